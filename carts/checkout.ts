// From cart to order: the order is made and the cart emptied in one transaction, or neither.
import { createHash } from 'node:crypto';
import { accountName } from '../ecommerce/actor_names.js';
import { checkpoint } from '../ecommerce/checkpoints.js';
import { type Database, now, type Transaction } from '../ecommerce/db/database.js';
import { idempotencyMismatch, ShopError } from '../ecommerce/errors.js';
import { currencyOf } from '../ecommerce/currency.js';
import { formatCents } from '../ecommerce/money.js';
import type { OrderWithItems } from '../orders/models.js';
import type { NewOrder, PlacedOrder } from '../orders/new_order.js';
import { placeOrder } from '../orders/placing.js';
import { emptyCart } from './contents.js';
import { lockCart } from './locks.js';
import { type CartOwner, type CartRow, Checkout, itemsOf } from './models.js';

/** What a buyer says at checkout. */
export interface CheckoutRequest {
  contact: Pick<NewOrder, 'customer_name' | 'customer_email' | 'shipping_address'>;
  /** The total that the buyer has seen; 0 takes any. */
  expected_total_cents: number;
  /** The same key with the same request gives the first order again; '' means none. */
  idempotency_key: string;
  /** The request as it was sent, whatever was filled in since: a repeated one is known by it. */
  sent: unknown;
}

/**
 * Orders what is in the cart and empties it. The cart's row decides between two checkouts at the same
 * moment: the second finds the cart empty, or its own key used. `conflict` when the cart is empty, or
 * when its total is not the expected one.
 */
export async function checkout(
  db: Database,
  owner: CartOwner,
  request: CheckoutRequest,
): Promise<PlacedOrder> {
  await checkpoint('checkout begun');
  return db.transaction(async (trx) => {
    const cart = await lockCart(trx, owner);
    const earlier = cart && (await findEarlier(trx, cart, request));
    if (earlier) return { order: earlier, replayed: true };
    const items = cart ? await itemsOf(trx, cart.id) : [];
    if (!cart || items.length === 0) {
      const details = [{ field: 'items', message: 'the cart is empty' }];
      throw new ShopError('conflict', 'The cart is empty.', details);
    }
    const { customer_id } = owner;
    const placedBy = accountName(customer_id);
    const lines = items.map(({ product_id, quantity }) => ({ product_id, quantity }));
    const placed = await placeOrder(trx, {
      ...{ order: { ...request.contact, customer_id, items: lines }, key: '', placedBy },
    });
    requireExpectedTotal(placed.order, request.expected_total_cents);
    await emptyCart(trx, cart.id);
    await remember(trx, cart, request, placed.order);
    return placed;
  });
}

/** The order's own prices decide, under the locks of its products; a refusal takes everything back. */
function requireExpectedTotal(order: OrderWithItems, expected: number): void {
  const { total_cents: total } = order;
  if (expected === 0 || expected === total) return;
  const currency = currencyOf(order);
  const message = `the total is ${formatCents(total, currency)} now, not ${formatCents(expected, currency)}`;
  throw new ShopError('conflict', `Prices have changed: ${message}.`, [{ field: 'expected_total', message }]);
}

/** The order that this cart was turned into under this key before, as it was answered; null for none. */
async function findEarlier(
  trx: Transaction,
  cart: CartRow,
  { idempotency_key, sent }: CheckoutRequest,
): Promise<OrderWithItems | null> {
  if (idempotency_key === '') return null;
  const earlier = await Checkout.objects(trx).where({ cart_id: cart.id, idempotency_key }).first();
  if (!earlier) return null;
  if (earlier.request_hash === hashOf(sent)) return JSON.parse(earlier.answer) as OrderWithItems;
  throw idempotencyMismatch();
}

async function remember(
  trx: Transaction,
  cart: CartRow,
  { idempotency_key, sent }: CheckoutRequest,
  order: OrderWithItems,
): Promise<void> {
  if (idempotency_key === '') return;
  const request_hash = hashOf(sent);
  await Checkout.objects(trx).insert({
    ...{ cart_id: cart.id, idempotency_key, request_hash, order_id: order.id },
    ...{ answer: JSON.stringify(order), created_at: now() },
  });
}

function hashOf(sent: unknown): string {
  return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}
