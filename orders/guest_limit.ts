// The maximum quantity of a guest's order: one anonymous request must not buy the whole stock.
import { invalid } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { MAX_QUANTITY } from './models.js';

/** Units of one product in an order or a cart. Accounts and the open API, for its first clients, have no guest limit. */
export function maxQuantityOf(customerId: number): number {
  const isLimited = customerId === 0 && settings.API_ACCESS === 'protected';
  return isLimited ? Math.min(settings.GUEST_ORDER_MAX_QUANTITY, MAX_QUANTITY) : MAX_QUANTITY;
}

/** Refuses a guest's order with more units of one product in all its lines; the error names the line. */
export function refuseTooMany(items: { product_id: number; quantity: number }[]): void {
  const most = maxQuantityOf(0);
  const sums = new Map<number, number>();
  const problems = items.flatMap(({ product_id, quantity }, index) => {
    const sum = (sums.get(product_id) ?? 0) + quantity;
    sums.set(product_id, sum);
    const message = `must be at most ${most} of a product in all, without an account`;
    return sum > most ? [{ field: `items[${index}].quantity`, message }] : [];
  });
  if (most < MAX_QUANTITY && problems.length > 0) throw invalid(problems);
}
