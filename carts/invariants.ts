// What must always be true of carts; `verify` checks it.
import type { Invariants } from '../framework/db/invariants.js';

/** Each statement finds the rows of which it is not true. */
export const CART_INVARIANTS: Invariants = {
  'a cart belongs to an account or to a guest, not to both': `SELECT id FROM carts_cart
    WHERE (customer_id IS NULL) = (token_hash IS NULL)`,
};
