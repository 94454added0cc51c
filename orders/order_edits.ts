// Changing an order after it was placed: the customer's details, its lines, and deletion. A change of a
// line takes or returns the difference of stock in the same transaction.
import { publish } from '../events/publishing.js';
import { SYSTEM } from '../framework/actor_names.js';
import { type Database, isForeignKeyViolation, now, type Transaction } from '../framework/db/database.js';
import { type FieldProblem, invalid, ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { lockProducts } from '../products/locks.js';
import { type Demand, recordSold, restoreStock, takeStock, whyNotTaken } from '../products/stock.js';
import { lockOrder } from './locks.js';
import { orderChanged, orderDeleted } from './published_events.js';
import { itemsCannotChange, orderItemsChanging } from './signals.js';
import {
  getOrder,
  MAX_LINES,
  Order,
  OrderItem,
  type OrderItemRow,
  type OrderRow,
  type OrderWithItems,
  totalOf,
} from './models.js';

/** A change of one line; lines without a change stay as they are. */
export interface ItemChange {
  /** `null` for a new line. */
  id: number | null;
  product_id: number;
  quantity: number;
  deleted: boolean;
}

type Line = Omit<OrderItemRow, 'id' | 'order_id'> & { id: number | null };
type Details = Pick<OrderRow, 'customer_name' | 'customer_email' | 'shipping_address'>;

/** Sets the named details of an order and leaves the others alone. */
export async function updateOrderDetails(
  db: Database,
  id: number,
  details: Partial<Details>,
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = { ...(await lockOrder(trx, id)), ...details };
    await Order.objects(trx)
      .where({ id })
      .update({
        ...details,
        ...Order.computedValues(order),
        version: order.version + 1,
        updated_at: now(),
      });
    return tellOfChange(trx, id);
  });
}

/** Sets the note of the staff. Nobody else sees it, so the version stays. */
export async function setStaffNote(db: Database, id: number, staff_note: string): Promise<void> {
  await db.transaction(async (trx) => {
    await lockOrder(trx, id);
    await Order.objects(trx).where({ id }).update({ staff_note });
  });
}

async function tellOfChange(trx: Transaction, id: number): Promise<OrderWithItems> {
  const order = await getOrder(trx, id);
  await publish(trx, orderChanged(order));
  return order;
}

/**
 * Adds, changes and deletes lines of an order that is pending or processing and not paid. A line keeps
 * the price that it was sold at; a new product gets its current price. Problems name
 * `items[i].quantity` and `items[i].product_id` by the index in `changes`.
 */
export async function updateOrderItems(
  db: Database,
  id: number,
  changes: ItemChange[],
  by = SYSTEM,
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    const { currency } = order;
    refuseUnlessOpen(order);
    await orderItemsChanging.send({ trx, order });
    const { items: before } = await getOrder(trx, id);
    refuseUnknown(before, changes);
    refuseCancelled(before, changes);
    refuseForeignPrices(order, before, changes);
    const products = await lockProducts(trx, productIds(before, changes));
    const kept = before.filter((item) => !changes.some((change) => change.id === item.id));
    const wanted = changes.filter((change) => !change.deleted);
    const at = now();
    await moveStock(trx, { id, by }, before, [...kept, ...wanted], changes, at);
    const byId = new Map(products.map((product) => [product.id, product]));
    const changed = wanted.map((change): Line => {
      const old = before.find((item) => item.id === change.id && item.product_id === change.product_id);
      const { id: itemId, product_id, quantity } = change;
      const price_cents = old?.price_cents ?? byId.get(product_id)?.price_cents ?? 0;
      const product_name = old?.product_name ?? byId.get(product_id)?.name ?? '';
      const subtotal_cents = price_cents * quantity;
      const line = { id: itemId, product_id, product_name, quantity, price_cents, subtotal_cents, currency };
      return { ...line, cancelled_quantity: old?.cancelled_quantity ?? 0 };
    });
    const lines = [...kept, ...changed];
    refuseCount(lines.length);
    const total_cents = totalOf(lines, currency);
    await storeLines(trx, id, changed, changes);
    const version = order.version + 1;
    await Order.objects(trx).where({ id }).update({ total_cents, version, updated_at: at });
    return tellOfChange(trx, id);
  });
}

/** Whether the lines of an order can be changed: it is not shipped, and nothing was paid for it. */
export function itemsMayChange(order: Pick<OrderRow, 'status' | 'payment_status'>): boolean {
  return isOpen(order) && order.payment_status === 'unpaid';
}

const isOpen = ({ status }: Pick<OrderRow, 'status'>) => status === 'pending' || status === 'processing';

function refuseUnlessOpen(order: OrderRow): void {
  if (itemsMayChange(order)) return;
  const { status, payment_status } = order;
  const state = isOpen(order) ? payment_status.replaceAll('_', ' ') : status;
  throw itemsCannotChange(order, `is ${state}`);
}

function refuseUnknown(before: OrderItemRow[], changes: ItemChange[]): void {
  const problems = changes.flatMap(({ id }, index): FieldProblem[] =>
    id === null || before.some((item) => item.id === id)
      ? []
      : [{ field: `items[${index}].id`, message: 'is no longer in the order' }],
  );
  if (problems.length > 0) throw invalid(problems);
}

