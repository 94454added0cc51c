// Cancelling or returning pieces of an order. `quantity` of an item is what is still part of the order, so subtotals
// and the total fall with it. The row of the order is locked first, and decides every race.
import { publish } from '../events/publishing.js';
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { ApiError, type FieldProblem, invalid, notFound } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { restoreStock } from '../products/stock.js';
import { lockOrder } from './locks.js';
import {
  getOrder,
  getOrderWithHistory,
  ItemCancellation,
  type ItemCancellationRow,
  Order,
  OrderItem,
  type OrderItemRow,
  type OrderRow,
  type OrderWithHistory,
  type OrderWithItems,
  totalOf,
} from './models.js';
import { lineCancelled } from './published_events.js';
import { piecesCancelled, piecesCancelling } from './signals.js';
import { cancelIfEmpty, mayBeCancelled, refuseRefund } from './status_changes.js';

/** Pieces of one item. */
export interface Pieces {
  item_id: number;
  quantity: number;
  /** Whether they go back to the shelf. */
  restock: boolean;
}

interface Cancelling {
  order_id: number;
  pieces: Pieces;
  /** Refuses it (`forbidden`) when a refund would follow: the caller may not refund. */
  without_refund: boolean;
}

/**
 * Cancels pieces of an item of a pending or processing order. When nothing is left, the order is cancelled. If it was
 * paid, the refund of the pieces is recorded. More pieces than are left is a `conflict`.
 */
export async function cancelOrderItem(
  db: Database,
  { order_id, pieces, without_refund }: Cancelling,
  by: string,
  expect?: Expect<OrderWithHistory>,
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, order_id);
    expect?.(await getOrderWithHistory(trx, order_id));
    if (!mayBeCancelled(order)) throw notCancellable(order);
    if (without_refund) refuseRefund(order);
    const { cancellations, ...taken } = await takeOut(trx, order, [pieces], () => '', by);
    await piecesCancelled.send({ trx, order: taken.order, cancellations });
    return cancelIfEmpty(trx, taken.order, by);
  });
}

/**
 * Takes pieces out of an order whose row is locked: stock, items, total, history and event. The caller sees to the money.
 * `prefixOf` is what the fields of a request begin with, by the index of the pieces: `lines[0].`, or '' when they are not
 * in a list; then an unknown item is `not_found`.
 */
export async function takeOut(
  trx: Transaction,
  order: OrderRow,
  pieces: Pieces[],
  prefixOf: (index: number) => string,
  by: string,
): Promise<{ order: OrderRow; cancellations: ItemCancellationRow[] }> {
  if (order.status === 'cancelled') throw notCancellable(order);
  await piecesCancelling.send({ trx, order });
  const { items } = await getOrder(trx, order.id);
  const wanted = pieces.map((each, index) => ({
    ...each,
    item: itemOf(items, each.item_id, prefixOf(index)),
  }));
  refuseTooMany(wanted, (index) => `${prefixOf(index)}quantity`);
  const shelved = wanted.filter(({ restock }) => restock);
  await restoreStock(
    trx,
    shelved.map(({ item, quantity }) => ({ product_id: item.product_id, quantity })),
    order.id,
    by,
  );
  for (const { item, quantity } of wanted) await reduce(trx, item, quantity);
  const cancellations = await record(trx, wanted, by);
  const at = now();
  const total_cents = totalOf(items, order.currency);
  const changes = { total_cents, version: order.version + 1, updated_at: at };
  await Order.objects(trx).where({ id: order.id }).update(changes);
  await publish(trx, lineCancelled(await getOrder(trx, order.id), cancellations, by));
  return { order: { ...order, ...changes }, cancellations };
}

type Wanted = Pieces & { item: OrderItemRow };

function itemOf(items: OrderItemRow[], id: number, prefix: string): OrderItemRow {
  const item = items.find((each) => each.id === id);
  if (item) return item;
  throw prefix === '' ? notFound('Order item', id) : invalid(`${prefix}item_id`, 'is not in the order');
}

/** The same item may be named twice. */
function refuseTooMany(wanted: Wanted[], fieldOf: (index: number) => string): void {
  const asked = new Map<number, number>();
  const problems = wanted.flatMap(({ item, quantity }, index): FieldProblem[] => {
    const sum = (asked.get(item.id) ?? 0) + quantity;
    asked.set(item.id, sum);
    if (sum <= item.quantity) return [];
    return [{ field: fieldOf(index), message: `${item.quantity} left, ${sum} asked for` }];
  });
  if (problems.length === 0) return;
  const [first] = problems;
  const name = wanted.find((_each, index) => fieldOf(index) === first?.field)?.item.product_name;
  throw new ApiError('conflict', `Too many pieces of ${name}: ${first?.message}.`, problems);
}

/** Takes pieces from an item, also from the row in memory, which may be named again. */
async function reduce(trx: Transaction, item: OrderItemRow, quantity: number): Promise<void> {
  item.quantity -= quantity;
  item.cancelled_quantity += quantity;
  item.subtotal_cents = item.quantity * item.price_cents;
  const { id, cancelled_quantity, subtotal_cents } = item;
  await OrderItem.objects(trx)
    .where({ id })
    .update({ quantity: item.quantity, cancelled_quantity, subtotal_cents });
}

async function record(trx: Transaction, wanted: Wanted[], by: string): Promise<ItemCancellationRow[]> {
  const at = now();
  const rows: ItemCancellationRow[] = [];
  for (const { item, quantity, restock } of wanted) {
    const { order_id, id: item_id, product_name, price_cents, currency } = item;
    const [row] = await ItemCancellation.objects(trx)
      .insert({
        ...{ order_id, item_id, product_name, quantity, price_cents, currency },
        ...{ subtotal_cents: price_cents * quantity, restocked: restock, cancelled_by: by, cancelled_at: at },
      })
      .returning('*');
    rows.push(row as ItemCancellationRow);
  }
  return rows;
}

function notCancellable({ id, status }: OrderRow): ApiError {
  const message = status === 'cancelled' ? 'is cancelled already' : `is ${status} already`;
  const details = [{ field: 'status', message }];
  return new ApiError(
    'invalid_transition',
    `Order ${id} ${message}; its items cannot be cancelled.`,
    details,
  );
}
