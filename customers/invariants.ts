// What must always be true of accounts; `verify` checks it.
import type { Invariants } from '../framework/db/invariants.js';

/** Each statement finds the rows of which it is not true. */
export const ACCOUNT_INVARIANTS: Invariants = {
  'a deactivated account is not logged in': `SELECT s.id, s.customer_id FROM customers_session s
    JOIN customers_customer c ON c.id = s.customer_id WHERE NOT c.active`,
  'a deactivated account has no link to a new password': `SELECT r.id, r.customer_id FROM customers_passwordreset r
    JOIN customers_customer c ON c.id = r.customer_id WHERE NOT c.active`,
};
