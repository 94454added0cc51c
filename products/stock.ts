// Taking, setting and giving back stock. Every change of a product's stock writes a movement in the same
// transaction (stock_movements.ts), so the sum of a product's movements always equals its stock.
import { publish } from '../events/publishing.js';
import { SYSTEM } from '../framework/actor_names.js';
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { isPostgres } from '../framework/db/dialect.js';
import { runSql } from '../framework/db/sql_text.js';
import { type FieldProblem, invalid, ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { lockProduct } from './locks.js';
import { getProduct, MAX_STOCK, Product, type ProductRow } from './models.js';
import { publishChange, stockFell } from './published_events.js';
import { insertMovements, recordMoves } from './stock_movements.js';

/** A quantity of a product in an order. */
export interface Demand {
  product_id: number;
  quantity: number;
}

/** The data of a product that an order copies. */
export interface TakenProduct extends Demand {
  name: string;
  price_cents: number;
  stock_quantity: number;
}

/** Who changes a product, the shop itself by default, and what must not have happened since. */
export interface ChangeOptions {
  by?: string;
  /** Throws `version_mismatch` when the product has changed since. */
  expect?: Expect<ProductRow> | undefined;
}

/**
 * Sets the stock to an exact level; nothing is written if it has that level. `version_mismatch` when the
 * product has changed since.
 */
export async function setStock(
  db: Database,
  id: number,
  quantity: number,
  note: string,
  { by = SYSTEM, expect }: ChangeOptions = {},
): Promise<ProductRow> {
  return db.transaction(async (trx) => {
    const before = await lockProduct(trx, id);
    expect?.(await getProduct(trx, id));
    if (quantity === before.stock_quantity) return getProduct(trx, id);
    const at = now();
    await Product.objects(trx)
      .where({ id })
      .update({ stock_quantity: quantity, version: trx.raw('version + 1'), updated_at: at } as object);
    const move = { product_id: id, before: before.stock_quantity, after: quantity, note, by } as const;
    await recordMoves(trx, [{ ...move, kind: 'set' }], at);
    return publishChange(trx, id, before.stock_quantity);
  });
}

/**
 * Moves the stock by a signed amount; `insufficient_stock` when it would fall below zero,
 * `version_mismatch` when the product has changed since.
 */
export async function adjustStock(
  db: Database,
  id: number,
  delta: number,
  note: string,
  { by = SYSTEM, expect }: ChangeOptions = {},
): Promise<ProductRow> {
  return db.transaction(async (trx) => {
    if (expect) {
      await lockProduct(trx, id);
      expect(await getProduct(trx, id));
    }
    if (delta === 0) return getProduct(trx, id);
    const at = now();
    const [moved] = (await Product.objects(trx)
      .where({ id })
      .whereRaw('stock_quantity + ? between 0 and ?', [delta, MAX_STOCK])
      .update({ ...movedBy(trx, delta), updated_at: at })
      .returning('stock_quantity')) as { stock_quantity: number }[];
    if (!moved) throw cannotMove(await getProduct(trx, id), delta);
    const { stock_quantity } = moved;
    await insertMovements(trx, [
      {
        ...{ product_id: id, kind: 'adjusted', delta, stock_quantity, order_id: null, note },
        ...{ changed_by: by, created_at: at },
      },
    ]);
    return publishChange(trx, id, stock_quantity - delta);
  });
}

/** The columns to update for a movement; every change of a product raises its version. */
function movedBy(trx: Transaction, delta: number): object {
  return {
    stock_quantity: trx.raw('stock_quantity + ?', [delta]),
    version: trx.raw('version + 1'),
  };
}

type Stocked = Pick<ProductRow, 'name' | 'stock_quantity'>;

function cannotMove(product: Stocked, delta: number, field = 'delta'): ApiError {
  if (delta > 0) return invalid(field, `would take the stock above ${MAX_STOCK}`);
  return insufficientStock(product.name, product.stock_quantity, -delta, [field]);
}

/** The stock of a locked product after a movement; `insufficient_stock` for the field when it would fall below zero. */
export function movedLevel(product: Stocked, delta: number, field: string): number {
  const level = product.stock_quantity + delta;
  if (level < 0 || level > MAX_STOCK) throw cannotMove(product, delta, field);
  return level;
}

/** The error for fields that ask for more than is left of a product. */
export function insufficientStock(name: string, left: number, asked: number, fields: string[]): ApiError {
  const message = `${left} left, ${asked} asked for`;
  const details: FieldProblem[] = fields.map((field) => ({ field, message }));
  return new ApiError('insufficient_stock', `Insufficient stock for ${name}: ${message}.`, details);
}

/** The error for a quantity that cannot be taken. */
export type Refusal = (productId: number, quantity: number) => Promise<Error>;

/**
 * Takes the stock of orders by one conditional statement, which locks the products in ascending id order, so that
 * transactions never deadlock. The movements are written by `recordSold`, when the orders have ids.
 */
export async function takeStock(
  trx: Transaction,
  demands: Demand[],
  at: string,
  refusal: Refusal,
): Promise<TakenProduct[]> {
  const wanted = inIdOrder(demands);
  const rows = await runSql<Omit<TakenProduct, 'quantity'>>(trx, {
    text: isPostgres(trx) ? TAKE_ON_POSTGRES : TAKE_ON_SQLITE,
    values: [at, JSON.stringify(wanted)],
  });
  const byId = new Map(rows.map((row) => [row.product_id, row]));
  const taken: TakenProduct[] = [];
  for (const { product_id, quantity } of wanted) {
    const row = byId.get(product_id);
    if (!row) throw await refusal(product_id, quantity);
    taken.push({ ...row, quantity });
  }
  const low = taken.flatMap((product) => stockFell(product, product.stock_quantity + product.quantity));
  await publish(trx, ...low);
  return taken;
}

/** Takes what a list of products and quantities says; returns the products of which there was enough. */
const takeFrom = (wanted: string): string => `UPDATE products_product
  SET stock_quantity = stock_quantity - wanted.quantity, version = version + 1, updated_at = ?
  FROM (${wanted}) AS wanted
  WHERE products_product.id = wanted.product_id AND NOT archived AND stock_quantity >= wanted.quantity
  RETURNING products_product.id AS product_id, name, price_cents, stock_quantity`;
const TAKE_ON_SQLITE = takeFrom(
  `SELECT value ->> 'product_id' AS product_id, value ->> 'quantity' AS quantity FROM json_each(?)`,
);
const TAKE_ON_POSTGRES = takeFrom(
  `SELECT asked.* FROM json_to_recordset(?) AS asked (product_id integer, quantity bigint)
    JOIN products_product AS locked ON locked.id = asked.product_id
    ORDER BY asked.product_id FOR NO KEY UPDATE OF locked`,
);

/** The error for a product that could not be taken, for the request fields that name it. */
export function whyNotTaken(
  trx: Transaction,
  fieldsOf: (productId: number, column: 'product_id' | 'quantity') => string[],
): Refusal {
  return async (id, quantity) => {
    const product = await Product.objects(trx).where({ id }).first();
    if (product && !product.archived) {
      return insufficientStock(product.name, product.stock_quantity, quantity, fieldsOf(id, 'quantity'));
    }
    const message = product ? `${product.name} is no longer sold` : `there is no product ${id}`;
    return invalid(fieldsOf(id, 'product_id').map((field) => ({ field, message })));
  };
}

/** The quantity that an order took of a product; `stock_quantity` is the remaining stock. */
export interface SoldProduct extends Demand {
  order_id: number;
  /** Who ordered it. */
  by: string;
  stock_quantity: number;
}

/** The movements of the orders' products, after `takeStock`. */
export async function recordSold(trx: Transaction, sold: SoldProduct[], at: string): Promise<void> {
  await insertMovements(
    trx,
    sold.map(({ product_id, quantity, stock_quantity, order_id, by }) => ({
      ...{ product_id, kind: 'sold', delta: -quantity, stock_quantity, order_id },
      ...{ note: '', changed_by: by, created_at: at },
    })),
  );
}

/** Returns the stock of an order. The caller ensures that this happens once for each order. */
export async function restoreStock(
  trx: Transaction,
  demands: Demand[],
  orderId: number,
  by: string,
): Promise<void> {
  const at = now();
  for (const { product_id: id, quantity } of inIdOrder(demands)) {
    const [row] = (await Product.objects(trx)
      .where({ id })
      .update({ ...movedBy(trx, quantity), updated_at: at })
      .returning('stock_quantity')) as { stock_quantity: number }[];
    if (!row) throw new Error(`Product ${id} of order ${orderId} is gone.`);
    await insertMovements(trx, [
      {
        ...{ product_id: id, kind: 'restored', delta: quantity, stock_quantity: row.stock_quantity },
        ...{ order_id: orderId, note: '', changed_by: by, created_at: at },
      },
    ]);
  }
}

/** One demand per product, in ascending id order. */
export function inIdOrder(demands: Demand[]): Demand[] {
  const sums = new Map<number, number>();
  for (const { product_id, quantity } of demands)
    sums.set(product_id, (sums.get(product_id) ?? 0) + quantity);
  return [...sums]
    .map(([product_id, quantity]) => ({ product_id, quantity }))
    .sort((a, b) => a.product_id - b.product_id);
}
