// What starts the shop on other machines: compose.yaml, Kubernetes and systemd. No daemon of theirs runs here: the files
// are checked against the schemas and rules of each, and their settings as `check --deploy` does.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { deploymentRules } from '../../ecommerce/deployment_rules.js';
import { SERVICES } from '../../ecommerce/services.js';
import { readSettings, settings } from '../../ecommerce/settings.js';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { deploymentIssues } from '../../framework/management/deployment_checks.js';
import { describeProblems, manifestsOf, type Manifest } from '../../testing/shipping/kubernetes.js';

const OPS = path.join(BASE_DIR, 'ops');
const DEFAULTS = Object.entries(readSettings({}));
/** The port of each service. */
const PORTS = Object.fromEntries(
  Object.keys(SERVICES).map((app) => {
    const [, address] = DEFAULTS.find(([name]) => name === `${app.toUpperCase()}_ADDRESS`) ?? [];
    return [app, String(address).replace(/^.*:/, '')];
  }),
);
const [KEY, TOKEN] = [
  'pQv0nV7cJ2m9s1l3XcUoZ0iYkq8bB4dH6fWgRtNzEaLxMyKjSwOvPhDuCrTbGq5I',
  'Zb3kT9xWqLm5RvYdHs7NcJp1GfUoEa8iXt2rKzVwQy6BnMlDgSjPhFuCeOA4I0bR',
];

/** What `check --deploy` finds in an environment; names that are no settings first. */
function findingsOf(environment: Record<string, string>): string[] {
  const all = { ...environment, DEBUG: 'false', SECRET_KEY: KEY, GRPC_TOKEN: TOKEN };
  const read = readSettings(all);
  expect(read.problems).to.deep.equal([]);
  const unknown = Object.keys(all).filter((name) => !(name in settings));
  const given = new Set(Object.keys(all));
  return [...unknown, ...deploymentIssues(read, deploymentRules(read), given).map(({ id }) => id)];
}

describe('compose.yaml', () => {
  const text = readFileSync(path.join(BASE_DIR, 'compose.yaml'), 'utf8');
  const example = parseEnv(readFileSync(path.join(OPS, 'compose.env.example'), 'utf8')) as Record<
    string,
    string
  >;
  const { services } = parse(text, { merge: true }) as { services: Record<string, ComposeService> };
  const own = Object.entries(services).filter(([, { image }]) => image.startsWith('shop:'));

  it('has no error of the linter, which knows the schema of Compose', () => {
    const rules = {
      'service-keys-order': 0,
      'services-alphabetical-order': 0,
      'top-level-properties-order': 0,
    };
    const others = { 'service-dependencies-alphabetical-order': 0, 'require-quotes-in-ports': 0 };
    const linter = new DCLinter({ rules: { ...rules, ...others }, quiet: false, debug: false, exclude: [] });
    const files = linter.lintFiles([path.join(BASE_DIR, 'compose.yaml')], false) as LintedFile[];
    const messages = files.flatMap((file) => file.messages);
    expect(messages.map(({ line, message }) => `${line}: ${message}`)).to.deep.equal([]);
  });

  it('runs every service, the web server, and the migration before them', () => {
    expect(own.map(([name]) => name)).to.have.members(['migrate', 'web', ...Object.keys(SERVICES)]);
    for (const [name, service] of own) {
      expect(service, name).to.deep.include({ read_only: true, cap_drop: ['ALL'] });
      const after = name === 'migrate' ? 'postgres' : name === 'web' ? 'orders' : 'migrate';
      expect(Object.keys(service.depends_on), name).to.include(after);
      if (name in SERVICES) expect(service.command).to.deep.equal(['grpc-server', name]);
    }
  });

  it('opens only the web server, on this machine', () => {
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(open).to.deep.equal([['web', '127.0.0.1:8000:8000']]);
  });

  it('has settings that exist and are safe, but for TLS inside the one machine', () => {
    const { environment } = own[0]?.[1] ?? { environment: {} };
    const filled = Object.entries(environment).map(([name, value]) => [
      name,
      String(value).replaceAll(/\$\{\w+:\?[^}]*\}/g, 'x'),
    ]);
    const passwords = /^(POSTGRES|REDIS|RABBITMQ)_PASSWORD$/;
    const given = Object.entries(example).filter(([name]) => !passwords.test(name));
    const image = { HOST: '0.0.0.0', GRPC_LISTEN_HOST: '0.0.0.0' };
    const found = findingsOf({ ...Object.fromEntries([...given, ...filled]), ...image } as Record<
      string,
      string
    >);
    expect(found).to.have.members(['ecommerce.W006', 'ecommerce.W013', 'ecommerce.W021']);
  });

  it('has no secret', () => {
    for (const [name, value] of Object.entries(example)) {
      if (/KEY|TOKEN|PASSWORD$/.test(name)) expect(value, name).to.equal('');
    }
    expect(text).not.to.match(/(PASSWORD|PASS|KEY|TOKEN): (?!\$\{)\S/);
  });
});

interface LintedFile {
  messages: { line: number; message: string }[];
}

interface ComposeService {
  image: string;
  command: string[];
  depends_on: Record<string, unknown>;
  environment: Record<string, unknown>;
  ports?: string[];
}

