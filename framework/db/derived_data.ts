// Invariants of every app: the file of SQLite, columns that are computed from others, and text indexes.
import { type Database, openDatabase, type Transaction } from './database.js';
import type { AppConfig } from '../app_config.js';
import { type BrokenRow, type Invariant, invariantOf, type Invariants } from './invariants.js';
import { countInvariant } from './kept_counts.js';
import type { Model } from './model.js';
import { textIndex } from './text_search.js';

/** How many rows are read at once. */
const BATCH = 1_000;

/** What must be true of these apps, declared and derived, with its rules. FILE_INVARIANTS come before them. */
export function allInvariants(apps: AppConfig[]): [string, Invariant][] {
  const derived = derivedInvariants(apps.flatMap((app) => app.models));
  return [...apps.map((app) => app.invariants ?? {}), derived]
    .flatMap((each) => Object.entries(each))
    .map(([rule, given]) => [rule, invariantOf(given)]);
}

/** The invariants of these models, besides those that their apps declare. */
export function derivedInvariants(models: Model[]): Invariants {
  const computing = models.filter((model) => model.options.computed);
  const columns = computing.map((model): [string, Invariants[string]] => [
    `the computed columns of ${model.verboseNamePlural} are up to date`,
    {
      find: (trx) => staleRows(trx, model),
      repair: (trx) => computeAgain(trx, model),
    },
  ]);
  const indexes = computing
    .filter((model) => model.fields.has('search_text'))
    .map(({ table, verboseNamePlural }): [string, Invariants[string]] => [
      `the search index of ${verboseNamePlural} has their texts`,
      { find: (_trx, db) => wrongIndex(db, table), repair: (trx) => rebuildIndex(trx, table) },
    ]);
  const counts = models.filter(({ options }) => options.counts).map(countInvariant);
  return Object.fromEntries([...columns, ...indexes, ...counts]);
}

/** Calls `each` with the rows whose computed columns differ, and with what they should be. */
async function eachStale(
  trx: Transaction,
  model: Model,
  each: (id: number, right: Record<string, unknown>) => Promise<void> | void,
): Promise<void> {
  for (let after = 0; ;) {
    const rows = (await model.objects(trx).where('id', '>', after).orderBy('id').limit(BATCH)) as (Record<
      string,
      unknown
    > & { id: number })[];
    for (const row of rows) {
      const computed = Object.entries(model.computedValues(row) as object);
      const wrong = computed.filter(([column, value]) => row[column] !== value);
      if (wrong.length === 0) continue;
      await each(row.id, Object.fromEntries(wrong));
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? 0;
  }
}

/** Without their values: those contain names and addresses. */
async function staleRows(trx: Transaction, model: Model): Promise<BrokenRow[]> {
  const found: BrokenRow[] = [];
  await eachStale(trx, model, (id, right) => void found.push({ id, columns: Object.keys(right) }));
  return found;
}

function computeAgain(trx: Transaction, model: Model): Promise<void> {
  return eachStale(trx, model, async (id, right) => {
    await trx(model.table).where({ id }).update(right);
  });
}

/**
 * Compares the FTS5 index with the table (https://sqlite.org/fts5.html#the_integrity_check_command); the statement only
 * reads, but has the form of a write. PostgreSQL keeps its indexes by itself.
 */
async function wrongIndex(db: Database, table: string): Promise<BrokenRow[]> {
  if (db.dialect === 'postgres') return [];
  const index = textIndex(table, 'search_text');
  try {
    await db.transaction((trx) =>
      trx.raw(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`),
    );
    return [];
  } catch (error) {
    if (!isCorrupt(error)) throw error;
    return [{ index }];
  }
}

const isCorrupt = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_CORRUPT');

async function rebuildIndex(trx: Transaction, table: string): Promise<void> {
  const index = textIndex(table, 'search_text');
  await trx.raw(`INSERT INTO ${index}(${index}) VALUES ('rebuild')`);
}

/** What must be true before rows can be believed. */
export const FILE_INVARIANTS: Record<string, Invariant> = {
  'the file of the database is sound': { find: damagedPages },
};

/**
 * SQLite's own checks; PostgreSQL has `pg_amcheck` for this. On a connection of their own: one that has read a text index
 * which others have changed since reports damage that there is not (SQLite 3.52).
 */
async function damagedPages(_trx: Transaction, { dialect, url }: Database): Promise<BrokenRow[]> {
  if (dialect === 'postgres') return [];
  const db = openDatabase(url);
  try {
    const pages = await db.read.raw<{ integrity_check: string }[]>('PRAGMA integrity_check(100)');
    const keys = await db.read.raw<BrokenRow[]>('PRAGMA foreign_key_check');
    return [...pages.filter(({ integrity_check }) => integrity_check !== 'ok'), ...keys];
  } catch (error) {
    if (!isCorrupt(error)) throw error;
    return [{ integrity_check: (error as Error).message }];
  } finally {
    await db.close();
  }
}
