// Placing orders: stock, orders, items, movements, history and keys in one transaction.
import { refuseUnknownAccount } from '../customers/models.js';
import { publish } from '../events/publishing.js';
import { now, type Transaction } from '../framework/db/database.js';
import { insertInTurn, insertRows } from '../framework/db/insert_in_turn.js';
import { ApiError } from '../framework/errors.js';
import { claimKeys, storeAnswer } from '../framework/idempotency/once.js';
import { settings } from '../ecommerce/settings.js';
import {
  inIdOrder,
  recordSold,
  type Refusal,
  type SoldProduct,
  takeStock,
  type TakenProduct,
  whyNotTaken,
} from '../products/stock.js';
import { keyedRequestOf, type NewlyPlaced, type NewOrder, type WantedOrder } from './new_order.js';
import { tokenFor, tokenHash } from './order_tokens.js';
import { orderPlaced } from './published_events.js';
import { Order, OrderItem, type OrderItemRow, type OrderRow, StatusChange, totalOf } from './models.js';

/** Places an order within a transaction, without regard to its key. */
export async function placeOrder(
  trx: Transaction,
  wanted: Omit<WantedOrder, 'attempt'>,
): Promise<NewlyPlaced> {
  const fieldsOf = (productId: number, column: string) => linesWith(wanted.order, productId, column);
  const [placed] = await storeOrders(trx, [wanted], whyNotTaken(trx, fieldsOf));
  return placed as NewlyPlaced;
}

/** Some of the orders cannot be placed in this batch; the transaction must be rolled back. */
export class PlaceApart extends Error {
  constructor(readonly orders: WantedOrder[]) {
    super('Some orders must be placed by themselves.');
  }
}

/**
 * Places independent orders in one transaction. Throws `PlaceApart` for those whose key is already used,
 * or whose product has not enough stock for all.
 */
export async function placeTogether(trx: Transaction, wanted: WantedOrder[]): Promise<NewlyPlaced[]> {
  const ids = await claimAllKeys(trx, wanted);
  const refusal: Refusal = (id) => {
    const asking = wanted.filter(({ order }) => order.items.some(({ product_id }) => product_id === id));
    return Promise.resolve(new PlaceApart(asking));
  };
  const placed = await storeOrders(trx, wanted, refusal);
  for (const [index, order] of placed.entries()) {
    const id = ids[index];
    if (id !== undefined) await storeAnswer(trx, id, order);
  }
  return placed;
}

/** The ids of the rows of the keys, in the sequence of the orders; undefined for those without a key. */
async function claimAllKeys(trx: Transaction, wanted: WantedOrder[]): Promise<(number | undefined)[]> {
  const requests = wanted.map(keyedRequestOf);
  const keyed = requests.filter((request) => request !== null);
  const claimed = await claimKeys(trx, keyed).catch((error: unknown) => {
    const isInUse = error instanceof ApiError && error.code === 'in_progress';
    throw isInUse ? new PlaceApart(wanted.filter(({ attempt }) => attempt)) : error; // one of them is
  });
  const ids = requests.map((request) => (request ? claimed.get(request) : undefined));
  const known = wanted.filter(({ attempt }, index) => attempt && ids[index] === undefined);
  if (known.length > 0) throw new PlaceApart(known);
  return ids;
}

type Placing = Pick<WantedOrder, 'order' | 'placedBy'>;

/** Stores orders; returns them in the same sequence. */
async function storeOrders(trx: Transaction, wanted: Placing[], refusal: Refusal): Promise<NewlyPlaced[]> {
  const at = now();
  const demands = wanted.flatMap(({ order }) => order.items);
  const taken = new Map(
    (await takeStock(trx, demands, at, refusal)).map((product) => [product.product_id, product]),
  );
  const lines = wanted.map(({ order }) => linesOf(order, taken));
  const tokens = wanted.map(({ order }) => tokenFor(order));
  const drafts = wanted.map(({ order }, index) => ({
    ...draftOf(order, lines[index] ?? [], at),
    token_hash: tokenHash(tokens[index] ?? ''),
  }));
  const ids = await insertInTurn(trx, Order, drafts).catch(refuseUnknownAccount);
  const rows = drafts.map((draft, index): OrderRow => ({ ...draft, id: ids[index] ?? 0 }));
  const items = rows.flatMap(({ id: order_id }, index) =>
    (lines[index] ?? []).map((line) => ({ ...line, order_id })),
  );
  const itemIds = await insertInTurn(trx, OrderItem, items);
  await recordSold(trx, soldProducts(wanted, rows, taken), at);
  await insertRows(
    trx,
    StatusChange,
    rows.map(({ id: order_id }, index) => ({
      ...{ order_id, from_status: '', to_status: 'pending', changed_at: at },
      changed_by: wanted[index]?.placedBy ?? '',
    })),
  );
  const itemRows = items.map((item, index) => ({ ...item, id: itemIds[index] ?? 0 }));
  const placed = rows.map((row, index) => ({
    ...row,
    items: itemRows.filter(({ order_id }) => order_id === row.id),
    order_token: tokens[index] ?? '',
  }));
  await publish(trx, ...placed.map(orderPlaced));
  return placed;
}

function draftOf(order: NewOrder, lines: Line[], at: string): Omit<OrderRow, 'id' | 'token_hash'> {
  const { customer_name, customer_email, shipping_address } = order;
  return {
    ...{ customer_name, customer_email, shipping_address },
    ...{ total_cents: totalOf(lines, settings.CURRENCY), currency: settings.CURRENCY },
    customer_id: order.customer_id === 0 ? null : order.customer_id,
    status: 'pending',
    payment_status: 'unpaid',
    version: 1,
    staff_note: '',
    ...(Order.computedValues({ customer_name, customer_email }) as Pick<
      OrderRow,
      'customer_name_key' | 'search_text'
    >),
    created_at: at,
    updated_at: at,
  };
}

type Line = Omit<OrderItemRow, 'id' | 'order_id'>;

/** The requested lines, at the prices of the products. */
function linesOf(order: NewOrder, taken: ReadonlyMap<number, TakenProduct>): Line[] {
  return order.items.map(({ product_id, quantity }) => {
    const { name: product_name, price_cents } = found(taken, product_id);
    const subtotal_cents = price_cents * quantity;
    const { CURRENCY: currency } = settings;
    const line = { product_id, product_name, quantity, price_cents, subtotal_cents, currency };
    return { ...line, cancelled_quantity: 0 };
  });
}

/** What each order took of each product, as if the orders were placed one after the other. */
function soldProducts(
  wanted: Placing[],
  rows: OrderRow[],
  taken: ReadonlyMap<number, TakenProduct>,
): SoldProduct[] {
  const levels = new Map(
    [...taken].map(([id, { stock_quantity, quantity }]) => [id, stock_quantity + quantity]),
  );
  return wanted.flatMap(({ order }, index) =>
    inIdOrder(order.items).map(({ product_id, quantity }) => {
      const stock_quantity = found(levels, product_id) - quantity;
      levels.set(product_id, stock_quantity);
      const by = wanted[index]?.placedBy ?? '';
      return { order_id: rows[index]?.id ?? 0, product_id, quantity, stock_quantity, by };
    }),
  );
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${String(key)} was left out while an order was placed.`);
  return value;
}

/** The fields of the request that name a product: `items[0].quantity`. */
function linesWith(order: NewOrder, productId: number, column: string): string[] {
  return order.items.flatMap((item, index) =>
    item.product_id === productId ? `items[${index}].${column}` : [],
  );
}
