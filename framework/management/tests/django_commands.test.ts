// The commands and flags that scripts of Django use.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import { endCommands, runCommand, runCommands, startCommand } from '../../../testing/command_line.js';
import { createEmptyDatabase, createTestDatabase, onEachDatabase } from '../../../testing/databases.js';
import { freePort, serviceAddresses } from '../../../testing/ports.js';
import { ProjectCopy } from '../../../testing/project_copy.js';
import { NOT_NEEDED } from '../not_needed.js';

describe('what scripts of Django pass', () => {
  it('flags that have no effect are taken, and say so', async () => {
    const [settings, quiet, hyphen, database, other] = await runCommands([
      ['showurls', '--settings', 'shop.settings', '--pythonpath', '.'],
      ['showurls', '--noinput', '--skip-checks', '--force-color'],
      ['showurls', '--no-input', '--no-color'],
      ['showurls', '--database', 'default'],
      ['showurls', '--database', 'replica'],
    ]);
    expect(settings?.code).to.equal(0);
    expect(settings?.stderr).to.equal(
      '--settings has no effect: the settings are read from the environment and .env.\n' +
        '--pythonpath has no effect: there is no Python here.\n',
    );
    for (const outcome of [quiet, hyphen, database]) expect(outcome).to.include({ code: 0, stderr: '' });
    expect(other?.code).to.equal(2);
    expect(other?.stderr).to.contain("argument --database: The connection 'replica' doesn't exist.");
  });

  it('commands that are not needed say why, and succeed', async () => {
    const names = Object.keys(NOT_NEEDED);
    const outcomes = await runCommands(names.map((name) => [name, '--noinput']));
    for (const [index, name] of names.entries()) {
      expect(outcomes[index]).to.deep.equal({
        code: 0,
        stdout: `${name} is not needed here: ${NOT_NEEDED[name]}.\n`,
        stderr: '',
      });
    }
  });

  it('diffsettings shows what is set, without secrets', async () => {
    const environment = {
      ...{ SHOP_NAME: 'Elm Street', SECRET_KEY: 'k'.repeat(50), GRPC_TOKEN: 'secret-token' },
      DATABASE_URL: 'postgres://shop:hunter2@127.0.0.1/shop',
    };
    const { stdout } = await runCommand(['diffsettings'], environment);
    expect(stdout).to.contain('SHOP_NAME = "Elm Street"\n');
    expect(stdout).to.contain('SECRET_KEY = ********\n').and.contain('GRPC_TOKEN = ********\n');
    expect(stdout).to.contain('DATABASE_URL = "postgres://shop:********@127.0.0.1/shop"\n');
    expect(stdout).not.to.contain('HSTS_SECONDS');
    const all = (await runCommand(['diffsettings', '--all'], environment)).stdout;
    expect(all).to.contain('### HSTS_SECONDS = ').and.not.contain('hunter2').and.not.contain('secret-token');
  });

  it('sendtestemail sends by EMAIL_URL', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'shop-mails-'));
    try {
      const sent = await runCommand(['sendtestemail', 'ann@example.com'], { EMAIL_URL: `file:${folder}` });
      expect(sent).to.deep.equal({
        code: 0,
        stdout: 'Sent a test mail to ann@example.com (file).\n',
        stderr: '',
      });
      expect(readdirSync(folder)).to.have.length(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const [nobody, wrong] = await runCommands([['sendtestemail'], ['sendtestemail', 'ann']]);
    expect(nobody?.stderr).to.equal('CommandError: You must specify some email recipients.\n');
    expect(wrong?.stderr).to.equal("CommandError: 'ann' is not an email address.\n");
    const closed = { EMAIL_URL: `smtp://127.0.0.1:${await freePort()}` };
    const failed = await runCommand(['sendtestemail', 'ann@example.com'], closed);
    expect(failed.code).to.equal(1);
    expect(failed.stderr).to.match(
      /^CommandError: The mail to ann@example.com could not be sent: .*ECONNREFUSED/,
    );
  });

  it('check takes tags, levels and apps', async () => {
    const environment = { DATABASE_URL: 'sqlite:/tmp/there-is-none.sqlite3' };
    const [tags, unknown, urls, warning, error, app] = await runCommands(
      [
        ['check', '--list-tags'],
        ['check', '--tag', 'colours'],
        ['check', '--tag', 'urls', '--fail-level', 'INFO'],
        ['check', '--tag', 'database', '--fail-level', 'WARNING'],
        ['check', '--tag', 'database', '--fail-level', 'CRITICAL', '--database', 'default'],
        ['check', 'cheese'],
      ],
      environment,
    );
    expect(tags?.stdout).to.equal('database\nmodels\nsecurity\nsettings\nurls\n');
    expect(unknown?.stderr).to.equal('CommandError: There is no system check with the "colours" tag.\n');
    expect(urls).to.include({ code: 0, stdout: 'System check identified no issues (0 silenced).\n' });
    expect(warning?.code).to.equal(1);
    expect(warning?.stderr).to.contain('There is no database yet.');
    expect(error?.code).to.equal(0);
    expect(app?.stderr).to.equal("CommandError: No installed app with label 'cheese'.\n");
  });
});

