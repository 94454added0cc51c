// From cart to order: the order is made and the cart emptied in one transaction, or neither.
import { accountName } from '../ecommerce/actor_names.js';
import { checkpoint } from '../ecommerce/checkpoints.js';
import type { Database, Transaction } from '../ecommerce/db/database.js';
import { invalid, ShopError } from '../ecommerce/errors.js';
import { formatCents } from '../ecommerce/money.js';
import type { OrderWithItems } from '../orders/models.js';
import type { NewlyPlaced, NewOrder, PlacedOrder } from '../orders/new_order.js';
import { placeOrder } from '../orders/placing.js';
import { Product } from '../products/models.js';
import { emptyCart } from './contents.js';
import { type Attempts, onceAlsoAsGuest } from './earlier_guest.js';
import { lockCart } from './locks.js';
import { type CartItemRow, type CartOwner, itemsOf } from './models.js';

/** What a buyer says at checkout. */
export interface CheckoutRequest {
  /**
   * Who the order is for; throws when something is missing. Asked for by the first attempt alone: the account that
   * filled it in may have changed since.
   */
  contact: () => Pick<NewOrder, 'customer_name' | 'customer_email' | 'shipping_address'>;
  /** The total that the buyer has seen; 0 takes any. */
  expected_total_cents: number;
  attempts: Attempts;
  /** The request as it was sent, whatever was filled in since: a repeated one is known by it. */
  sent: unknown;
}

/**
 * Orders what is in the cart and empties it. The cart's row decides between two checkouts at the same
 * moment: the second finds the cart empty, or its own key answered. `conflict` when the cart is empty, or
 * when its total is not the expected one.
 */
export async function checkout(
  db: Database,
  owner: CartOwner,
  request: CheckoutRequest,
): Promise<PlacedOrder> {
  await checkpoint('checkout begun');
  const { attempts, sent } = request;
  const work = (trx: Transaction) => orderCart(trx, owner, request);
  const { answer, replayed } = await onceAlsoAsGuest(db, attempts, sent, work);
  return { order: answer, replayed };
}

async function orderCart(
  trx: Transaction,
  owner: CartOwner,
  { contact, expected_total_cents }: CheckoutRequest,
): Promise<NewlyPlaced> {
  const to = contact();
  const cart = await lockCart(trx, owner);
  const items = cart ? await itemsOf(trx, cart.id) : [];
  if (!cart || items.length === 0) {
    const details = [{ field: 'items', message: 'the cart is empty' }];
    throw new ShopError('conflict', 'The cart is empty.', details);
  }
  await refuseDeleted(trx, items);
  const { customer_id } = owner;
  const lines = items.map(({ product_id, quantity }) => ({ product_id, quantity }));
  const placing = { order: { ...to, customer_id, items: lines }, placedBy: accountName(customer_id) };
  const order = await placeOrder(trx, placing);
  requireExpectedTotal(order, expected_total_cents);
  await emptyCart(trx, cart.id);
  return order;
}

/** Names the lines whose product is gone; all other problems are found by who places the order. */
async function refuseDeleted(trx: Transaction, items: CartItemRow[]): Promise<void> {
  const ids = items.map((item) => item.product_id);
  const found = new Set(await Product.objects(trx).whereIn('id', ids).pluck('id'));
  const problems = items.flatMap(({ product_id, product_name }, index) =>
    found.has(product_id)
      ? []
      : [{ field: `items[${index}].product_id`, message: `${product_name} is no longer sold` }],
  );
  if (problems.length > 0) throw invalid(problems);
}

/** The order's own prices decide, under the locks of its products; a refusal takes everything back. */
function requireExpectedTotal(order: OrderWithItems, expected: number): void {
  const { total_cents: total, currency } = order;
  if (expected === 0 || expected === total) return;

  const message = `the total is ${formatCents(total, currency)} now, not ${formatCents(expected, currency)}`;
  throw new ShopError('conflict', `Prices have changed: ${message}.`, [{ field: 'expected_total', message }]);
}
