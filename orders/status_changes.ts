// Status changes of orders: statuses only move forward, and a cancelled order returns its stock once.
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

/**
 * Moves an order to a status. If it has that status already, nothing changes; a status that may not
 * follow is `invalid_transition`. `changedBy` is stored in the history. `version_mismatch` when the order
 * has changed since.
 */
export async function updateOrderStatus(
  db: Database,
  id: number,
  status: Status,
  changedBy: string,
  expect?: Expect<OrderWithHistory>,
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    expect?.(await getOrderWithHistory(trx, id));
    if (order.status !== status) await moveTo(trx, order, status, changedBy);
    return getOrder(trx, id);
  });
}

/** Cancels an order and returns its stock; `invalid_transition` when it is already cancelled. */
export async function cancelOrder(
  db: Database,
  id: number,
  changedBy: string,
  expect?: Expect<OrderWithHistory>,
): Promise<OrderWithItems> {
  return db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    expect?.(await getOrderWithHistory(trx, id));
    await moveTo(trx, order, 'cancelled', changedBy);
    return getOrder(trx, id);
  });
}

/** The conditional statement lets one of several callers move the order; the others change nothing. */
async function moveTo(trx: Transaction, order: OrderRow, status: Status, changedBy: string): Promise<void> {
  const { id, status: from_status } = order;
  const at = now();
  const moved = await Order.objects(trx)
    .where({ id })
    .whereIn('status', REACHED_FROM[status])
    .update({ status, version: trx.raw('version + 1'), updated_at: at } as object);
  if (moved === 0) throw cannotMove(id, from_status, status);
  await StatusChange.objects(trx).insert({
    order_id: id,
    from_status,
    to_status: status,
    changed_by: changedBy,
    changed_at: at,
  });
  if (status !== 'cancelled') return;
  const { items, ...cancelled } = await getOrder(trx, id);
  await restoreStock(trx, items, id);
  await orderCancelled.send({ trx, order: cancelled });
}

function cannotMove(id: number, from: string, to: Status): ApiError {
  const message = from === to ? `is ${to} already` : `cannot go from ${from} to ${to}`;
  return new ApiError('invalid_transition', `Order ${id} ${message}.`, [{ field: 'status', message }]);
}
