// Inserting many rows, and the ids of rows that the caller needs.
import type { Transaction } from './database.js';
import type { Model } from './model.js';
import { quoted, runSql } from './sql_text.js';

/** Rows of one statement: SQLite takes at most 500. */
const ROWS_TOGETHER = 250;

/** The rows in parts that one statement can take. */
export function* inParts<R>(rows: readonly R[]): Generator<R[]> {
  for (let from = 0; from < rows.length; from += ROWS_TOGETHER) yield rows.slice(from, from + ROWS_TOGETHER);
}

/**
 * Inserts rows that all have the same columns, for the writes of an order: knex would take longer to compile the
 * statement than the database to run it. Resolves to `returning`, a list of columns, of each row, in any sequence.
 */
export async function insertRows<R extends object>(
  trx: Transaction,
  model: Model<R>,
  rows: readonly Partial<R>[],
  returning = '',
): Promise<Partial<R>[]> {
  const returned: Partial<R>[] = [];
  for (const part of inParts(rows)) {
    const columns = Object.keys(part[0] ?? {});
    const places = `(${columns.map(() => '?').join(', ')})`;
    const text =
      `INSERT INTO ${quoted(model.table)} (${columns.map(quoted).join(', ')})` +
      ` VALUES ${part.map(() => places).join(', ')}${returning && ` RETURNING ${returning}`}`;
    const values = part.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    if (values.includes(undefined)) throw new Error(`A row for ${model.table} has not all columns.`);
    returned.push(...(await runSql<Partial<R>>(trx, { text, values })));
  }
  return returned;
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
    const inserted = (await insertRows(trx, model, part as unknown as Partial<R>[], 'id')) as {
      id: number;
    }[];
    ids.push(...inserted.map(({ id }) => id).sort((left, right) => left - right));
  }
  return ids;
}
