// Counts of rows that the database keeps by triggers (migrations/kept_counts.ts), in the transaction that changes the
// rows: their sums equal count(*) in every snapshot, and cost the same however many rows there are.
import type { Queryable, Transaction } from './database.js';
import { isPostgres } from './dialect.js';
import type { BrokenRow, Invariant } from './invariants.js';
import type { Model } from './model.js';
import { joined, quoted, type Sql } from './sql_text.js';

/** The table of the counts of a model's rows. */
export function countTable({ table }: Pick<Model, 'table'>): string {
  return `${table}_count`;
}

/** A SELECT of the number of rows that meet these conditions on the columns of the counts; without any, of all. */
export function keptCount(model: Model, conditions: Sql[] = []): Sql {
  const where = conditions.flatMap((condition, index) => [index === 0 ? ' WHERE ' : ' AND ', condition]);
  return joined(
    `SELECT CAST(coalesce(sum(amount), 0) AS bigint) AS count FROM ${quoted(countTable(model))}`,
    ...where,
  );
}

/** The number of all rows of a model with `counts`. */
export async function keptTotal(db: Queryable, model: Model): Promise<number> {
  const [row] = (await db(countTable(model)).sum({ total: 'amount' })) as { total: number | null }[];
  return Number(row?.total ?? 0);
}

/** The invariant of a model with `counts`, by its name. */
export function countInvariant(model: Model): [string, Invariant] {
  return [
    `the kept counts of ${model.verboseNamePlural} equal what they count`,
    { find: (trx) => wrongCounts(trx, model), repair: (trx) => countAgain(trx, model) },
  ];
}

/** What a model is counted by: the columns of its counts, and their values in a row. */
function partsOf({ options: { counts = {} } }: Model): { names: string; values: string; places: string } {
  const [names, values] = [Object.keys(counts), Object.values(counts)];
  const places = names.map((_, index) => index + 1);
  return { names: names.join(', '), values: values.join(', '), places: places.join(', ') };
}

/** The values whose number is wrong, with the kept number minus the real one. */
async function wrongCounts(trx: Transaction, model: Model): Promise<BrokenRow[]> {
  const { names, values, places } = partsOf(model);
  const found = await trx.raw<BrokenRow[] | { rows: BrokenRow[] }>(
    `SELECT ${names}, CAST(sum(amount) AS bigint) AS too_many FROM (
       SELECT ${names}, amount FROM ${countTable(model)}
       UNION ALL SELECT ${values}, -count(*) FROM ${model.table} GROUP BY ${places}
     ) AS counts GROUP BY ${names} HAVING sum(amount) <> 0 ORDER BY ${places}`,
  );
  return Array.isArray(found) ? found : found.rows;
}

async function countAgain(trx: Transaction, model: Model): Promise<void> {
  const { names, values, places } = partsOf(model);
  const counts = countTable(model);
  // Other writers wait for this lock, so that none of them adds up rows that are being deleted.
  if (isPostgres(trx)) await trx.raw(`LOCK TABLE ${counts} IN EXCLUSIVE MODE`);
  await trx.raw(`DELETE FROM ${counts}`);
  await trx.raw(
    `INSERT INTO ${counts} (${names}, amount) SELECT ${values}, count(*) FROM ${model.table} GROUP BY ${places}`,
  );
}
