// Orders for tests.
import type { Database } from '../../framework/db/database.js';
import type { NewOrder, PlacedOrder } from '../../orders/new_order.js';
import { createOrder } from '../../orders/placement_queue.js';
import type { Shop } from '../shop.js';
import { ANN, JOHN } from './contacts.js';

/** A new order over REST, one line for each `[product, quantity]`; gives its id. */
export async function makeOrder(
  shop: Pick<Shop, 'send'>,
  lines: [number, number][],
  contact: Partial<typeof JOHN> = JOHN,
  headers: Record<string, string> = {},
): Promise<number> {
  const items = lines.map(([product_id, quantity]) => ({ product_id, quantity }));
  const { status, body } = await shop.send('POST', '/api/orders/', { ...contact, items }, headers);
  if (status !== 201) throw new Error(`Ordering failed: ${JSON.stringify(body)}`);
  return body.order.id;
}

/** An order as the order service places it, written straight into the database. */
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

/** A new order without a shop that runs, one line for each `[product, quantity]`. */
export async function storedOrder(
  db: Database,
  lines: [number, number][],
  contact: Partial<typeof ANN> = {},
): Promise<PlacedOrder['order']> {
  const items = lines.map(([product_id, quantity]) => ({ product_id, quantity }));
  return (await placedOrder(db, { ...ANN, ...contact, customer_id: 0, items })).order;
}

/** How many orders there are. */
export async function orderCount(shop: Shop): Promise<number> {
  return (await shop.get('/api/orders/')).body.total_count;
}
