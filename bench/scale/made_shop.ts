// The database of a made shop. It is kept for the next run, and made anew when the migrations or the rows have changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import { BASE_DIR } from '../../framework/conf/settings.js';
import { Database, type Dialect, type Transaction } from '../../framework/db/database.js';
import { derivedInvariants } from '../../framework/db/derived_data.js';
import { invariantOf } from '../../framework/db/invariants.js';
import { migrateDatabase, POSTGRES_URL } from '../../testing/databases.js';
import { type Step, withProgress } from './progress.js';
import { type Filling, fillings } from './shop_rows.js';

/** Where the fingerprint of a finished shop is. */
const MADE = 'scale_made';
/** How long 1,000,000 products and what hangs on them take on two cores, about. */
const SECONDS = { sqlite: 200, postgres: 240 };

export interface ShopToMake {
  dialect: Dialect;
  /** So many products, and as many orders. */
  rows: number;
  /** Of the file, or of the database: `name_rows`. */
  name: string;
  /** Made anew in any case. */
  fresh: boolean;
}

/** The URL of the shop's database. */
export async function madeShop(wanted: ShopToMake): Promise<string> {
  const url = urlOf(wanted);
  const fingerprint = fingerprintOf(wanted);
  if (!wanted.fresh && (await madeAs(wanted, url)) === fingerprint) return url;
  await removeShop(wanted);
  if (wanted.dialect === 'postgres') await administer(`CREATE DATABASE ${databaseName(wanted)}`);
  await migrateDatabase({ dialect: wanted.dialect, url, drop: () => Promise.resolve() });
  const db = new Database(url);
  try {
    await fill(db, wanted.rows);
    await db.maintenance.raw(`CREATE TABLE ${MADE} (fingerprint text NOT NULL)`);
    await db.maintenance.raw(`INSERT INTO ${MADE} VALUES (?)`, [fingerprint]);
  } finally {
    await db.close();
  }
  return url;
}

/** Removes the shop's database, if there is one. */
export async function removeShop(wanted: Pick<ShopToMake, 'dialect' | 'rows' | 'name'>): Promise<void> {
  if (wanted.dialect === 'postgres') {
    await administer(`DROP DATABASE IF EXISTS ${databaseName(wanted)} WITH (FORCE)`);
  } else {
    for (const suffix of ['', '-wal', '-shm', '-migrate', '-journal']) {
      rmSync(fileOf(wanted) + suffix, { force: true });
    }
  }
}

const databaseName = ({ name, rows }: Pick<ShopToMake, 'rows' | 'name'>): string => `${name}_${rows}`;
const fileOf = (wanted: Pick<ShopToMake, 'rows' | 'name'>): string =>
  path.join(os.tmpdir(), `${databaseName(wanted)}.sqlite3`);

function urlOf(wanted: ShopToMake): string {
  if (wanted.dialect === 'sqlite') return `sqlite:${fileOf(wanted)}`;
  const url = new URL(POSTGRES_URL);
  url.pathname = `/${databaseName(wanted)}`;
  return url.href;
}

