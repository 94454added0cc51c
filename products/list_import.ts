// Carrying out a list of products: in batches, each of which is one short transaction, so that a long list neither
// fills the memory nor blocks other writers.
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../framework/db/database.js';
import { databaseNow } from '../framework/deadlines.js';
import { ApiError, type ErrorCode, type FieldProblem, invalid } from '../framework/errors.js';
import { IdempotencyKey } from '../framework/idempotency/models.js';
import { once } from '../framework/idempotency/once.js';
import { bulkWrite, type BulkResult } from './bulk.js';
import type { BulkItem } from './bulk_plan.js';

const BATCH_ROWS = 500;

/** A row of a list; one that cannot be read is its error. */
export interface ListRow {
  line: number;
  item: BulkItem | ApiError;
}

/** What became of a row. */
export interface RowResult extends Omit<BulkResult, 'error'> {
  line: number;
  error?: { code: ErrorCode; message: string; details: FieldProblem[] };
}

export interface ImportOptions {
  dryRun?: boolean;
  /** Refuse rows that would create a product. */
  changeOnly?: boolean;
  /** Set the stock also where the list does not say which stock it has seen. */
  setStock?: boolean;
  /** The note of the movements of stock. */
  note: string;
  /**
   * The name of this run, and whose it is: with the same name a batch is done once, also after a crash. '' for a list
   * that may be done any number of times.
   */
  run: string;
  scope: string;
  /** Done in the transaction of each batch. */
  afterBatch?: (trx: Transaction, results: RowResult[]) => Promise<void>;
}

/** The results of a batch; `replayed` if an earlier run with the same name has done it. */
export interface Batch {
  results: RowResult[];
  replayed: boolean;
}

/** Carries out the rows; a batch of results at a time. */
export async function* importRows(
  db: Database,
  rows: AsyncIterable<ListRow>,
  options: ImportOptions,
): AsyncGenerator<Batch> {
  const seen = new SeenProducts();
  let batch: ListRow[] = [];
  let number = 0;
  for await (const row of rows) {
    batch.push(seen.refuseRepeated(row));
    if (batch.length < BATCH_ROWS) continue;
    yield await importBatch(db, batch, (number += 1), options);
    batch = [];
  }
  if (batch.length > 0) yield await importBatch(db, batch, number + 1, options);
}

/** The lines of the ids and SKUs of a list. */
class SeenProducts {
  private readonly lines = new Map<string, number>();

  /** The row; refused if an earlier one names the same product in the same way. */
  refuseRepeated({ line, item }: ListRow): ListRow {
    if (item instanceof ApiError) return { line, item };
    const sku = item.values.sku ?? '';
    const names = [item.id !== undefined && ['id', `id ${item.id}`], sku !== '' && ['sku', `sku ${sku}`]];
    for (const name of names) {
      if (!name) continue;
      const [field = '', key = ''] = name;
      const first = this.lines.get(key);
      if (first !== undefined)
        return { line, item: invalid(field, `names the same product as line ${first}`) };
      this.lines.set(key, line);
    }
    return { line, item };
  }
}

async function importBatch(
  db: Database,
  rows: ListRow[],
  number: number,
  options: ImportOptions,
): Promise<Batch> {
  const { dryRun = false, changeOnly = false, setStock = false } = options;
  const { note, run, scope, afterBatch } = options;
  const nameOf = (index: number) => `line ${rows[index]?.line}`;
  const items = rows.map(({ item }) => item);
  const write = async (on: Database): Promise<RowResult[]> => {
    const results = await bulkWrite(on, items, {
      ...{ dryRun, changeOnly, guardStock: !setStock },
      ...{ note, by: scope, nameOf },
    });
    return results.map((result, index) => rowResult(result, rows[index]?.line ?? 0));
  };
  if (dryRun) return { results: await write(db), replayed: false };
  const key = createHash('sha256')
    .update(JSON.stringify([run, number]))
    .digest('hex');
  const attempt = run === '' ? null : { scope, key, askedAt: databaseNow() };
  const request = rows.map(({ line, item }) => [line, item instanceof ApiError ? item.message : item]);
  const { answer, replayed } = await once(db, attempt, request, async (trx) => {
    const results = await write(db.inside(trx));
    await afterBatch?.(trx, results);
    return results;
  });
  return { results: answer, replayed };
}

function batchKey(run: string, number: number): string {
  return createHash('sha256')
    .update(JSON.stringify([run, number]))
    .digest('hex');
}

/** Whether an earlier run with this name has done a batch. */
export async function hasBegun(
  db: Database,
  { run, scope }: { run: string; scope: string },
): Promise<boolean> {
  const key = batchKey(run, 1);
  return (await IdempotencyKey.objects(db.read).where({ scope, key }).first('id')) !== undefined;
}

function rowResult({ error, ...result }: BulkResult, line: number): RowResult {
  if (!error) return { ...result, line };
  const { code, message, details } = error;
  return { ...result, line, error: { code, message, details } };
}
