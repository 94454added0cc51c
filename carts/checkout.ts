// Checkout: places the order and empties the cart in one transaction.
import { buyerName } from '../framework/actor_names.js';
import { checkpoint } from '../framework/checkpoints.js';
import type { Database, Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import type { Expect } from '../framework/etags.js';
import { formatCents } from '../framework/money.js';
import type { OrderWithItems } from '../orders/models.js';
import { refuseTooMany } from '../orders/guest_limit.js';
import type { Contact, NewlyPlaced, PlacedOrder } from '../orders/new_order.js';
import { placeOrder } from '../orders/placement.js';
import { insufficientStock } from '../products/stock.js';
import { emptyCart } from './cart_items.js';
import { type Attempts, onceAlsoAsGuest } from './earlier_guest.js';
import { lockPricedCart } from './cart_preconditions.js';
import type { CartOwner } from './models.js';
import type { PricedCart, PricedItem } from './cart_prices.js';

/** The input of a checkout. */
export interface CheckoutRequest {
  /**
   * Returns the contact of the order; throws when something is missing. Called only by the first attempt, because the
   * account that completes it may have changed since.
   */
  contact: (trx: Transaction) => Promise<Contact>;
  /** The total that the buyer has seen; 0 means any. */
  expected_total_cents: number;
  /** Throws when the cart has changed since the buyer has seen it. */
  expect: Expect<PricedCart> | undefined;
  attempts: Attempts;
  /** The request as sent, before it was completed: repeated requests are compared with it. */
  sent: unknown;
}

/**
 * Places an order from the cart and empties it. The lock on the cart's row serializes concurrent checkouts: the
 * second finds the cart empty, or a response for its key. `conflict` when the cart is empty, a line cannot be
 * ordered, or the total is not the expected one; `insufficient_stock` when only the stock is too low;
 * `version_mismatch` when the cart is not as expected.
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
  { contact, expected_total_cents, expect }: CheckoutRequest,
): Promise<NewlyPlaced> {
  const to = await contact(trx);
  const cart = await lockPricedCart(trx, owner);
  expect?.(cart);
  if (cart.items.length === 0) {
    const details = [{ field: 'items', message: 'the cart is empty' }];
    throw new ApiError('conflict', 'The cart is empty.', details);
  }
  refuseProblems(cart.items);
  if (owner.customer_id === 0) refuseTooMany(cart.items);
  const { customer_id } = owner;
  const lines = cart.items.map(({ product_id, quantity }) => ({ product_id, quantity }));
  const placing = { order: { ...to, customer_id, items: lines }, placedBy: buyerName(customer_id) };
  const order = await placeOrder(trx, placing);
  requireExpectedTotal(order, expected_total_cents);
  await emptyCart(trx, cart.id);
  return order;
}

/** Refuses with every line that cannot be ordered. Changes after this are refused by `placeOrder`. */
function refuseProblems(items: PricedItem[]): void {
  const refusals = items.flatMap((item, index) =>
    item.problem === '' ? [] : [refusalOf(item, `items[${index}]`)],
  );
  const [first, ...others] = refusals;
  if (!first) return;
  if (others.length === 0) throw first;
  const sameCode = others.every(({ code }) => code === first.code);
  throw new ApiError(
    sameCode ? first.code : 'conflict',
    `${refusals.length} lines of the cart cannot be ordered as they are.`,
    refusals.flatMap(({ details }) => details),
  );
}

function refusalOf(item: PricedItem, field: string): ApiError {
  const { problem, product_name, stock_quantity, quantity } = item;
  if (problem === 'insufficient_stock') {
    return insufficientStock(product_name, stock_quantity, quantity, [`${field}.quantity`]);
  }
  const message = `${product_name} is no longer sold`;
  return new ApiError('conflict', `${message}.`, [{ field: `${field}.product_id`, message }]);
}

/** Compares the total of the order, with its products locked; a refusal rolls back the transaction. */
function requireExpectedTotal(order: OrderWithItems, expected: number): void {
  const { total_cents: total, currency } = order;
  if (expected === 0 || expected === total) return;

  const message = `the total is ${formatCents(total, currency)} now, not ${formatCents(expected, currency)}`;
  throw new ApiError('conflict', `Prices have changed: ${message}.`, [{ field: 'expected_total', message }]);
}
