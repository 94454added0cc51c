// What must always be true of the rows of a database. `verify` checks it, and mends what is derived from other rows.
import type { Database, Transaction } from './database.js';

/** A row of which an invariant is not true, with the columns that name it. */
export type BrokenRow = Record<string, unknown>;

export interface Invariant {
  /** The statement or function that finds the rows of which it is not true. `trx` sees one snapshot, and only reads. */
  find: string | ((trx: Transaction, db: Database) => Promise<BrokenRow[]>);
  /** Mends the rows. Only for what is derived from other rows: never for money, stock or history. */
  repair?: (trx: Transaction) => Promise<unknown>;
}

/** Finds rows that differ from what another system says; it may wait for that system. `since`: the oldest rows that count. */
export type Comparison = (db: Database, since: Date) => Promise<BrokenRow[]>;

/** What must be true, as in "stock is never below zero", and how to find out. */
export type Invariants = Record<string, Invariant | string>;

/** An invariant that is a statement in full. */
export function invariantOf(given: Invariant | string): Invariant {
  return typeof given === 'string' ? { find: given } : given;
}

/** The rows of which it is not true. */
export async function brokenRows(
  db: Database,
  trx: Transaction,
  given: Invariant | string,
): Promise<BrokenRow[]> {
  const { find } = invariantOf(given);
  if (typeof find !== 'string') return find(trx, db);
  const found = await trx.raw<BrokenRow[] | { rows: BrokenRow[] }>(find);
  return Array.isArray(found) ? found : found.rows;
}
