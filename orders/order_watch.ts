// Watching an order for changes made by any process.
import type { Database } from '../framework/db/database.js';
import { changesTo } from '../framework/db/following_changes.js';
import { getOrderWithHistory, Order, type OrderWithHistory } from './models.js';

const ENDED = ['delivered', 'cancelled'];

/** The order, then again after each change, until it is delivered or cancelled; `unavailable` when the signal aborts. */
export async function* watchOrder(
  db: Database,
  id: number,
  signal: AbortSignal,
): AsyncGenerator<OrderWithHistory> {
  let sent = '';
  for await (const changed of changesTo(db, Order.table, signal)) {
    if (changed && !changed.has(id)) continue;
    const order = await getOrderWithHistory(db.read, id);
    const state = JSON.stringify(order);
    if (state !== sent) yield order;
    sent = state;
    if (ENDED.includes(order.status)) return;
  }
}
