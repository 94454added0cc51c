// The image of the Dockerfile, and the build that it holds: dist/ runs alone, without the sources, on a read-only root,
// as a user without rights. Its stages are carried out in clean folders, and it runs in a sandbox (testing/shipping).
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { validate } from 'dockerfile-utils';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { commandGroups } from '../../framework/management/registry.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../../testing/databases.js';
import { freePort, serviceAddresses } from '../../testing/ports.js';
import { ProjectCopy } from '../../testing/project_copy.js';
import { filesBelow, type Image, ImageBuild } from '../../testing/shipping/image.js';
import { SandboxProcess, whyNoSandbox } from '../../testing/shipping/sandbox.js';

const DOCKERFILE = readFileSync(path.join(BASE_DIR, 'Dockerfile'), 'utf8');
const SECRET = 'a-secret-that-no-image-may-have';
/** What a developer's folder may have besides the sources. */
const PRIVATE = [
  '.env',
  '.env.production',
  'db.sqlite3',
  'db.sqlite3-wal',
  'shop.dump',
  'ops/tls/server.key',
  'server.pem',
];
const PRODUCTION = {
  SECRET_KEY: 'abcdefghij'.repeat(5),
  GRPC_TOKEN: 'jihgfedcba'.repeat(5),
  ALLOWED_HOSTS: '127.0.0.1',
};

