// architecture.md as a test: which way imports point, what each room never holds, and house style.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { BASE_DIR } from '../ecommerce/settings.js';

const APPS = ['products', 'customers', 'orders', 'carts', 'invoices', 'payments', 'recommendations'];

/** Every source file that people write, by its path from the root. */
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts'], {
  cwd: BASE_DIR,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('protos/generated/'));
const text = new Map(sources.map((file) => [file, readFileSync(path.join(BASE_DIR, file), 'utf8')]));
const isTest = (file: string): boolean => /(^|\/)(tests|testing)\//.test(file) || file.startsWith('bench/');
const production = sources.filter((file) => !isTest(file));

interface Import {
  from: string;
  to: string;
  /** Erased when compiled: it does not run the other file. */
  typeOnly: boolean;
}

/** The imports of a file: project files by their path, packages by their name. */
function importsOf(file: string): Import[] {
  const found = (text.get(file) ?? '').matchAll(
    /(?:^|\n)(?:import|export)(\s+type)?\s[^'";]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map(([, type, named, bare]) => {
    const target = named ?? bare ?? '';
    const local = target.startsWith('.')
      ? path.join(path.dirname(file), target).replace(/\.js$/, '.ts')
      : target;
    return { from: file, to: local, typeOnly: type !== undefined };
  });
}

const imports = new Map(sources.map((file) => [file, importsOf(file)]));
const appOf = (file: string): string | undefined => APPS.find((app) => file.startsWith(`${app}/`));

/** The imports of some files that a rule forbids, as `from → to`. */
function forbidden(files: string[], isForbidden: (each: Import) => boolean): string[] {
  return files.flatMap((file) =>
    (imports.get(file) ?? []).filter(isForbidden).map(({ from, to }) => `${from} → ${to}`),
  );
}

const named = (name: string): string[] =>
  production.filter((file) => appOf(file) && path.basename(file) === name);
/** The files of apps that hold tables and queries: all but the rooms with another purpose. */
const ROOMS = ['serializers', 'grpc_server', 'grpc_client', 'views', 'urls', 'admin'].map(
  (room) => `${room}.ts`,
);
const modelFiles = production.filter(
  (file) => appOf(file) && /^\w+\/\w+\.ts$/.test(file) && !ROOMS.includes(path.basename(file)),
);

describe('architecture', () => {
  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const { to, typeOnly } of imports.get(file) ?? [])
        if (!typeOnly && text.has(to)) visit(to, [...trail, file]);
      state.set(file, 'done');
    };
    sources.forEach((file) => visit(file, []));
    expect(cycles).to.deep.equal([]);
  });

  it('INSTALLED_APPS is in order of dependency, and apps import only from apps before them', () => {
    expect(INSTALLED_APPS.map((app) => app.label).filter((label) => APPS.includes(label))).to.deep.equal(
      APPS,
    );
    const upwards = forbidden(
      production.filter((file) => appOf(file)),
      ({ from, to }) => {
        const target = appOf(to);
        return target !== undefined && APPS.indexOf(target) > APPS.indexOf(appOf(from) ?? '');
      },
    );
    expect(upwards).to.deep.equal([]);
  });

  it('only apps.ts and urls.ts of the project folder import apps', () => {
    const files = production.filter(
      (file) => file.startsWith('ecommerce/') && !/^ecommerce\/(apps|urls)\.ts$/.test(file),
    );
    expect(forbidden(files, ({ to }) => appOf(to) !== undefined)).to.deep.equal([]);
  });

  it('models know neither Express nor gRPC', () => {
    const isWire = ({ to }: Import): boolean =>
      /^(express|@grpc\/)/.test(to) || /protos\/generated|ecommerce\/(http|grpc)\//.test(to);
    expect(
      forbidden(
        modelFiles.filter((file) => path.basename(file) === 'models.ts'),
        isWire,
      ),
    ).to.deep.equal([]);
  });

  it('views reach data through gRPC alone', () => {
    expect(
      forbidden(
        named('views.ts'),
        ({ to, typeOnly }) => !typeOnly && (modelFiles.includes(to) || to === 'knex'),
      ),
    ).to.deep.equal([]);
  });

  it('gRPC clients import no models', () => {
    expect(forbidden(named('grpc_client.ts'), ({ to }) => modelFiles.includes(to))).to.deep.equal([]);
  });

  it('gRPC servers hold no SQL and no try/catch', () => {
    const wrong = named('grpc_server.ts').filter((file) =>
      /\btry\s*\{|\.where\(|\braw\(|\bknex\b/.test(text.get(file) ?? ''),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('migrations import no app code', () => {
    const files = production.filter((file) => file.startsWith('migrations/'));
    expect(forbidden(files, ({ to }) => appOf(to) !== undefined)).to.deep.equal([]);
  });

  it('layers of the project folder point down', () => {
    const base = /^ecommerce\/(settings|errors|money|pagination|logging)\.ts$/;
    const up = forbidden(
      production.filter((file) => base.test(file)),
      ({ to, typeOnly }) => !typeOnly && /ecommerce\/(db|grpc|http|auth|admin|management)\//.test(to),
    );
    const database = forbidden(
      production.filter((file) => file.startsWith('ecommerce/db/')),
      ({ to }) => /ecommerce\/(grpc|http|auth|admin|management)\//.test(to),
    );
    expect([...up, ...database]).to.deep.equal([]);
  });

  it('settings.ts alone reads the environment', () => {
    const allowed = /^ecommerce\/(settings\.ts|management\/)/;
    const wrong = production.filter(
      (file) => !allowed.test(file) && /process\.env\b/.test(text.get(file) ?? ''),
    );
    expect(wrong).to.deep.equal([]);
  });
});

describe('house style', () => {
  it('every file opens by saying what it is for', () => {
    const silent = sources.filter((file) => !/^(#!.*\n)?(\/\/ |\/\*\*)/.test(text.get(file) ?? ''));
    expect(silent).to.deep.equal([]);
  });

  it('no file has more than 300 lines', () => {
    expect(sources.filter((file) => (text.get(file) ?? '').split('\n').length > 301)).to.deep.equal([]);
  });

  it('a thing lives with what it serves: no utils, helpers or common', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.ts|\/)/.test(file))).to.deep.equal(
      [],
    );
  });

  it('no file only hands on names', () => {
    const codeOf = (file: string): string => (text.get(file) ?? '').replace(/^\s*\/\/.*$/gm, '').trim();
    const handsOn = sources.filter((file) => /^(export\s[^;]*\sfrom\s'[^']*';\s*)+$/.test(codeOf(file)));
    expect(handsOn).to.deep.equal([]);
  });

  it('nothing is left for later, and no test is switched off', () => {
    const later = sources.filter(
      (file) =>
        file !== 'tests/architecture.test.ts' &&
        /\b(TODO|FIXME|XXX|HACK)\b|\b(describe|it)\.(only|skip)\(/.test(text.get(file) ?? ''),
    );
    expect(later).to.deep.equal([]);
  });
});
