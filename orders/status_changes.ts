// Status changes of orders: statuses only move forward, and a cancelled order returns its stock once.
import { publish } from '../events/publishing.js';
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { restoreStock } from '../products/stock.js';
import { lockOrder } from './locks.js';
import {
  getOrder,
  getOrderWithHistory,
  Order,
  type OrderRow,
  type OrderWithHistory,
  type OrderWithItems,
  type Status,
  StatusChange,
} from './models.js';
import { statusChanged } from './published_events.js';
import { orderCancelled } from './signals.js';

/** The statuses from which a status may be reached. */
const REACHED_FROM: Record<Status, Status[]> = {
  pending: [],
  processing: ['pending'],
  shipped: ['pending', 'processing'],
  delivered: ['pending', 'processing', 'shipped'],
  cancelled: ['pending', 'processing'],
};

/** The statuses that may follow one, for forms and messages. */
export function nextStatuses(from: Status): Status[] {
  return (Object.keys(REACHED_FROM) as Status[]).filter((status) => REACHED_FROM[status].includes(from));
}

/** Conditions of a change. */
interface Conditions {
  /** Throws `version_mismatch` when the order has changed since. */
  expect?: Expect<OrderWithHistory> | undefined;
  /** Whether a cancellation that returns money is `forbidden`. */
  withoutRefund?: boolean;
}

/**
 * Moves an order to a status. If it has that status already, nothing changes; a status that may not
 * follow is `invalid_transition`. `changedBy` is stored in the history.
 */
export async function updateOrderStatus(
  db: Database,
  id: number,
  status: Status,
  changedBy: string,
  { expect, withoutRefund = false }: Conditions = {},
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    expect?.(await getOrderWithHistory(trx, id));
    if (status === 'cancelled' && withoutRefund) refuseRefund(order);
    return order.status === status ? getOrder(trx, id) : moveTo(trx, order, status, changedBy);
  });
}

/** Cancels an order and returns its stock; `invalid_transition` when it is already cancelled. */
export async function cancelOrder(
  db: Database,
  id: number,
  changedBy: string,
  { expect, withoutRefund = false }: Conditions = {},
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    expect?.(await getOrderWithHistory(trx, id));
    if (withoutRefund) refuseRefund(order);
    return moveTo(trx, order, 'cancelled', changedBy);
  });
}

/** Cancels a pending or processing order, whose row is locked, when nothing is left of it. Returns the current order. */
export async function cancelIfEmpty(
  trx: Transaction,
  order: OrderRow,
  changedBy: string,
): Promise<OrderWithItems> {
  const current = await getOrder(trx, order.id);
  const isEmpty = current.items.every(({ quantity }) => quantity === 0);
  if (!isEmpty || !mayBeCancelled(order)) return current;
  return moveTo(trx, order, 'cancelled', changedBy);
}

/** Whether an order, or a part of it, may be cancelled: it is not shipped, and not cancelled already. */
export function mayBeCancelled({ status }: Pick<OrderRow, 'status'>): boolean {
  return REACHED_FROM.cancelled.includes(status);
}

/** Throws `forbidden` if cancelling the order, or a part of it, returns money. */
export function refuseRefund({ payment_status, status }: OrderRow): void {
  if (!['paid', 'partially_refunded'].includes(payment_status) || !mayBeCancelled({ status })) return;
  const message = 'The order is paid, and you may not refund.';
  throw new ApiError('forbidden', message, [{ field: 'status', message: 'is paid, and you may not refund' }]);
}

/** The conditional statement lets one of several callers move the order; the others change nothing. */
async function moveTo(
  trx: Transaction,
  order: OrderRow,
  status: Status,
  changedBy: string,
): Promise<OrderWithItems> {
  const { id, status: from_status } = order;
  const at = now();
  const count = await Order.objects(trx)
    .where({ id })
    .whereIn('status', REACHED_FROM[status])
    .update({ status, version: trx.raw('version + 1'), updated_at: at } as object);
  if (count === 0) throw cannotMove(id, from_status, status);
  await StatusChange.objects(trx).insert({
    order_id: id,
    from_status,
    to_status: status,
    changed_by: changedBy,
    changed_at: at,
  });
  const moved = await getOrder(trx, id);
  await publish(trx, statusChanged(moved, from_status, changedBy));
  if (status !== 'cancelled') return moved;
  const { items, ...cancelled } = moved;
  await restoreStock(
    trx,
    items.filter(({ quantity }) => quantity > 0),
    id,
    changedBy,
  );
  await orderCancelled.send({ trx, order: cancelled });
  return moved;
}

function cannotMove(id: number, from: string, to: Status): ApiError {
  const message = from === to ? `is ${to} already` : `cannot go from ${from} to ${to}`;
  return new ApiError('invalid_transition', `Order ${id} ${message}.`, [{ field: 'status', message }]);
}
