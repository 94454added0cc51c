// Placing a cancelled order again, with what is in stock now, at the prices of now.
import { type Queryable, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { onceWithin } from '../framework/idempotency/once.js';
import { Product } from '../products/models.js';
import { getOrder, type OrderItemRow, type OrderRow, type OrderWithItems } from './models.js';
import { placeOrder } from './placement.js';

/** One line of the order as it can be placed now; `quantity` is 0 if it cannot. */
export interface AgainLine {
  product_id: number;
  product_name: string;
  quantity: number;
  price_cents: number;
  /** How many were ordered, and at which price. */
  before: { quantity: number; price_cents: number; currency: string };
  isArchived: boolean;
}

/** The lines of a cancelled order, with the current stock and prices. Several lines of a product share its stock. */
export async function againLines(db: Queryable, { items }: OrderWithItems): Promise<AgainLine[]> {
  const wanted = wantedOf(items);
  const products = await Product.objects(db).whereIn(
    'id',
    wanted.map(({ item }) => item.product_id),
  );
  const byId = new Map(products.map((product) => [product.id, product]));
  const left = new Map(products.map(({ id, stock_quantity }) => [id, stock_quantity]));
  return wanted.map(({ item, quantity: ordered }) => {
    const product = byId.get(item.product_id);
    const isArchived = product?.archived ?? true;
    const quantity = isArchived ? 0 : Math.min(ordered, left.get(item.product_id) ?? 0);
    left.set(item.product_id, (left.get(item.product_id) ?? 0) - quantity);
    return {
      ...{
        product_id: item.product_id,
        product_name: product?.name ?? item.product_name,
        quantity,
        isArchived,
      },
      price_cents: product?.price_cents ?? item.price_cents,
      before: { quantity: ordered, price_cents: item.price_cents, currency: item.currency },
    };
  });
}

/** What was left of the order when it was cancelled; if its pieces were cancelled one by one, all of them. */
function wantedOf(items: OrderItemRow[]): { item: OrderItemRow; quantity: number }[] {
  const isEmpty = items.every(({ quantity }) => quantity === 0);
  return items
    .map((item) => ({ item, quantity: isEmpty ? item.cancelled_quantity : item.quantity }))
    .filter(({ quantity }) => quantity > 0);
}

/** What staff saw: an order that would be another one now is refused. */
export function seenOf(lines: AgainLine[]): string {
  return lines
    .map(({ product_id, quantity, price_cents }) => `${product_id}:${quantity}:${price_cents}`)
    .join(' ');
}

/**
 * Places a cancelled order again and returns the id of the new one. `version_mismatch` if stock or prices are no longer
 * as they were seen; the transaction must be rolled back then.
 */
export async function orderAgain(
  trx: Transaction,
  id: number,
  seen: string,
  placedBy: string,
  attempt: Attempt,
): Promise<number> {
  const { answer } = await onceWithin(trx, attempt, ['order again', id, seen], async (step) => {
    const order = await getOrder(step, id);
    if (order.status !== 'cancelled') throw notCancelled(order);
    const lines = await againLines(step, order);
    if (seenOf(lines) !== seen) throw changed();
    const items = lines.filter(({ quantity }) => quantity > 0);
    const { customer_name, customer_email, shipping_address, customer_id } = order;
    const contact = { customer_name, customer_email, shipping_address, customer_id: customer_id ?? 0 };
    const placed = await placeOrder(step, { order: { ...contact, items }, placedBy });
    const expected = items.reduce((sum, line) => sum + line.quantity * line.price_cents, 0);
    if (placed.total_cents !== expected) throw changed();
    return placed.id;
  });
  return answer;
}

function notCancelled({ id }: OrderRow): ApiError {
  return new ApiError('invalid_transition', `Order ${id} is not cancelled.`);
}

function changed(): ApiError {
  return new ApiError('version_mismatch', 'Stock or prices have changed since. Look at them again.');
}
