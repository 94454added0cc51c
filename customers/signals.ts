// Signals about customers for later apps. Receivers run in the sender's transaction.
import type { Queryable, Transaction } from '../framework/db/database.js';
import { Signal } from '../framework/signals.js';

/** Units of a product in a guest's cart that did not fit into the customer's. */
export interface ItemNotKept {
  product_id: number;
  product_name: string;
  quantity: number;
  reason: 'insufficient_stock' | 'too_many' | 'cart_full';
}

/**
 * A customer registered or logged in; `cart_token` is the token of the guest's cart, or ''. Receivers return the
 * lines that could not be kept.
 */
export const customerLoggedIn = new Signal<
  { trx: Transaction; customer_id: number; cart_token: string },
  ItemNotKept[]
>();

/** A customer exports all data. Receivers return their part, by its keys in the export. */
export const customerExporting = new Signal<
  { db: Queryable; customer_id: number },
  Record<string, unknown>
>();

/**
 * A customer, whose row is locked, is being erased. Receivers remove the customer's personal data, or refuse while
 * something is in progress. `name` and `email` are the replacements.
 */
export const customerForgetting = new Signal<{
  trx: Transaction;
  customer_id: number;
  name: string;
  email: string;
}>();
