// What happens to customers that later apps want to know of. Receivers run in the sender's transaction.
import type { Queryable, Transaction } from '../framework/db/database.js';
import { Signal } from '../framework/signals.js';

/** Units of a product that a guest's cart had, and the customer's had no room for. */
export interface ItemNotKept {
  product_id: number;
  product_name: string;
  quantity: number;
  reason: 'insufficient_stock' | 'too_many' | 'cart_full';
}

/**
 * A customer registered or logged in; `cart_token` is the guest's cart they bring along, or ''. Receivers answer
 * what of it could not be kept.
 */
export const customerLoggedIn = new Signal<
  { trx: Transaction; customer_id: number; cart_token: string },
  ItemNotKept[]
>();

/** A customer wants a copy of all that the shop has of them. Receivers answer their part, by its names in the copy. */
export const customerExporting = new Signal<
  { db: Queryable; customer_id: number },
  Record<string, unknown>
>();

/**
 * A customer, whose row the transaction holds, is being forgotten. Receivers remove what names the customer, or
 * refuse while something is under way. `name` and `email` are what stays.
 */
export const customerForgetting = new Signal<{
  trx: Transaction;
  customer_id: number;
  name: string;
  email: string;
}>();
