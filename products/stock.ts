// Stock and its movements. Every change of a product's stock writes a movement in the same
// transaction, so the sum of a product's movements always equals its stock.
import { type Database, now, type Queryable, type Transaction } from '../framework/db/database.js';
import { pageRows, type PageRequest } from '../framework/db/paging.js';
import { type FieldProblem, invalid, ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import type { Page } from '../framework/pagination.js';
import { lockProduct } from './locks.js';
import {
  getProduct,
  MAX_STOCK,
  Product,
  type ProductRow,
  StockMovement,
  type StockMovementRow,
} from './models.js';

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

/** The first movement of a new product. */
export async function recordInitialStock(
  trx: Transaction,
  productId: number,
  quantity: number,
  at: string,
): Promise<void> {
  if (quantity === 0) return;
  await insertMovements(trx, [
    {
      product_id: productId,
      kind: 'initial',
      delta: quantity,
      stock_quantity: quantity,
      order_id: null,
      note: '',
      created_at: at,
    },
  ]);
}

/** The movement of a product, as it was before, whose stock is set to another level. */
export async function recordStockSet(
  trx: Transaction,
  product: Pick<ProductRow, 'id' | 'stock_quantity'>,
  quantity: number,
  note: string,
  at: string,
): Promise<void> {
  if (quantity === product.stock_quantity) return;
  await insertMovements(trx, [
    {
      product_id: product.id,
      kind: 'set',
      delta: quantity - product.stock_quantity,
      stock_quantity: quantity,
      order_id: null,
      note,
      created_at: at,
    },
  ]);
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
  expect?: Expect<ProductRow>,
): Promise<ProductRow> {
  return db.transaction(async (trx) => {
    const before = await lockProduct(trx, id);
    expect?.(await getProduct(trx, id));
    if (quantity !== before.stock_quantity) {
      const at = now();
      await Product.objects(trx)
        .where({ id })
        .update({ stock_quantity: quantity, version: trx.raw('version + 1'), updated_at: at } as object);
      await recordStockSet(trx, before, quantity, note, at);
    }
    return getProduct(trx, id);
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
  expect?: Expect<ProductRow>,
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
    const product = await getProduct(trx, id);
    if (!moved) throw cannotMove(product, delta);
    const { stock_quantity } = moved;
    await insertMovements(trx, [
      { product_id: id, kind: 'adjusted', delta, stock_quantity, order_id: null, note, created_at: at },
    ]);
    return product;
  });
}

/** The columns to update for a movement; every change of a product raises its version. */
function movedBy(trx: Transaction, delta: number): object {
  return {
    stock_quantity: trx.raw('stock_quantity + ?', [delta]),
    version: trx.raw('version + 1'),
  };
}

function cannotMove(product: ProductRow, delta: number): ApiError {
  if (delta > 0) return invalid('delta', `would take the stock above ${MAX_STOCK}`);
  return insufficientStock(product.name, product.stock_quantity, -delta, ['delta']);
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
 * Takes the stock of orders: one conditional statement per product, in ascending id order, so that
 * transactions never deadlock. The movements are written by `recordSold`, when the orders have ids.
 */
export async function takeStock(
  trx: Transaction,
  demands: Demand[],
  at: string,
  refusal: Refusal,
): Promise<TakenProduct[]> {
  const taken: TakenProduct[] = [];
  for (const { product_id: id, quantity } of inIdOrder(demands)) {
    const [row] = (await Product.objects(trx)
      .where({ id, archived: false })
      .where('stock_quantity', '>=', quantity)
      .update({ ...movedBy(trx, -quantity), updated_at: at })
      .returning(['name', 'price_cents', 'stock_quantity'])) as Omit<
      TakenProduct,
      'product_id' | 'quantity'
    >[];
    if (!row) throw await refusal(id, quantity);
    taken.push({ ...row, product_id: id, quantity });
  }
  return taken;
}

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
  stock_quantity: number;
}

/** The movements of the orders' products, after `takeStock`. */
export async function recordSold(trx: Transaction, sold: SoldProduct[], at: string): Promise<void> {
  await insertMovements(
    trx,
    sold.map(({ product_id, quantity, stock_quantity, order_id }) => ({
      product_id,
      kind: 'sold',
      delta: -quantity,
      stock_quantity,
      order_id,
      note: '',
      created_at: at,
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
      { product_id: id, kind, delta, stock_quantity, order_id: null, note, created_at: at },
    ]);
  }
}

/** Returns the stock of an order. The caller ensures that this happens once for each order. */
export async function restoreStock(trx: Transaction, demands: Demand[], orderId: number): Promise<void> {
  const at = now();
  for (const { product_id: id, quantity } of inIdOrder(demands)) {
    const [row] = (await Product.objects(trx)
      .where({ id })
      .update({ ...movedBy(trx, quantity), updated_at: at })
      .returning('stock_quantity')) as { stock_quantity: number }[];
    if (!row) throw new Error(`Product ${id} of order ${orderId} is gone.`);
    await insertMovements(trx, [
      {
        product_id: id,
        kind: 'restored',
        delta: quantity,
        stock_quantity: row.stock_quantity,
        order_id: orderId,
        note: '',
        created_at: at,
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

async function insertMovements(trx: Transaction, movements: Omit<StockMovementRow, 'id'>[]): Promise<void> {
  await StockMovement.objects(trx).insert(movements);
}

/** Every change to one product's stock, oldest first. */
export async function listStockMovements(
  db: Queryable,
  productId: number,
  asked: PageRequest,
): Promise<Page<StockMovementRow>> {
  await getProduct(db, productId);
  const query = StockMovement.objects(db).where({ product_id: productId });
  return pageRows(query, asked, {
    table: StockMovement.table,
    order: { keys: ['id'], direction: 'asc' },
    filters: productId,
    defaultSize: 50,
  });
}
