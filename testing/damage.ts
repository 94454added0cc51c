// Damaging rows in a way that the database would refuse, within a transaction that is rolled back.
import { expect } from 'chai';
import type { Database, Transaction } from '../framework/db/database.js';
import { isPostgres } from '../framework/db/dialect.js';
import { type BrokenRow, brokenRows, type Invariant } from '../framework/db/invariants.js';

class Undone extends Error {}

/** The rows of which an invariant is not true after `damage`, which is undone. */
export async function foundAfter(
  db: Database,
  invariant: Invariant | string,
  damage: (trx: Transaction) => Promise<unknown>,
): Promise<BrokenRow[]> {
  let found: BrokenRow[] = [];
  const undone = db.transaction(async (trx) => {
    await damage(trx);
    found = await brokenRows(db.inside(trx), trx, invariant);
    throw new Undone();
  });
  const outcome = await undone.then(() => undefined).catch((error: unknown) => error);
  if (db.dialect === 'sqlite') await db.maintenance.raw('PRAGMA ignore_check_constraints = OFF');
  if (!(outcome instanceof Undone)) throw outcome;
  return found;
}

/** Removes what keeps the rows of a table right: triggers, checks and unique indexes. */
export async function removeGuards(trx: Transaction, table: string): Promise<void> {
  if (isPostgres(trx)) {
    await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table]);
    const checks = await namesOf(
      trx,
      `SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND conrelid = '${table}'::regclass`,
    );
    for (const name of checks) await trx.raw('ALTER TABLE ?? DROP CONSTRAINT ??', [table, name]);
    const unique = `SELECT i.indexrelid::regclass::text AS name FROM pg_index i WHERE indisunique AND NOT indisprimary
      AND indrelid = '${table}'::regclass
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;
    for (const name of await namesOf(trx, unique)) await trx.raw('DROP INDEX ??', [name]);
    return;
  }
  await trx.raw('PRAGMA ignore_check_constraints = ON');
  const guards = (kind: string, text: string) =>
    namesOf(
      trx,
      `SELECT name FROM sqlite_master WHERE type = '${kind}' AND tbl_name = '${table}' AND ${text}`,
    );
  for (const name of await guards('trigger', '1 = 1')) await trx.raw('DROP TRIGGER ??', [name]);
  for (const name of await guards('index', "sql LIKE '%UNIQUE%'")) await trx.raw('DROP INDEX ??', [name]);
}

async function namesOf(trx: Transaction, sql: string): Promise<string[]> {
  const found = await trx.raw<{ name: string }[] | { rows: { name: string }[] }>(sql);
  return (Array.isArray(found) ? found : found.rows).map(({ name }) => name);
}

/** Changes one row; fails if there is none. */
export async function change(trx: Transaction, table: string, id: number, columns: object): Promise<void> {
  await removeGuards(trx, table);
  expect(await trx(table).where({ id }).update(columns), `row ${id} of ${table}`).to.equal(1);
}

/** Adds a copy of a row with other values; gives its id. */
export async function copyRow(trx: Transaction, table: string, id: number, columns: object): Promise<number> {
  await removeGuards(trx, table);
  const row = (await trx(table).where({ id }).first()) as Record<string, unknown>;
  const { id: _id, ...values } = row;
  const [made] = (await trx(table)
    .insert({ ...values, ...columns })
    .returning('id')) as { id: number }[];
  return made?.id ?? 0;
}
