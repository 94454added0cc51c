// migrate, showmigrations and sqlmigrate as processes, on both databases.
import { expect } from 'chai';
import { INSTALLED_APPS } from '../../../ecommerce/apps.js';
import { Database } from '../../db/database.js';
import { holdMigrationLock } from '../../db/migration_lock.js';
import { loadMigrations } from '../../db/migrations.js';
import {
  endCommands,
  type Outcome,
  runCommand,
  runCommands,
  startCommand,
} from '../../../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';

const NOTHING_TO_DO = '  No migrations to apply.\n';

onEachDatabase('migrate', (dialect) => {
  let database: TestDatabase;
  let ids: string[];
  const manage = (...args: string[]): Promise<Outcome> => runCommand(args, { DATABASE_URL: database.url });
  const manageAll = (commands: string[][]): Promise<Outcome[]> =>
    runCommands(commands, { DATABASE_URL: database.url });

  before(async () => {
    ids = (await loadMigrations(INSTALLED_APPS.map((app) => app.label))).map((migration) => migration.id);
  });
  beforeEach(async () => {
    database = await createEmptyDatabase(dialect);
  });
  afterEach(async () => {
    await endCommands();
    await database.drop();
  });

  it('applies everything in order, then has nothing to do', async () => {
    const [unchecked, plan, first, second, checked] = await manageAll([
      ['migrate', '--check'],
      ['migrate', '--plan'],
      ['migrate'],
      ['migrate'],
      ['migrate', '--check'],
    ]);
    expect(unchecked).to.deep.equal({ code: 1, stdout: '', stderr: '' });
    expect(plan?.stdout).to.equal(`Planned operations:\n${ids.map((id) => `  Apply ${id}\n`).join('')}`);
    expect(first?.stderr).to.equal('');
    expect(first?.stdout).to.match(
      /^Operations to perform:\n {2}Apply all migrations: .+\nRunning migrations:\n/,
    );
    expect(first?.stdout).to.contain(ids.map((id) => `  Applying ${id}... OK\n`).join(''));
    expect(first?.code).to.equal(0);
    expect(second?.stdout).to.contain(NOTHING_TO_DO).and.not.contain('Applying');
    expect(checked).to.deep.equal({ code: 0, stdout: '', stderr: '' });
  });

  it('goes backwards, takes along what depends on it, and fakes', async () => {
    const [, back, faked, listed] = await manageAll([
      ['migrate', '-v', '0'],
      ['migrate', 'products', 'zero'],
      ['migrate', 'products', '0001', '--fake'],
      ['showmigrations', 'products', 'orders'],
    ]);
    const mentioned = [...(back?.stdout ?? '').matchAll(/Unapplying (\S+)\.\.\. OK/g)].map(
      (match) => match[1],
    );
    expect(mentioned).to.include.members(['orders.0001_initial', 'products.0001_initial']);
    expect(mentioned).to.deep.equal(ids.filter((id) => mentioned.includes(id)).reverse());
    expect(faked?.stdout).to.contain('Target specific migration: 0001_initial, from products');
    expect(faked?.stdout).to.contain('  Applying products.0001_initial... FAKED\n');
    expect(listed?.stdout).to.contain('products\n [X] 0001_initial\n');
    expect(listed?.stdout).to.contain('orders\n [ ] 0001_initial\n');
    const db = new Database(database.url);
    expect(await db.read.schema.hasTable('products_product')).to.equal(false);
    await db.close();
  });

  it('lets one of two at once migrate and the other find nothing to do', async () => {
    const outcomes = await Promise.all([manage('migrate'), manage('migrate')]);
    expect(outcomes.map((outcome) => outcome.code)).to.deep.equal([0, 0]);
    const appliers = outcomes.filter((outcome) => outcome.stdout.includes('Applying'));
    expect(appliers).to.have.length(1);
    expect(outcomes.filter((outcome) => outcome.stdout.includes(NOTHING_TO_DO))).to.have.length(1);
  });

  it('leaves no lock when it is killed, waiting or at work', async () => {
    const release = await holdMigrationLock(database.url);
    const waiting = startCommand(['migrate'], { DATABASE_URL: database.url });
    await waiting.prints('Running migrations:');
    await waiting.end('SIGKILL');
    await release();
    const working = startCommand(['migrate'], { DATABASE_URL: database.url });
    await working.prints('Applying');
    await working.end('SIGKILL');
    const after = await manage('migrate');
    expect(after.stderr).to.equal('');
    expect((await manage('migrate', '--check')).code).to.equal(0);
  });

  it('says in what tables differ from their models, as check does', async () => {
    await manage('migrate', '-v', '0');
    const db = new Database(database.url);
    await db.maintenance.raw('DROP INDEX orders_order_status_id_index');
    await db.maintenance.raw('ALTER TABLE orders_statuschange DROP COLUMN changed_by');
    await db.close();
    const lines =
      '  The table orders_order has no index on (status, id).\n' +
      '  The column orders_statuschange.changed_by does not exist.\n';
    const warning = `The database differs from the models, although all migrations are applied:\n${lines}`;
    const [checked, other, migrated, system] = await manageAll([
      ['migrate', '--check'],
      ['migrate', 'products', '--check'],
      ['migrate'],
      ['check'],
    ]);
    expect(checked).to.deep.equal({ code: 1, stdout: '', stderr: warning });
    expect(other).to.deep.equal({ code: 0, stdout: '', stderr: '' });
    expect(migrated).to.include({ code: 0, stderr: warning });
    expect(migrated?.stdout).to.contain(NOTHING_TO_DO);
    expect(system).to.include({ code: 1, stdout: '' });
    expect(system?.stderr).to.contain(
      'ERRORS:\n?: (database.E001) The table orders_order has no index on (status, id).\n' +
        '?: (database.E001) The column orders_statuschange.changed_by does not exist.\n',
    );
  });

  it('check warns of unapplied migrations', async () => {
    await manage('migrate', 'products', '-v', '0');
    const [lenient, strict] = await manageAll([['check'], ['check', '--fail-level', 'WARNING']]);
    expect([lenient?.code, strict?.code]).to.deep.equal([0, 1]);
    expect(lenient?.stderr).to.match(/^\?: \(database\.W001\) You have \d+ unapplied migration\(s\)\./m);
  });

  it('refuses what it does not know', async () => {
    const [app, name, ambiguous, none] = await manageAll([
      ['migrate', 'nothing'],
      ['migrate', 'products', '0042'],
      ['migrate', 'products', '000'],
      ['sqlmigrate', 'products'],
    ]);
    expect(ambiguous?.stderr).to.match(
      /^CommandError: More than one migration matches '000' in app 'products': 0001_initial, .+\. Please be more specific\.\n$/,
    );
    expect(app).to.include({ code: 1, stderr: "CommandError: No installed app with label 'nothing'.\n" });
    expect(name?.stderr).to.equal(
      "CommandError: Cannot find a migration matching '0042' from app 'products'.\n",
    );
    expect(none).to.include({ code: 2 });
    expect(none?.stderr).to.contain('the following arguments are required: name');
  });

  it('prints the SQL of a migration without running it', async () => {
    const [forwards, backwards] = await manageAll([
      ['sqlmigrate', 'products', '0001'],
      ['sqlmigrate', 'products', '0001', '--backwards'],
    ]);
    expect(forwards?.stdout)
      .to.match(/^BEGIN;\n/)
      .and.to.match(/COMMIT;\n$/);
    expect(forwards?.stdout).to.match(/create table .products_product. /);
    expect(forwards?.stdout).to.contain("'electronics'");
    expect(forwards?.stdout).not.to.match(/\$\d|\?/);
    expect(backwards?.stdout).to.match(/drop table .products_product./);
    const db = new Database(database.url);
    expect(await db.read.schema.hasTable('products_product')).to.equal(false);
    await db.close();
  });
});
