// Inserting many rows, and the ids of rows that the caller needs.
import type { Transaction } from './database.js';
import type { Model } from './model.js';

/** Rows of one statement: SQLite takes at most 500. */
const ROWS_TOGETHER = 250;

/** The rows in parts that one statement can take. */
export function* inParts<R>(rows: readonly R[]): Generator<R[]> {
  for (let from = 0; from < rows.length; from += ROWS_TOGETHER) yield rows.slice(from, from + ROWS_TOGETHER);
}

/**
 * Inserts rows and returns their ids in the same sequence: both databases number the rows of one statement
 * from the first to the last, but RETURNING guarantees no order.
 */
export async function insertInTurn<R extends { id: number }>(
  trx: Transaction,
  model: Model<R>,
  rows: Omit<R, 'id'>[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const part of inParts(rows)) {
    const inserted = (await model
      .objects(trx)
      .insert(part as never)
      .returning('id')) as { id: number }[];
    ids.push(...inserted.map(({ id }) => id).sort((left, right) => left - right));
  }
  return ids;
}
