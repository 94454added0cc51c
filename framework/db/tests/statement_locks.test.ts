// What `migrate --plan` says of locks is what PostgreSQL does: each sample runs on a table with rows, and the locks, the
// rewriting and the reading of the table are looked up in the catalogue.
import { expect } from 'chai';
import { runCommands } from '../../../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase } from '../../../testing/databases.js';
import { INSTALLED_APPS } from '../../../ecommerce/apps.js';
import { Database, type Transaction } from '../database.js';
import { recorded } from '../migration_sql.js';
import { loadMigrations, shopFacts } from '../migrations.js';
import { lockOfStatement } from '../statement_locks.js';

const SAMPLES = [
  'create index thing_name on thing (name)',
  'create unique index thing_id on thing (id)',
  'create table part (id serial primary key, thing_id integer references thing (id))',
  'create table other (id serial primary key)',
  'alter table thing add column note text',
  "alter table thing add column kind text not null default 'new'",
  'alter table thing add column code uuid default gen_random_uuid()',
  'alter table thing add column long integer generated always as (id * 2) stored',
  'alter table thing add column number serial',
  'alter table thing drop column name',
  'alter table thing rename column name to title',
  'alter table thing rename to things',
  'alter table thing alter column id type bigint',
  'alter table thing alter column name set not null',
  "alter table thing alter column name set default ''",
  'alter table thing add constraint positive check (id > 0)',
  'alter table thing add constraint positive check (id > 0) not valid',
  'alter table thing add constraint own foreign key (parent) references thing (id)',
  'alter table thing drop constraint thing_pkey cascade',
  'drop table thing',
  "create or replace function nothing() returns trigger language plpgsql as 'begin return null; end'",
  'create trigger told after insert on thing execute function kept()',
  "update thing set name = 'x'",
  "insert into thing (name) values ('x')",
  'delete from thing where id = 1',
];

/** What a statement did to the table `thing`. */
interface Effect {
  modes: string[];
  rewritten: boolean;
  read: boolean;
}

async function effectOf(trx: Transaction, sql: string): Promise<Effect> {
  const { rows: before } = await trx.raw<{ rows: { oid: number; relfilenode: number }[] }>(
    "SELECT oid, relfilenode FROM pg_class WHERE relname = 'thing'",
  );
  const scans = async () => {
    const { rows } = await trx.raw<{ rows: { seq_scan: number }[] }>(
      "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname IN ('thing', 'things')",
    );
    return rows[0]?.seq_scan ?? 0;
  };
  const already = await scans();
  await trx.raw(sql.replaceAll('?', '\\?'));
  const read = (await scans()) > already;
  const oid = before[0]?.oid ?? 0;
  const locks = await trx.raw<{ rows: { mode: string }[] }>(
    "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND relation = ?",
    [oid],
  );
  const after = await trx.raw<{ rows: { relfilenode: number }[] }>(
    'SELECT relfilenode FROM pg_class WHERE oid = ?',
    [oid],
  );
  const file = after.rows[0]?.relfilenode;
  return {
    modes: locks.rows.map(({ mode }) => mode),
    rewritten: file !== undefined && file !== before[0]?.relfilenode,
    read,
  };
}

/** `SHARE ROW EXCLUSIVE` as `pg_locks` writes it: `ShareRowExclusiveLock`. */
const asInCatalogue = (mode: string) =>
  `${mode.replace(/(\w)(\w*) ?/g, (_, first: string, rest: string) => first + rest.toLowerCase())}Lock`;

onEachDatabase('the locks of statements', (dialect) => {
  if (dialect === 'sqlite') return; // it has one lock, that of the file

  it('are those that PostgreSQL takes', async () => {
    const database = await createEmptyDatabase(dialect);
    const db = new Database(database.url);
    await db.maintenance.raw(`
      CREATE TABLE thing (id serial PRIMARY KEY, name text DEFAULT 'x', parent integer);
      CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS 'begin return null; end';
      INSERT INTO thing (name) SELECT 'x' FROM generate_series(1, 100)`);
    for (const sql of SAMPLES) {
      const trx = await db.maintenance.transaction();
      const { modes, rewritten, read } = await effectOf(trx, sql);
      await trx.rollback();
      const { mode, explanation } = lockOfStatement(dialect, sql);
      const strong = modes.filter((each) => !/^(AccessShare|RowShare)Lock$/.test(each));
      if (mode === '') expect(strong, sql).to.deep.equal([]);
      else expect(modes, sql).to.include(asInCatalogue(mode));
      if (mode !== 'ACCESS EXCLUSIVE') expect(modes, sql).to.not.include('AccessExclusiveLock');
      expect(/rows are rewritten/.test(explanation), `${sql}: rewritten`).to.equal(rewritten);
      if (/^(alter|create)/.test(sql) && !rewritten) {
        expect(/rows are read/.test(explanation), `${sql}: read`).to.equal(read);
      }
    }
    await db.close();
    await database.drop();
  });

  it('are known for every statement of every migration', async function () {
    this.timeout(120_000);
    const database = await createEmptyDatabase('postgres');
    const db = new Database(database.url);
    const unknown: string[] = [];
    await db.maintenance.transaction(async (trx) => {
      for (const migration of await loadMigrations(INSTALLED_APPS.map(({ label }) => label))) {
        for (const sql of await recorded(trx, () => migration.up(trx, shopFacts()))) {
          if (lockOfStatement('postgres', sql).mode === 'unknown') unknown.push(`${migration.id}: ${sql}`);
        }
      }
    });
    await db.close();
    await database.drop();
    expect(unknown).to.deep.equal([]);
  });
});

onEachDatabase('migrate --plan', (dialect) => {
  it('says what each statement of an upgrade locks', async () => {
    const database = await createEmptyDatabase(dialect);
    const [, plan] = await runCommands(
      [
        ['migrate', 'products', '0001'],
        ['migrate', 'products', '0002', '--plan'],
      ],
      { DATABASE_URL: database.url },
    );
    await database.drop();
    expect([plan?.code, plan?.stderr]).to.deep.equal([0, '']);
    const lock =
      dialect === 'sqlite'
        ? 'whole database: no one writes until the migration is committed; readers go on'
        : '[A-Z ]+: no one .*';
    expect(plan?.stdout).to.match(
      new RegExp(`  Apply products\\.0002\\w+\n      \\w.*\n[^]*        ${lock}\n`),
    );
  });
});
