// What happens to orders that later apps want to know of. Receivers run in the sender's transaction:
// they write down what is to be done, or refuse by throwing, and then nothing has happened.
import type { Transaction } from '../framework/db/database.js';
import { ShopError } from '../framework/errors.js';
import { Signal } from '../framework/signals.js';
import type { OrderRow } from './models.js';

/** An order was cancelled and its stock given back. */
export const orderCancelled = new Signal<{ trx: Transaction; order: OrderRow }>();

/** Orders that a guest had placed have become a customer's. */
export const ordersClaimed = new Signal<{ trx: Transaction; order_ids: number[]; customer_id: number }>();

/** The lines of an order, whose row the transaction holds, are about to change. */
export const orderItemsChanging = new Signal<{ trx: Transaction; order: OrderRow }>();

/** The refusal of a receiver that needs the lines as they are. */
export function itemsCannotChange(order: OrderRow, why: string): ShopError {
  return new ShopError('conflict', `Order ${order.id} ${why}; its items cannot be changed.`, [
    { field: 'items', message: `cannot be changed, for the order ${why}` },
  ]);
}