/** What decides how the database looks: the migrations, and the code that makes the rows. */
function fingerprintOf({ rows }: ShopToMake): string {
  const migrations = readdirSync(path.join(BASE_DIR, 'migrations'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join('migrations', file));
  const hash = createHash('sha256').update(String(rows));
  for (const file of [...migrations.sort(), 'bench/scale/shop_rows.ts', 'bench/scale/made_shop.ts']) {
    hash.update(readFileSync(path.join(BASE_DIR, file)));
  }
  return hash.digest('hex');
}

/** The fingerprint of the shop that is there; undefined without a finished one. */
async function madeAs(wanted: ShopToMake, url: string): Promise<string | undefined> {
  if (wanted.dialect === 'sqlite' && !existsSync(fileOf(wanted))) return undefined;
  const db = new Database(url);
  try {
    const [row] = (await db.read(MADE).select('fingerprint')) as { fingerprint: string }[];
    return row?.fingerprint;
  } catch {
    return undefined; // it was interrupted while it was made, or there is none
  } finally {
    await db.close();
  }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Only while the rows are written: a shop that is half made is made again. */
const QUICKLY = {
  sqlite: [
    'PRAGMA journal_mode = OFF',
    'PRAGMA synchronous = OFF',
    'PRAGMA foreign_keys = OFF',
    'PRAGMA cache_size = -500000',
  ],
  postgres: [
    'SET LOCAL synchronous_commit = off',
    "SET LOCAL work_mem = '256MB'",
    "SET LOCAL maintenance_work_mem = '512MB'",
    // No triggers and no checks of foreign keys, which SQLite's file has too.
    'SET LOCAL session_replication_role = replica',
  ],
};

/** Writes the rows without indexes and triggers, which are then made again, and counts what is counted. */
async function fill(db: Database, rows: number): Promise<void> {
  const filled = fillings(db.dialect, rows);
  if (db.dialect === 'sqlite') for (const pragma of QUICKLY.sqlite) await db.maintenance.raw(pragma);
  await db.maintenance.transaction(async (trx) => {
    if (db.dialect === 'postgres') for (const setting of QUICKLY.postgres) await trx.raw(setting);
    const left = await takeAway(db.dialect, trx, filled);
    const steps = [
      ...filled.map(({ what, weight, sql }) => ({ what, weight, work: () => trx.raw(sql) })),
      ...counts(trx),
      ...left,
      ...derivedTables(db.dialect, trx, filled),
      ...sequences(db.dialect, trx, filled),
    ];
    const title = `${db.dialect}, ${rows.toLocaleString('en')} products and orders`;
    await withProgress(title, steps, (SECONDS[db.dialect] * rows) / 1_000_000);
  });
  if (db.dialect === 'postgres') await db.maintenance.raw('VACUUM ANALYZE');
  else await db.maintenance.raw('PRAGMA journal_mode = WAL');
}

/** What apps count in tables of their own; `verify --repair` counts it in the same way. */
function counts(trx: Transaction): Step[] {
  return INSTALLED_APPS.flatMap(({ invariants = {} }) => Object.entries(invariants)).flatMap(
    ([rule, given]) => {
      const { repair } = invariantOf(given);
      return repair ? [{ what: `so that ${rule}`, weight: 8, work: () => repair(trx) }] : [];
    },
  );
}

/** The next row gets the next id; SQLite sees to it by itself. */
function sequences(dialect: Dialect, trx: Transaction, filled: Filling[]): Step[] {
  if (dialect === 'sqlite') return [];
  const tables = [...new Set(filled.map(({ table }) => table))];
  return tables.map((table) => ({
    what: 'ids',
    weight: 0,
    work: () =>
      trx.raw(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`),
  }));
}

/** The kept counts of the filled tables, and SQLite's text indexes. */
function derivedTables(dialect: Dialect, trx: Transaction, filled: Filling[]): Step[] {
  const isDerived = dialect === 'postgres' ? /^the kept counts/ : /^the (kept counts|search index)/;
  const tables = new Set(filled.map(({ table }) => table));
  const models = INSTALLED_APPS.flatMap((app) => app.models).filter(({ table }) => tables.has(table));
  return models.flatMap((model) =>
    Object.entries(derivedInvariants([model])).flatMap(([rule, given]) => {
      const { repair } = invariantOf(given);
      if (!repair || !isDerived.test(rule)) return [];
      const isLarge = rule.startsWith('the search index');
      const weight = (isLarge && { products_product: 60, orders_order: 25 }[model.table]) || 3;
      return [{ what: `so that ${rule}`, weight, work: () => repair(trx) }];
    }),
  );
}

interface Defined {
  name: string;
  definition: string;
  /** The table of a trigger or an index. */
  on: string;
  kind: 'index' | 'trigger';
}

/** Drops the indexes of the filled tables, and on SQLite their triggers; the steps that make them again. */
async function takeAway(dialect: Dialect, trx: Transaction, filled: Filling[]): Promise<Step[]> {
  const tables = [...new Set(filled.map(({ table }) => table)), 'recommendations_sale'];
  const found = dialect === 'sqlite' ? trx.raw(SQLITE_DEFINED) : trx.raw(POSTGRES_DEFINED);
  const result = (await found) as unknown as Defined[] | { rows: Defined[] };
  const all = (Array.isArray(result) ? result : result.rows).filter(({ on }) => tables.includes(on));
  for (const { kind, name } of all) await trx.raw(`DROP ${kind} ${name}`);
  return all.map(({ definition, on, kind, name }) => {
    const isLarge = /^(products_product|orders_order|products_stockmovement|orders_statuschange)/.test(on);
    const weight = kind === 'trigger' ? 0 : / USING gin /i.test(definition) ? 30 : isLarge ? 2 : 0.5;
    return { what: `${kind} ${name}`, weight, work: () => trx.raw(definition) };
  });
}

const SQLITE_DEFINED = `SELECT name, sql AS definition, tbl_name AS "on", type AS kind FROM sqlite_master
  WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type`;
/** Without those of constraints; triggers do not run while the rows are written. */
const POSTGRES_DEFINED = `SELECT indexname AS name, indexdef AS definition, tablename AS "on", 'index' AS kind
  FROM pg_indexes WHERE schemaname = current_schema() AND NOT EXISTS
    (SELECT 1 FROM pg_constraint WHERE conindid = CAST(quote_ident(indexname) AS regclass))`;