describe('the Dockerfile', () => {
  it('has no error or warning of the linter', () => {
    expect(validate(DOCKERFILE)).to.deep.equal([]);
  });

  it('names one exact version of its base, and no user with rights', () => {
    const bases = new Set([...DOCKERFILE.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base));
    expect([...bases]).to.have.length(1);
    expect([...bases][0]).to.match(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(/^USER (.*)$/m.exec(DOCKERFILE)?.[1]).to.equal('1000:1000');
  });
});

describe('the image', function () {
  this.timeout(600_000);
  let build: ImageBuild | undefined;
  let image: Image;
  const copy = new ProjectCopy();

  before(async function () {
    const problem = whyNoSandbox();
    if (problem && process.env.REQUIRE_BUBBLEWRAP === '1') throw new Error(problem);
    if (problem) {
      console.log(`      skipped: ${problem}`);
      this.skip();
    }
    for (const name of PRIVATE) {
      mkdirSync(path.dirname(copy.path(name)), { recursive: true });
      writeFileSync(copy.path(name), SECRET);
    }
    build = new ImageBuild(copy.folder);
    image = await build.build();
  });
  after(() => {
    build?.remove();
    copy.remove();
  });

  /** Runs the program in the image; nothing but /tmp and the volume can be written. */
  function manage(args: string[], environment: NodeJS.ProcessEnv, data: string): SandboxProcess {
    return inImage([...image.entrypoint, ...args], environment, data);
  }

  function inImage(command: string[], environment: NodeJS.ProcessEnv, data: string): SandboxProcess {
    const env = { PATH: '/usr/bin:/bin', ...image.environment, ...environment };
    const options = { environment: env, cwd: image.workdir, volumes: { '/data': data } };
    return new SandboxProcess(image.root, command, options);
  }

  it('leaves out only what installs packages of Debian', () => {
    expect(build?.leftOut.map((script) => script.split(' ', 2).join(' '))).to.deep.equal(['apt-get update']);
  });

  it('has the program, its packages and nothing else of the project', () => {
    const own = filesBelow(path.join(image.root, 'app')).filter(
      (file) => !/^(node_modules|dist)\//.test(file),
    );
    expect(own).to.have.members(['package.json', 'package-lock.json', 'sbom.json']);
    for (const name of ['esbuild', 'typescript', 'mocha', 'grpc-tools']) {
      expect(existsSync(path.join(image.root, 'app', 'node_modules', name)), name).to.equal(false);
    }
  });

  it('has no file with secrets or data, not even in the stages before it', () => {
    for (const { root } of build?.stages ?? []) {
      const found = filesBelow(root).filter((file) => PRIVATE.some((name) => file.endsWith(`app/${name}`)));
      expect(found).to.deep.equal([]);
    }
  });

  it('lists its packages in a bill of materials', () => {
    const bill = JSON.parse(readFileSync(path.join(image.root, 'app', 'sbom.json'), 'utf8')) as {
      bomFormat: string;
      components: { name: string; version: string }[];
    };
    expect(bill.bomFormat).to.equal('CycloneDX');
    const { packages } = JSON.parse(readFileSync(path.join(BASE_DIR, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    for (const name of ['express', 'pg', 'sqlite3', '@grpc/grpc-js', 'knex']) {
      expect([...listed]).to.include(`${name}@${packages[`node_modules/${name}`]?.version}`);
    }
    expect([...listed].join(' ')).not.to.match(/ (mocha|typescript|esbuild)@/);
  });

  onEachDatabase('alone', (dialect) => {
    let database: TestDatabase;
    let data: string;
    let env: NodeJS.ProcessEnv;

    before(async () => {
      data = mkdtempSync(path.join(os.tmpdir(), 'shop-data-'));
      chmodSync(data, 0o700);
      chownSync(data, 1000, 1000);
      database = await createEmptyDatabase(dialect);
      const url = dialect === 'postgres' ? { DATABASE_URL: database.url } : {};
      env = {
        ...PRODUCTION,
        ...url,
        HOST: '127.0.0.1',
        TEST_PAYMENTS: 'true',
        ...(await serviceAddresses()),
      };
    });
    after(async () => {
      await database.drop();
      rmSync(data, { recursive: true });
    });
    const run = (args: string[], more: NodeJS.ProcessEnv = {}) =>
      manage(args, { ...env, ...more }, data).outcome;

    it('has every command', async () => {
      const { stdout } = await run(['help']);
      for (const name of commandGroups().flatMap(([, names]) => names))
        expect(stdout).to.contain(`    ${name}\n`);
    });

    it('runs the commands that need no sources, and refuses the others', async () => {
      expect((await run(['migrate', '--sample'])).stderr).to.equal('');
      const working = [
        'check',
        'makemigrations --check',
        'showmigrations',
        'sqlmigrate products 0001',
        'showurls',
      ];
      const others = [
        'verify',
        'clearexpired',
        'dumpdata products',
        'generateschema',
        'diffsettings',
        'showevents',
      ];
      for (const line of [...working, ...others]) {
        const { code, stderr } = await run(line.split(' '));
        expect(code, `${line}: ${stderr}`).to.equal(0);
      }
      for (const line of ['startapp reviews', 'makemigrations products --empty', 'test']) {
        const { code, stderr } = await run(line.split(' '));
        expect({ code, stderr }, line).to.deep.equal({
          code: 1,
          stderr: 'CommandError: /app has no sources: run this command in a checkout of the project.\n',
        });
      }
    });

    it('serves the shop on a read-only root: orders, PDFs, the admin, the pages of the API; a stop ends it', async () => {
      const open = { ...env, PORT: String(await freePort()) };
      const shop = manage(['start'], open, data);
      await shop.prints(/The shop is open/);
      const url = `http://127.0.0.1:${open.PORT}`;
      const healthy = () => inImage(image.healthcheck, open, data).outcome;
      expect(await healthy()).to.include({ code: 0, stderr: '' });
      expect(await manage(['health', 'orders'], open, data).outcome).to.include({ code: 0, stderr: '' });
      expect(await buy(url)).to.match(/^%PDF-/);
      const pages = [
        '/admin/login/',
        '/static/admin/base.css',
        '/api/docs/',
        '/api/docs/grpc/',
        '/api/schema/',
      ];
      for (const address of [...pages, '/password-reset/?token=x']) {
        expect((await fetch(url + address)).status, address).to.equal(200);
      }
      const { code } = await shop.end('SIGTERM');
      expect(code, shop.stderr).to.equal(0);
      expect((await healthy()).code).to.equal(1);
      expect(shop.stdout).not.to.match(/"level":(50|60|"error"|"fatal")/);
    });
  });
});

/** Orders, pays with the test provider, and gets the invoice as a PDF. */
async function buy(url: string): Promise<string> {
  const send = async (address: string, body: unknown, headers = {}) => {
    const type = { 'Content-Type': 'application/json' };
    const answer = await fetch(url + address, {
      method: 'POST',
      headers: { ...type, ...headers },
      body: JSON.stringify(body),
    });
    expect(answer.status, address).to.equal(201);
    return (await answer.json()) as { order: { id: number }; order_token: string };
  };
  const to = { customer_name: 'John', customer_email: 'john@example.com', shipping_address: '5 Elm St' };
  const { order, order_token } = await send('/api/orders/', {
    ...to,
    items: [{ product_id: 1, quantity: 1 }],
  });
  const headers = { 'X-Order-Token': order_token };
  await send(
    '/api/payments/transactions/',
    { order_id: order.id, provider: 'test', token: 'tok_visa' },
    headers,
  );
  const listed = await fetch(`${url}/api/invoices/?order_id=${order.id}`, { headers });
  const { invoices } = (await listed.json()) as { invoices: { id: number }[] };
  return (await fetch(`${url}/api/invoices/${invoices[0]?.id}/pdf/`, { headers })).text();
}
