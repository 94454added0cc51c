// Abandoned carts of guests are deleted after thirty days.
import type { Expiring } from '../framework/db/expiry.js';
import { now } from '../framework/db/database.js';
import { Cart } from './models.js';

/** How long a guest's cart stays untouched before it is removed. */
const UNTOUCHED_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

export const OLD_CARTS: Expiring = {
  name: 'carts of guests',
  expired: (db) =>
    Cart.objects(db)
      .whereNull('customer_id')
      .where('updated_at', '<', now(-UNTOUCHED_DAYS * DAY_MS)),
};
