// Every row lock of this app. A transaction that also needs products locks the order first.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Order, type OrderRow } from './models.js';

/** Locks the order until the transaction ends; `not_found` when there is none. */
export async function lockOrder(trx: Transaction, id: number): Promise<OrderRow> {
  const order = await Order.objects(trx).where({ id }).forUpdate().first();
  if (!order) throw notFound('Order', id);
  return order;
}
