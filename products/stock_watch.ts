// Watching stock changes made by any process.
import type { Database } from '../framework/db/database.js';
import { type Changes, changesTo } from '../framework/db/following_changes.js';
import { notFound } from '../framework/errors.js';
import { Product, StockMovement } from './models.js';

export interface StockLevel {
  product_id: number;
  stock_quantity: number;
  changed_at: string;
}

/**
 * The current stock of the named products (all when none is named), then the new level after each
 * change. Throws `unavailable` when the signal aborts, `not_found` when one of the products is unknown.
 */
export async function* watchStock(
  db: Database,
  ids: number[],
  signal: AbortSignal,
): AsyncGenerator<StockLevel> {
  const sent = new Map<number, number>();
  let lastMovement: number | undefined;
  for await (const changed of changesTo(db, StockMovement.table, signal)) {
    const since = lastMovement;
    if (since === undefined || changed === null) lastMovement = await newestMovement(db);
    const isFirst = since === undefined;
    const due = isFirst ? ids : await changedProducts(db, changed, since, ids);
    if (!isFirst && due.length === 0) continue;
    const found = await levels(db, isFirst && ids.length === 0 ? null : due);
    const unknown = isFirst && ids.find((id) => !found.some(({ product_id }) => product_id === id));
    if (unknown) throw notFound('Product', unknown);
    for (const level of found) {
      if (sent.get(level.product_id) === level.stock_quantity) continue;
      sent.set(level.product_id, level.stock_quantity);
      yield level;
    }
  }
}

async function levels(db: Database, ids: number[] | null): Promise<StockLevel[]> {
  const query = Product.objects(db.read).select(
    'id as product_id',
    'stock_quantity',
    'updated_at as changed_at',
  );
  if (ids) void query.whereIn('id', ids);
  return (await query.orderBy('id')) as unknown as StockLevel[];
}

/** The ids of products that may have changed; all are wanted when `wanted` is empty. */
async function changedProducts(
  db: Database,
  changed: Changes,
  lastMovement: number,
  wanted: number[],
): Promise<number[]> {
  if (changed) return [...changed].filter((id) => wanted.length === 0 || wanted.includes(id));
  const query = StockMovement.objects(db.read).where('id', '>', lastMovement).distinct('product_id');
  if (wanted.length > 0) void query.whereIn('product_id', wanted);
  const rows = (await query) as { product_id: number }[];
  return rows.map((row) => row.product_id);
}

async function newestMovement(db: Database): Promise<number> {
  const row = (await StockMovement.objects(db.read).max({ id: 'id' }).first()) as { id: number | null };
  return row.id ?? 0;
}