/** A line of which pieces were cancelled keeps its product, and it stays. Other lines have at least one piece. */
function refuseCancelled(before: OrderItemRow[], changes: ItemChange[]): void {
  const cancelled = new Map(
    before.flatMap((item) => (item.cancelled_quantity > 0 ? [[item.id, item] as const] : [])),
  );
  const problems = changes.flatMap(({ id, product_id, quantity, deleted }, index): FieldProblem[] => {
    const item = id === null ? undefined : cancelled.get(id);
    const message = 'cannot be changed, for pieces of the item were cancelled';
    if (item && deleted) return [{ field: `items[${index}].id`, message }];
    if (item && item.product_id !== product_id) return [{ field: `items[${index}].product_id`, message }];
    const isTooLow = !deleted && quantity < 1 && item?.quantity !== quantity;
    return isTooLow ? [{ field: `items[${index}].quantity`, message: 'must be at least 1' }] : [];
  });
  if (problems.length > 0) throw invalid(problems);
}

/** Prices are in the shop's current currency: no product can be added to an order in another one. */
function refuseForeignPrices({ currency }: OrderRow, before: OrderItemRow[], changes: ItemChange[]): void {
  const { CURRENCY } = settings;
  if (currency === CURRENCY) return;
  const kept = new Set(before.map((item) => `${item.id} ${item.product_id}`));
  const problems = changes.flatMap(({ id, product_id, deleted }, index): FieldProblem[] => {
    if (deleted || kept.has(`${id} ${product_id}`)) return [];
    const message = `cannot be added: the order is in ${currency}, and prices are in ${CURRENCY}`;
    return [{ field: `items[${index}].product_id`, message }];
  });
  if (problems.length > 0) throw invalid(problems);
}

function productIds(before: OrderItemRow[], changes: ItemChange[]): number[] {
  return [...before, ...changes].map((line) => line.product_id);
}

/** Takes or returns the differences of stock of each product. */
async function moveStock(
  trx: Transaction,
  { id: order_id, by }: { id: number; by: string },
  before: Demand[],
  after: Demand[],
  changes: ItemChange[],
  at: string,
): Promise<void> {
  const differences = new Map<number, number>();
  const add = (sign: number) => (line: Demand) =>
    differences.set(line.product_id, (differences.get(line.product_id) ?? 0) + sign * line.quantity);
  before.forEach(add(-1));
  after.forEach(add(1));
  const demands = [...differences].map(([product_id, quantity]) => ({ product_id, quantity }));
  const fieldsOf = (productId: number, column: string) =>
    changes.flatMap(({ product_id, deleted }, index) =>
      product_id === productId && !deleted ? `items[${index}].${column}` : [],
    );
  const taken = await takeStock(
    trx,
    demands.filter(({ quantity }) => quantity > 0),
    at,
    whyNotTaken(trx, fieldsOf),
  );
  const sold = taken.map((product) => ({ ...product, order_id, by }));
  if (sold.length > 0) await recordSold(trx, sold, at);
  const returned = demands
    .filter(({ quantity }) => quantity < 0)
    .map(({ product_id, quantity }) => ({ product_id, quantity: -quantity }));
  await restoreStock(trx, returned, order_id, by);
}

/** Checks the number of lines, with the same limits as for a new order. */
function refuseCount(count: number): void {
  if (count === 0) throw invalid('items', 'must have at least 1 entry; cancel the order to return all of it');
  if (count > MAX_LINES) throw invalid('items', `must have at most ${MAX_LINES} entries`);
}

async function storeLines(
  trx: Transaction,
  order_id: number,
  lines: Line[],
  changes: ItemChange[],
): Promise<void> {
  const gone = changes.flatMap(({ id, deleted }) => (deleted && id !== null ? [id] : []));
  await OrderItem.objects(trx).where({ order_id }).whereIn('id', gone).delete();
  for (const { id, ...columns } of lines) {
    if (id === null) await OrderItem.objects(trx).insert({ ...columns, order_id });
    else await OrderItem.objects(trx).where({ id, order_id }).update(columns);
  }
}

/**
 * Why an order may not be deleted, '' when it may. Only a cancelled order has returned its stock; the
 * others are sales.
 */
export function whyNotDeleted({ id, status }: OrderRow): string {
  if (status === 'cancelled') return '';
  const way = isOpen({ status }) ? ' Cancel it first.' : '';
  return `Order ${id} is ${status}; only a cancelled order can be deleted.${way}`;
}

/** Deletes a cancelled order with its lines and history; any other is a `conflict`. */
export async function deleteOrder(db: Database, id: number): Promise<void> {
  try {
    await db.transaction(async (trx) => {
      const problem = whyNotDeleted(await lockOrder(trx, id));
      if (problem) throw new ApiError('conflict', problem, [{ field: 'status', message: problem }]);
      await Order.objects(trx).where({ id }).delete();
      await publish(trx, orderDeleted(id));
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new ApiError('in_use', `Order ${id} is held by its payments or invoices and cannot be deleted.`);
  }
}