onEachDatabase('commands of Django', (dialect) => {
  after(endCommands);

  it('migrate --fake-initial records first migrations whose tables exist', async () => {
    const database = await createTestDatabase(dialect);
    const environment = { DATABASE_URL: database.url };
    const db = new Database(database.url);
    await db.maintenance('migrations').where({ app: 'invoices' }).orWhere({ app: 'payments' }).delete();
    await db.close();
    const [faked, again] = await runCommands(
      [
        ['migrate', 'invoices', '0001', '--fake-initial', '--noinput'],
        ['migrate', 'invoices', '0001', '--fake-initial', '--noinput'],
      ],
      environment,
    );
    expect(faked?.stdout).to.contain('  Applying invoices.0001_initial... FAKED\n');
    expect(again?.stdout).to.contain('No migrations to apply.');
    await database.drop();
  });

  it('migrate --fake-initial runs them where the tables do not exist', async () => {
    const database = await createEmptyDatabase(dialect);
    const migrated = await runCommand(['migrate', 'products', '0001', '--fake-initial'], {
      DATABASE_URL: database.url,
    });
    expect(migrated.stdout).to.contain('  Applying products.0001_initial... OK\n');
    await database.drop();
  });

  it('migrate --prune forgets migrations without a file', async () => {
    const database = await createTestDatabase(dialect);
    const environment = { DATABASE_URL: database.url };
    const db = new Database(database.url);
    const applied_at = new Date().toISOString();
    await db.maintenance('migrations').insert({ app: 'products', name: '0099_gone', applied_at });
    await db.close();
    const [first, second, every] = await runCommands(
      [
        ['migrate', 'products', '--prune'],
        ['migrate', 'products', '--prune'],
        ['migrate', '--prune'],
      ],
      environment,
    );
    expect(first?.stdout).to.equal('Pruning migrations:\n  Pruning products.0099_gone OK\n');
    expect(second?.stdout).to.equal('Pruning migrations:\n  No migrations to prune.\n');
    expect(every?.stderr).to.equal('CommandError: Migrations can be pruned only when an app is specified.\n');
    await database.drop();
  });

  it('inspectdb prints models that can be compiled; sqlflush prints SQL and deletes nothing', async () => {
    const database = await createTestDatabase(dialect);
    const environment = { DATABASE_URL: database.url };
    const [one, all, none, sql] = await runCommands(
      [['inspectdb', 'products_category'], ['inspectdb'], ['inspectdb', 'cheese'], ['sqlflush']],
      environment,
    );
    expect(one?.stdout).to.contain(`export const Category = defineModel({
  app: 'products',
  name: 'Category',
  indexes: [['name_key', 'id']],
  fields: {
    id: AutoField(),
    slug: CharField({ maxLength: 50, unique: true }),
    name: CharField({ maxLength: 100 }),
    name_key: TextField({}),
`);
    expect(all?.stdout).to.contain("product_id: ForeignKey({ to: () => Product, onDelete: 'cascade' })");
    expect(none?.stderr).to.equal('CommandError: There is no table cheese.\n');
    expect(sql?.stdout)
      .to.match(/^BEGIN;\n/)
      .and.match(/products_category/)
      .and.match(/COMMIT;\n$/);
    const db = new Database(database.url);
    expect(await db.read('products_category').first()).to.include({ slug: 'electronics' });
    await db.close();
    await database.drop();
  });
});

