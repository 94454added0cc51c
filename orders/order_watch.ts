// Watching an order for changes made by any process.
import { watchTable } from '../framework/db/change_notifications.js';
import type { Database } from '../framework/db/database.js';
import { serverStops } from '../framework/errors.js';
import { getOrderWithHistory, Order, type OrderWithHistory } from './models.js';

const ENDED = ['delivered', 'cancelled'];

/** The order, then again after each change, until it is delivered or cancelled; `unavailable` when the signal aborts. */
export async function* watchOrder(
  db: Database,
  id: number,
  signal: AbortSignal,
): AsyncGenerator<OrderWithHistory> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let changed = true;
  let wake = (): void => undefined;
  await watchTable(
    db,
    Order.table,
    (key) => {
      changed ||= key === null || key === id;
      wake();
    },
    either,
  );
  either.addEventListener('abort', () => wake(), { once: true });
  try {
    let sent = '';
    while (!signal.aborted) {
      changed = false;
      const order = await getOrderWithHistory(db.read, id);
      const state = JSON.stringify(order);
      if (state !== sent) yield order;
      sent = state;
      if (ENDED.includes(order.status)) return;
      while (!changed && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
    throw serverStops();
  } finally {
    stop.abort();
  }
}
