// architecture.md as a test: which way imports point, what each room never holds, and house style.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { BASE_DIR } from '../framework/conf/settings.js';

/** The project's own apps, in order of dependency. */
const APPS = INSTALLED_APPS.map(({ label }) => label).filter((label) =>
  existsSync(path.join(BASE_DIR, label)),
);

/** Every source file that people write, by its path from the root. */
const LEFT_OUT =
  /^(node_modules|dist|coverage|protos\/generated|examples\/typescript\/generated|\.[^/]*)(\/|$)/;
const sources = readdirSync(BASE_DIR, { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => !LEFT_OUT.test(name))
  .flatMap((name) => filesIn(name))
  .filter((file) => file.endsWith('.ts') && !LEFT_OUT.test(file))
  .sort();

/** A file, or the files of a folder, by their paths from the root. */
function filesIn(name: string): string[] {
  const full = path.join(BASE_DIR, name);
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full, { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(name, file).replaceAll(path.sep, '/'),
  );
}
const text = new Map(sources.map((file) => [file, readFileSync(path.join(BASE_DIR, file), 'utf8')]));
const isTest = (file: string): boolean =>
  /(^|\/)(tests|testing)\//.test(file) || /^(bench|examples)\//.test(file);
const production = sources.filter((file) => !isTest(file));

interface Import {
  from: string;
  to: string;
  /** Erased when compiled: it does not run the other file. */
  typeOnly: boolean;
  /** `import('…')`: runs the other file later, or never. */
  later: boolean;
}

/** The imports of a file: project files by their path, packages by their name. */
function importsOf(file: string): Import[] {
  const found = (text.get(file) ?? '').matchAll(
    /(?:^|\n)(?:import|export)(\s+type)?\s[^'";]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\('([^']+)'\)/g,
  );
  return [...found].map(([, type, named, bare, dynamic]) => {
    const target = named ?? bare ?? dynamic ?? '';
    const local = target.startsWith('.')
      ? path.join(path.dirname(file), target).replace(/\.js$/, '.ts')
      : target;
    return { from: file, to: local, typeOnly: type !== undefined, later: dynamic !== undefined };
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

/** The layers of docs/architecture.md, by the names of their first files. */
const [PROJECT, EDGE, VIEWS, CLIENTS, SERIALIZERS, MODELS, SETTINGS, COMMANDS, PLUMBING, BASE] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];
/** What is in the project's folder; apps know its settings alone. */
const PROJECT_FILES: Record<string, number> = { settings: SETTINGS, error_codes: SETTINGS, views: VIEWS };
/** The rooms of an app; all its other files hold its tables and queries, nested folders too. */
const ROOMS: Record<string, number> = {
  ...{ urls: EDGE, admin: EDGE, grpc_server: EDGE },
  // What the front page of the admin shows, and what hears the signals of earlier apps.
  ...{
    panels: EDGE,
    receivers: EDGE,
    import_page: EDGE,
    cancel_page: EDGE,
    export_page: EDGE,
    preview_page: EDGE,
  },
  endpoint_page: EDGE,
  ...{
    order_page: EDGE,
    again_page: EDGE,
    phone_page: EDGE,
    order_timeline: EDGE,
    order_panels: EDGE,
    check_page: EDGE,
    refund_page: EDGE,
    paid_page: EDGE,
  },
  // What reads through gRPC clients, as views do.
  ...{ views: VIEWS, authenticator: VIEWS },
  ...{ catalogue_urls: EDGE, catalogue_views: VIEWS, catalogue_serializers: SERIALIZERS },
  ...{ link_pages: VIEWS, token_reader: VIEWS, claim_page: VIEWS, throttles: VIEWS },
  ...{ own_orders: VIEWS, cart_token: VIEWS },
  ...{
    grpc_client: CLIENTS,
    serializers: SERIALIZERS,
    bulk_serializers: SERIALIZERS,
    csv_lists: SERIALIZERS,
  },
};

/** The layer of a production file, undefined where it belongs to none. */
function layerOf(file: string): number | undefined {
  if (/^(manage|build)\.ts$/.test(file)) return PROJECT;
  if (file.startsWith('migrations/')) return MODELS;
  const [, folder = '', name = ''] = /^(\w+)\/(.*)$/.exec(file) ?? [];
  if (APPS.includes(folder)) {
    if (name.startsWith('management/commands/')) return PROJECT;
    return ROOMS[name.replace(/\.ts$/, '')] ?? MODELS;
  }
  if (folder === 'ecommerce') return PROJECT_FILES[name.replace(/\.ts$/, '')] ?? PROJECT;
  if (folder !== 'framework') return undefined;
  if (/^(auth\/)?management\//.test(name)) return COMMANDS;
  const isPlumbing =
    /^(admin|http|grpc|auth|db|idempotency|openapi|serializers|throttles|metrics)\/|^(app_config|project)\.ts$/;
  return isPlumbing.test(name) ? PLUMBING : BASE;
}

const inLayer = (layer: number | undefined): string[] =>
  production.filter((file) => appOf(file) && layerOf(file) === layer);
const modelFiles = inLayer(MODELS);

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
      for (const { to, typeOnly, later } of imports.get(file) ?? [])
        if (!typeOnly && !later && text.has(to)) visit(to, [...trail, file]);
      state.set(file, 'done');
    };
    sources.forEach((file) => visit(file, []));
    expect(cycles).to.deep.equal([]);
  });

  it('every file has its layer, and imports point down', () => {
    expect(production.filter((file) => layerOf(file) === undefined)).to.deep.equal([]);
    const upwards = forbidden(production, ({ from, to }) => (layerOf(to) ?? BASE) < (layerOf(from) ?? BASE));
    expect(upwards).to.deep.equal([]);
  });

  it('apps import only from apps before them in INSTALLED_APPS', () => {
    expect(APPS).to.include.members(['products', 'orders', 'carts', 'payments']);
    const upwards = forbidden(
      production.filter((file) => appOf(file)),
      ({ from, to }) => {
        const target = appOf(to);
        return target !== undefined && APPS.indexOf(target) > APPS.indexOf(appOf(from) ?? '');
      },
    );
    expect(upwards).to.deep.equal([]);
  });

  it('the framework knows neither the project nor an app, not even their types', () => {
    const files = production.filter((file) => file.startsWith('framework/'));
    const isAbove = ({ to }: Import): boolean => appOf(to) !== undefined || to.startsWith('ecommerce/');
    expect(forbidden(files, isAbove)).to.deep.equal([]);
  });

  it('the settings of the project import no app', () => {
    const files = production.filter((file) => file === 'ecommerce/settings.ts');
    expect(forbidden(files, ({ to }) => appOf(to) !== undefined)).to.deep.equal([]);
  });

  it('models know neither Express nor gRPC', () => {
    const isWire = ({ to }: Import): boolean =>
      /^(express$|@grpc\/)/.test(to) || /protos\/generated|framework\/(http|grpc)\//.test(to);
    expect(forbidden(modelFiles, isWire)).to.deep.equal([]);
  });

  it('views reach data through gRPC alone', () => {
    const isData = ({ to, typeOnly }: Import): boolean =>
      !typeOnly && (modelFiles.includes(to) || to === 'knex' || to.startsWith('framework/db/'));
    expect(forbidden(inLayer(VIEWS), isData)).to.deep.equal([]);
  });

  it('gRPC clients import no models', () => {
    expect(forbidden(inLayer(CLIENTS), ({ to }) => modelFiles.includes(to))).to.deep.equal([]);
  });

  it('gRPC servers hold no SQL and no try/catch', () => {
    const servers = inLayer(EDGE).filter((file) => path.basename(file) === 'grpc_server.ts');
    const wrong = servers.filter((file) =>
      /\btry\s*\{|\.where\(|\braw\(|\bknex\b/.test(text.get(file) ?? ''),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('migrations import only knex and what the migrations own', () => {
    const files = production.filter((file) => file.startsWith('migrations/'));
    const isForeign = ({ to }: Import): boolean => !/^(knex|node:\w+|migrations\/\w+\.ts)$/.test(to);
    expect(forbidden(files, isForeign)).to.deep.equal([]);
  });

  it('the database knows nothing of the plumbing beside it', () => {
    const files = production.filter((file) => file.startsWith('framework/db/'));
    expect(forbidden(files, ({ to }) => /framework\/(grpc|http|auth|admin)\//.test(to))).to.deep.equal([]);
  });

  it('framework/conf/settings.ts alone reads the environment', () => {
    const wrong = production.filter(
      (file) => file !== 'framework/conf/settings.ts' && /process\.env\b/.test(text.get(file) ?? ''),
    );
    expect(wrong).to.deep.equal([]);
  });
});

describe('house style', () => {
  it('every file opens by saying what it is for', () => {
    const silent = sources.filter((file) => !/^(#!.*\n(':'.*\n)?)?(\/\/ |\/\*\*)/.test(text.get(file) ?? ''));
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

  it('every exported value is used by another file', () => {
    const words = new Map([...text].map(([file, code]) => [file, new Set(code.match(/\w+/g))]));
    const isUsed = (name: string, by: string): boolean =>
      [...words].some(([file, used]) => file !== by && used.has(name));
    const files = sources.filter((file) => !/^(migrations|tests\/upgrade)\/|^testing\/setup\.ts$/.test(file));
    const dead = files.flatMap((file) =>
      [...(text.get(file) ?? '').matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)]
        .map(([, name = '']) => name)
        .filter((name) => !isUsed(name, file))
        .map((name) => `${file}: ${name}`),
    );
    expect(dead).to.deep.equal([]);
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
