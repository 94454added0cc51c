// Watching stock changes made by any process.
import { watchTable } from '../framework/db/change_notifications.js';
import type { Database } from '../framework/db/database.js';
import { notFound, serverStops } from '../framework/errors.js';
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
  const changed = new ChangedProducts(db, new Set(ids));
  await changed.watch(signal);
  const sent = new Map<number, number>();
  const known = await levels(db, ids.length > 0 ? ids : null);
  const unknown = ids.find((id) => !known.some(({ product_id }) => product_id === id));
  if (unknown !== undefined) throw notFound('Product', unknown);
  for (const level of known) {
    sent.set(level.product_id, level.stock_quantity);
    yield level;
  }
  while (!signal.aborted) {
    const due = await changed.next(signal);
    for (const level of due.length > 0 ? await levels(db, due) : []) {
      if (sent.get(level.product_id) === level.stock_quantity) continue;
      sent.set(level.product_id, level.stock_quantity);
      yield level;
    }
  }
  throw serverStops();
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

/** Collects the ids of products whose stock has changed. */
class ChangedProducts {
  private readonly ids = new Set<number>();
  private mustLook = false;
  private lastMovement = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly db: Database,
    private readonly wanted: Set<number>,
  ) {}

  async watch(signal: AbortSignal): Promise<void> {
    this.lastMovement = await this.newestMovement();
    const listener = (productId: number | null): void => {
      if (productId === null) this.mustLook = true;
      else if (this.wanted.size === 0 || this.wanted.has(productId)) this.ids.add(productId);
      this.wake();
    };
    await watchTable(this.db, StockMovement.table, listener, signal);
    signal.addEventListener('abort', () => this.wake(), { once: true });
  }

  /** Waits for a change; returns the ids of products that may have changed. */
  async next(signal: AbortSignal): Promise<number[]> {
    if (!this.mustLook && this.ids.size === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (this.mustLook) {
      this.mustLook = false;
      for (const id of await this.movedSince()) this.ids.add(id);
    }
    const due = [...this.ids];
    this.ids.clear();
    return due;
  }

  private async movedSince(): Promise<number[]> {
    const since = this.lastMovement;
    this.lastMovement = await this.newestMovement();
    const query = StockMovement.objects(this.db.read).where('id', '>', since).distinct('product_id');
    if (this.wanted.size > 0) void query.whereIn('product_id', [...this.wanted]);
    const rows = (await query) as { product_id: number }[];
    return rows.map((row) => row.product_id);
  }

  private async newestMovement(): Promise<number> {
    const row = (await StockMovement.objects(this.db.read).max({ id: 'id' }).first()) as {
      id: number | null;
    };
    return row.id ?? 0;
  }
}