describe('runserver without services', () => {
  after(endCommands);

  it('says which services do not answer; so does, with DEBUG, the response', async () => {
    const addresses = await serviceAddresses();
    const web = startCommand(['runserver', '0', '--nothreading'], {
      ...addresses,
      DATABASE_URL: 'sqlite::memory:',
    });
    await web.prints('These services do not answer');
    await web.prints(`  products at ${addresses.PRODUCTS_ADDRESS}\n`);
    expect(web.stderr).to.contain(
      '--nothreading has no effect: every process serves many requests at a time.\n',
    );
    const url = /Starting development server at (http:\S+)\/\n/.exec(web.stdout)?.[1] ?? '';
    const response = await fetch(`${url}/api/products/`);
    const { error } = (await response.json()) as { error: string };
    expect(response.status).to.equal(503);
    const service = `ProductService at ${addresses.PRODUCTS_ADDRESS}`;
    expect(error).to.equal(`The service is not available. Try again. (${service})`);
    await web.end('SIGTERM');
  });
});

describe('testserver', () => {
  after(endCommands);

  it('serves fixtures from a database that goes with it', async () => {
    const before = readdirSync(os.tmpdir()).filter((name) => name.startsWith('shop-testserver-'));
    const server = startCommand(['testserver', 'sample', '--addrport', '0']);
    await server.prints('The shop is open.');
    const url = /Starting development server at (http:\S+)\/\n/.exec(server.stdout)?.[1] ?? '';
    const products = (await (await fetch(`${url}/api/products/`)).json()) as { total_count: number };
    expect(products.total_count).to.be.greaterThan(0);
    expect((await server.end('SIGINT')).code).to.equal(0);
    const after = readdirSync(os.tmpdir()).filter((name) => name.startsWith('shop-testserver-'));
    expect(after).to.deep.equal(before);
  });
});

describe('files and folders that cannot be used', () => {
  let project: ProjectCopy;
  before(() => {
    project = new ProjectCopy();
  });
  after(() => project.remove());

  it('a folder that is missing is named', async () => {
    const [database, log] = await Promise.all([
      runCommand(['migrate', '-v', '0'], { DATABASE_URL: 'sqlite:/there/is/none/shop.db' }),
      runCommand(['migrate'], { LOG_FILE: '/there/is/none/log' }),
    ]);
    expect(database.stderr).to.equal(
      'CommandError: The database cannot be used: the folder /there/is/none does not exist.\n',
    );
    expect(log.stderr).to.contain('LOG_FILE: the folder /there/is/none does not exist.');
  });

  it('lines of .env that are wrong, and names that are none, are reported', async () => {
    const lines = [
      '# A comment',
      'SHOP_NAME="Elm',
      'Street"',
      'export TZ=UTC',
      'DEBUGG=true',
      'what is this?',
    ];
    writeFileSync(project.path('.env'), `${lines.join('\n')}\n`);
    const checked = await project.manage(['check']);
    expect(checked.stderr).to.contain(
      `Line 6 of ${project.path('.env')} is neither NAME=value nor a comment.`,
    );
    expect(checked.stderr).to.contain('.env has DEBUGG, which is no setting.\n\tHINT: Did you mean DEBUG?');
    expect(checked.stderr).not.to.contain('what is this');
    expect((await project.manage(['migrate'])).stderr).to.contain('Line 6 of');
    writeFileSync(project.path('.env'), lines.slice(0, -2).join('\n'));
    expect((await project.manage(['diffsettings'])).stdout).to.contain('SHOP_NAME = "Elm\\nStreet"');
  });

  it('manage.ts runs from any folder, and a relative database is in the project', async () => {
    const command = `cd / && ${project.path('manage.ts')} migrate products 0001 -v 0`;
    const { code, stderr } = await project.run('sh', ['-c', command], {
      DATABASE_URL: 'sqlite:shop.sqlite3',
    });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(readdirSync(project.folder)).to.include('shop.sqlite3');
  });

  it('an old Node is refused in one line', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"18.19.0"}})';
    const { code, stderr } = await project.run(process.execPath, ['--import', old, 'manage.js', 'start']);
    expect({ code, stderr }).to.deep.equal({
      code: 1,
      stderr: 'The shop needs Node 20.19 or later; this is 18.19.0.\n',
    });
  });
});
