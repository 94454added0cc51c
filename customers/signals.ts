// What happens to customers that later apps want to know of. Receivers run in the sender's transaction.
import type { Transaction } from '../ecommerce/db/database.js';
import { Signal } from '../ecommerce/signals.js';

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
