// What happens to customers that later apps want to know of. Receivers run in the sender's transaction.
import type { Transaction } from '../ecommerce/db/database.js';
import { Signal } from '../ecommerce/signals.js';

/** A customer registered or logged in; `cart_token` is the guest's cart they bring along, or ''. */
export const customerLoggedIn = new Signal<{ trx: Transaction; customer_id: number; cart_token: string }>();
