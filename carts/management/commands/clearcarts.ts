// clearcarts: what a shop runs once a day, by cron or a timer.
import { withDatabase } from '../../../ecommerce/db/database.js';
import { defineCommand } from '../../../ecommerce/management/command.js';
import { clearGuestCarts, UNTOUCHED_DAYS } from '../../clearing.js';

export const command = defineCommand({
  help: `Removes the carts of guests who have not touched them for ${UNTOUCHED_DAYS} days.`,
  async run(_given, { out, verbosity }) {
    const removed = await withDatabase(clearGuestCarts);
    if (verbosity > 0) out.line(`Removed ${removed} guest ${removed === 1 ? 'cart' : 'carts'}.`);
  },
});
