// An order that a test needs to be there, placed as the order service places it.
import type { Database } from '../../framework/db/database.js';
import type { NewOrder, PlacedOrder } from '../new_order.js';
import { createOrder } from '../placement_queue.js';

export function placedOrder(
  db: Database,
  order: NewOrder,
  key = '',
  placedBy = 'system',
): Promise<PlacedOrder> {
  const scope = `guest ${order.customer_email}`;
  const attempt = key === '' ? null : { scope, key, askedAt: Date.now() };
  return createOrder(db, { order, attempt, placedBy });
}
