// The movements of stock: one row for every change of a product's stock, written in the transaction of the change.
import { SYSTEM } from '../framework/actor_names.js';
import { now, type Transaction } from '../framework/db/database.js';
import { insertRows } from '../framework/db/insert_in_turn.js';
import { Product, StockMovement, type StockMovementRow } from './models.js';

/** Stores movements. */
export async function insertMovements(
  trx: Transaction,
  movements: Omit<StockMovementRow, 'id'>[],
): Promise<void> {
  await insertRows(trx, StockMovement, movements);
}

/** A product whose stock goes from one level to another. */
export interface StockMove {
  product_id: number;
  /** `initial` for a new product. */
  kind: 'initial' | 'set' | 'adjusted' | 'received';
  before: number;
  after: number;
  note?: string;
  /** Who moves it (framework/actor_names.ts). */
  by: string;
}

/** Writes the movements of products whose stock has changed. */
export async function recordMoves(trx: Transaction, moves: StockMove[], at: string): Promise<void> {
  const changed = moves.filter(({ before, after }) => before !== after);
  await insertMovements(
    trx,
    changed.map(({ product_id, kind, before, after, note = '', by }) => ({
      ...{ product_id, kind, delta: after - before, stock_quantity: after },
      ...{ order_id: null, note, changed_by: by, created_at: at },
    })),
  );
}

/** Writes a movement for each product whose stock, as a command stored it, differs from its movements. */
export async function recordLoadedStock(trx: Transaction, note = 'loaddata'): Promise<void> {
  const at = now();
  const moved = 'coalesce(sum(products_stockmovement.delta), 0)';
  const wrong = (await Product.objects(trx)
    .leftJoin('products_stockmovement', 'products_stockmovement.product_id', 'products_product.id')
    .groupBy('products_product.id', 'products_product.stock_quantity')
    .havingRaw(`products_product.stock_quantity <> ${moved}`)
    .select('products_product.id', 'products_product.stock_quantity')
    .select(trx.raw(`${moved} as moved, count(products_stockmovement.id) as movements`))
    .orderBy('products_product.id')) as unknown as {
    id: number;
    stock_quantity: number;
    moved: number;
    movements: number;
  }[];
  for (const { id, stock_quantity, moved: before, movements } of wrong) {
    const kind = movements === 0 ? 'initial' : 'set';
    const delta = stock_quantity - before;
    await insertMovements(trx, [
      {
        ...{ product_id: id, kind, delta, stock_quantity, order_id: null, note },
        ...{ changed_by: SYSTEM, created_at: at },
      },
    ]);
  }
}
