// Every test that touches data runs on SQLite and on PostgreSQL: `onEachDatabase` says it once.
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { INSTALLED_APPS } from '../ecommerce/apps.js';
import { Database, type Dialect } from '../framework/db/database.js';
import { loadMigrations } from '../framework/db/migrations.js';
import { Migrator } from '../framework/db/migrator.js';
import { inOrder } from './order.js';

export const POSTGRES_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** The databases that a test runs on. */
export const DIALECTS: Dialect[] = ['sqlite', 'postgres'];

/** An empty, migrated database of one's own. */
export interface TestDatabase {
  dialect: Dialect;
  url: string;
  drop(): Promise<void>;
}

/** What the names of this run's databases begin with. */
function prefix(): string {
  return `shop_test_${process.env.TEST_RUN ?? process.pid}_`;
}

/** Drops what the tests of this run left behind on PostgreSQL, if it answers. */
export async function dropDatabasesOfThisRun(): Promise<void> {
  if (await whyNoPostgres()) return;
  const found = await admin(`SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix()}')`);
  for (const { datname } of found) await admin(`DROP DATABASE ${datname} WITH (FORCE)`);
}

let directory: string | undefined;
const templates = new Map<Dialect, Promise<string>>();

/** A fresh database without tables. */
export async function createEmptyDatabase(dialect: Dialect): Promise<TestDatabase> {
  const name = `${prefix()}${randomBytes(4).toString('hex')}`;
  if (dialect === 'sqlite') return sqlite(path.join(scratch(), `${name}.sqlite3`));
  await admin(`CREATE DATABASE ${name}`);
  return postgres(name);
}

/** A fresh migrated database: a copy of one that was migrated once in this process. */
export async function createTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  let template = templates.get(dialect);
  if (!template) templates.set(dialect, (template = migratedTemplate(dialect)));
  const source = await template;
  const name = `${prefix()}${randomBytes(4).toString('hex')}`;
  if (dialect === 'sqlite') {
    const file = path.join(scratch(), `${name}.sqlite3`);
    copyFileSync(source, file);
    return sqlite(file);
  }
  await admin(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  return postgres(name);
}

/** Applies all migrations to a database. */
export async function migrateDatabase({ dialect, url }: TestDatabase): Promise<void> {
  const db = new Database(url);
  await new Migrator(db, await loadMigrations(INSTALLED_APPS.map((app) => app.label))).migrate();
  if (dialect === 'sqlite') await db.maintenance.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  await db.close();
}

async function migratedTemplate(dialect: Dialect): Promise<string> {
  const template = await createEmptyDatabase(dialect);
  await migrateDatabase(template);
  return dialect === 'sqlite' ? template.url.replace('sqlite:', '') : new URL(template.url).pathname.slice(1);
}

function scratch(): string {
  if (!directory) {
    const made = mkdtempSync(path.join(os.tmpdir(), 'shop-test-'));
    directory = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  return directory;
}

function sqlite(file: string): TestDatabase {
  const drop = () => {
    for (const suffix of ['', '-wal', '-shm', '-migrate']) rmSync(file + suffix, { force: true });
    return Promise.resolve();
  };
  return { dialect: 'sqlite', url: `sqlite:${file}`, drop };
}

function postgres(name: string): TestDatabase {
  const url = new URL(POSTGRES_URL);
  url.pathname = `/${name}`;
  return {
    dialect: 'postgres',
    url: url.href,
    drop: async () => void (await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function admin(sql: string): Promise<{ datname: string }[]> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  try {
    return (await client.query<{ datname: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}

let postgresProblem: Promise<string> | undefined;

/** Why PostgreSQL cannot be used, or ''. */
async function whyNoPostgres(): Promise<string> {
  try {
    await admin('SELECT 1');
    return '';
  } catch (error) {
    return `no PostgreSQL at ${POSTGRES_URL.replace(/:[^:@/]*@/, ':…@')}: ${(error as Error).message}`;
  }
}

/**
 * Describes the same tests once per database. Where PostgreSQL does not answer, its tests say that
 * they were skipped and why; with REQUIRE_POSTGRES=1 they fail.
 */
export function onEachDatabase(title: string, tests: (dialect: Dialect) => void): void {
  for (const dialect of DIALECTS) describe(`${title} [${dialect}]`, () => onDatabase(dialect, tests));
}

/** As `onEachDatabase`; the tests are the steps of one story, which no seed shuffles. */
export function onEachDatabaseInOrder(title: string, tests: (dialect: Dialect) => void): void {
  for (const dialect of DIALECTS) {
    describe(`${title} [${dialect}]`, function () {
      inOrder(this);
      onDatabase(dialect, tests);
    });
  }
}

function onDatabase(dialect: Dialect, tests: (dialect: Dialect) => void): void {
  before(async function () {
    if (dialect !== 'postgres') return;
    const problem = await (postgresProblem ??= whyNoPostgres());
    if (problem && process.env.REQUIRE_POSTGRES === '1') throw new Error(problem);
    if (problem) {
      console.log(`      skipped: ${problem}`);
      this.skip();
    }
  });
  tests(dialect);
}

/** A fresh migrated database, open, for the tests of one `describe`. */
export function useDatabase(dialect: Dialect): () => Database {
  let opened: Database | undefined;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await createTestDatabase(dialect);
    drop = database.drop;
    opened = new Database(database.url);
  });
  after(async () => {
    await opened?.close();
    if (opened) await drop();
  });
  return () => {
    if (!opened) throw new Error('The database is not open yet.');
    return opened;
  };
}
