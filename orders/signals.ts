// Signals about orders for later apps. Receivers run in the sender's transaction: they record what is
// to be done, or throw to refuse, which rolls back the transaction.
import type { Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { Signal } from '../framework/signals.js';
import type { ItemCancellationRow, OrderRow } from './models.js';

/** An order was cancelled and its stock returned. */
export const orderCancelled = new Signal<{ trx: Transaction; order: OrderRow }>();

/** Pieces of an order, whose row is locked, are about to be cancelled or returned. */
export const piecesCancelling = new Signal<{ trx: Transaction; order: OrderRow }>();

/** Pieces of an order were cancelled: money is owed if it was paid, and its invoice is credited if it was not. */
export const piecesCancelled = new Signal<{
  trx: Transaction;
  order: OrderRow;
  cancellations: ItemCancellationRow[];
}>();

/** Orders of a guest were added to a customer's account. */
export const ordersClaimed = new Signal<{ trx: Transaction; order_ids: number[]; customer_id: number }>();

/** The lines of an order, whose row is locked, are about to change. */
export const orderItemsChanging = new Signal<{ trx: Transaction; order: OrderRow }>();

/** The error of a receiver that must keep the lines unchanged. */
export function itemsCannotChange(order: OrderRow, why: string): ApiError {
  return new ApiError('conflict', `Order ${order.id} ${why}; its items cannot be changed.`, [
    { field: 'items', message: `cannot be changed, for the order ${why}` },
  ]);
}