describe('the manifests for Kubernetes', () => {
  const all = manifestsOf(path.join(OPS, 'kubernetes'));
  const ofKind = (kind: string) =>
    all.filter(({ manifest }) => manifest.kind === kind).map(({ manifest }) => manifest);
  const pods = () =>
    [...ofKind('Deployment'), ...ofKind('Job')].map((manifest) => ({ manifest, pod: podOf(manifest) }));

  it('fit the API of Kubernetes, without unknown fields', function () {
    this.timeout(120_000);
    expect(describeProblems(all)).to.deep.equal([]);
  });

  it('are refused for a wrong value, and for a field that does not exist', function () {
    this.timeout(120_000);
    const broken = (change: object) => [
      { file: 'x.yaml', manifest: { ...ofKind('Job')[0], ...change } as Manifest },
    ];
    expect(describeProblems(broken({ spec: { template: 1 } })).join('\n')).to.match(/x\.yaml/);
    const misspelt = { spec: { templat: {}, template: { spec: { containers: [] } } } };
    expect(describeProblems(broken(misspelt)).join('\n')).to.match(/templat/);
  });

  it('have a Deployment and a budget for the web server and each service', () => {
    const names = ['web', ...Object.keys(SERVICES)];
    for (const kind of ['Deployment', 'PodDisruptionBudget', 'Service']) {
      expect(
        ofKind(kind).map(({ metadata }) => metadata.name),
        kind,
      ).to.have.members(names);
    }
  });

  it('are alike for all services, but for the name and the port', () => {
    const template = (app: string) => {
      const text = readFileSync(path.join(OPS, 'kubernetes', 'services', `${app}.yaml`), 'utf8');
      return text.replaceAll(app, 'NAME').replaceAll(PORTS[app] ?? '', 'PORT');
    };
    for (const app of Object.keys(SERVICES)) expect(template(app), app).to.equal(template('customers'));
    expect(template('customers')).to.contain('args: [grpc-server, NAME]');
  });

  it('run without rights, on a read-only root, with probes', () => {
    expect(pods()).to.have.length(2 + Object.keys(SERVICES).length);
    for (const { manifest, pod } of pods()) {
      const [container] = pod.containers;
      expect(pod.securityContext, manifest.metadata.name).to.include({ runAsNonRoot: true, runAsUser: 1000 });
      expect(container?.securityContext).to.deep.equal({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        capabilities: { drop: ['ALL'] },
      });
      if (manifest.kind === 'Job') continue;
      expect(container).to.include.keys('startupProbe', 'readinessProbe', 'livenessProbe', 'resources');
    }
  });

  it('give a pod longer to stop than it needs', () => {
    const delay = Number((ofKind('ConfigMap')[0] as unknown as ConfigMap).data.SHUTDOWN_DELAY_SECONDS);
    for (const { manifest, pod } of pods()) {
      if (manifest.kind === 'Job') continue;
      const { periodSeconds, failureThreshold } = pod.containers[0]?.readinessProbe ?? {};
      expect(delay).to.be.above((periodSeconds ?? NaN) * (failureThreshold ?? NaN));
      expect(pod.terminationGracePeriodSeconds).to.be.at.least(delay + 15);
    }
  });

  it('have settings that exist, and that check --deploy has no complaint about', () => {
    const inPod = { HOST: '0.0.0.0', GRPC_LISTEN_HOST: '0.0.0.0', METRICS_ADDRESS: '10.0.0.7:9464' };
    const map = (ofKind('ConfigMap')[0] as unknown as ConfigMap).data;
    const secret = (ofKind('Secret')[0] as unknown as { stringData: Record<string, string> }).stringData;
    expect(findingsOf({ ...map, ...secret, ...inPod })).to.deep.equal([]);
    for (const [app, port] of Object.entries(PORTS)) {
      expect(map[`${app.toUpperCase()}_ADDRESS`]).to.equal(`dns:///${app}:${port}`);
    }
  });
});

interface ConfigMap {
  data: Record<string, string>;
}

interface Pod {
  terminationGracePeriodSeconds: number;
  securityContext: object;
  containers: {
    securityContext: object;
    readinessProbe?: { periodSeconds: number; failureThreshold: number };
  }[];
}

function podOf(manifest: Manifest): Pod {
  return (manifest as unknown as { spec: { template: { spec: Pod } } }).spec.template.spec;
}

describe('the units of systemd', () => {
  const folder = path.join(OPS, 'systemd');
  const units = readdirSync(folder);

  before(function () {
    if (existsSync('/usr/bin/systemd-analyze') && existsSync('/usr/bin/node')) return;
    console.log('      skipped: systemd-analyze, or /usr/bin/node, which the units run, is missing');
    this.skip();
  });

  it('have no error of systemd-analyze', () => {
    const files = units.map((name) => path.join(folder, name.replace('@.', '@orders.')));
    const output = execFileSync('systemd-analyze', ['verify', '--man=no', ...files], { stdio: 'pipe' });
    expect(output.toString()).to.equal('');
  });

  it('leave the processes few rights', function () {
    this.timeout(60_000);
    for (const name of units.filter((unit) => unit.endsWith('.service'))) {
      const file = path.join(folder, name.replace('@.', '@orders.'));
      // Fails above 2.0 of 10.
      execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file], {
        stdio: 'pipe',
      });
    }
  });

  it('start every service', () => {
    const target = readFileSync(path.join(folder, 'shop.target'), 'utf8');
    const started = [...target.matchAll(/shop@(\w+)\.service/g)].map(([, app]) => app);
    expect(started).to.have.members(Object.keys(SERVICES));
  });
});
