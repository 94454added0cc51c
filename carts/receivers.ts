// What carts do about what happens in other apps: a guest's cart is merged when its owner logs in, in
// the log-in's own transaction.
import { customerLoggedIn } from '../customers/signals.js';
import { mergeGuestCart } from './merging.js';

customerLoggedIn.connect(({ trx, customer_id, cart_token }) => mergeGuestCart(trx, customer_id, cart_token));
