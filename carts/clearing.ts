// Guests who never come back: their carts go after thirty days.
import { type Database, now } from '../ecommerce/db/database.js';
import { Cart } from './models.js';

/** How long a guest's cart stays untouched before it is removed. */
export const UNTOUCHED_DAYS = 30;
/** Carts removed in one transaction, so that the shop can write in between. */
const BATCH_SIZE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes the guest carts that nobody touched for thirty days; gives how many there were. */
export async function clearGuestCarts(db: Database): Promise<number> {
  const before = now(-UNTOUCHED_DAYS * DAY_MS);
  for (let removed = 0; ;) {
    const batch = await db.transaction((trx) => {
      const stale = Cart.objects(trx).whereNull('customer_id').where('updated_at', '<', before);
      const oldest = stale.clone().select('id').orderBy('updated_at').limit(BATCH_SIZE);
      // Asked again in the same statement: a cart touched meanwhile stays.
      return stale.clone().whereIn('id', oldest).delete();
    });
    removed += batch;
    if (batch < BATCH_SIZE) return removed;
  }
}
