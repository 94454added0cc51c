// Merging a guest's cart into the customer's at log-in, once.
import { checkpoint } from '../framework/checkpoints.js';
import type { ItemNotKept } from '../customers/signals.js';
import type { Database, Transaction } from '../framework/db/database.js';
import { MAX_LINES, MAX_QUANTITY } from '../orders/models.js';
import { Product } from '../products/models.js';
import { touchCart } from './cart_items.js';
import { lockCart, openCart } from './locks.js';
import { Cart, CartItem, type CartItemRow, itemsOf } from './models.js';

/** `mergeGuestCart` by itself. */
export async function mergeCarts(
  db: Database,
  customerId: number,
  cartToken: string,
): Promise<ItemNotKept[]> {
  await checkpoint('merge begun');
  return db.transaction((trx) => mergeGuestCart(trx, customerId, cartToken));
}

/**
 * Moves the guest's lines into the customer's cart, summed and capped at the stock and at the limits
 * of a cart; returns what was not kept. That stays in the guest's cart, so that a log-in whose response was lost
 * returns it again; an empty cart is deleted. The lock on the guest's row serializes concurrent log-ins: the
 * second finds what the first left. A token without a cart changes nothing.
 *
 * Lines that cannot be sold now are kept unchanged: the cart shows their problem.
 */
export async function mergeGuestCart(
  trx: Transaction,
  customerId: number,
  cartToken: string,
): Promise<ItemNotKept[]> {
  const guest = cartToken === '' ? undefined : await lockCart(trx, { customer_id: 0, cart_token: cartToken });
  if (!guest) return [];
  const brought = await itemsOf(trx, guest.id);
  const notKept = brought.length > 0 ? await addAll(trx, customerId, brought) : [];
  if (notKept.length === 0) await Cart.objects(trx).where({ id: guest.id }).delete();
  else {
    await leaveRest(trx, brought, notKept);
    await touchCart(trx, guest.id);
  }
  return notKept;
}

/** Removes from the guest's cart what was moved to the customer's. */
async function leaveRest(trx: Transaction, brought: CartItemRow[], rest: ItemNotKept[]): Promise<void> {
  const left = new Map(rest.map(({ product_id, quantity }) => [product_id, quantity]));
  for (const { id, product_id } of brought) {
    const quantity = left.get(product_id);
    if (quantity === undefined) await CartItem.objects(trx).where({ id }).delete();
    else await CartItem.objects(trx).where({ id }).update({ quantity });
  }
}

async function addAll(trx: Transaction, customerId: number, brought: CartItemRow[]): Promise<ItemNotKept[]> {
  const { cart } = await openCart(trx, { customer_id: customerId, cart_token: '' });
  const own = await itemsOf(trx, cart.id);
  const stock = await stockOf(trx, brought);
  const added_at = await touchCart(trx, cart.id);
  const notKept: ItemNotKept[] = [];
  let lines = own.length;
  for (const { product_id, product_name, quantity: more } of brought) {
    const line = own.find((item) => item.product_id === product_id);
    if (!line && lines >= MAX_LINES) {
      notKept.push({ product_id, product_name, quantity: more, reason: 'cart_full' });
      continue;
    }
    const had = line?.quantity ?? 0;
    const quantity = sumOf(had, more, stock.get(product_id) ?? 0);
    if (line) await CartItem.objects(trx).where({ id: line.id }).update({ quantity, product_name });
    else {
      await CartItem.objects(trx).insert({ cart_id: cart.id, product_id, product_name, quantity, added_at });
      lines += 1;
    }
    const lost = had + more - quantity;
    const reason = quantity === MAX_QUANTITY ? 'too_many' : 'insufficient_stock';
    if (lost > 0) notKept.push({ product_id, product_name, quantity: lost, reason });
  }
  return notKept;
}

/** At most the stock, unless that is 0; never less than the customer had. */
function sumOf(had: number, more: number, stock: number): number {
  const most = stock > 0 ? Math.min(stock, MAX_QUANTITY) : MAX_QUANTITY;
  return Math.max(had, Math.min(had + more, most));
}

/** Units that can be sold now of each product that is still sold. */
async function stockOf(trx: Transaction, items: CartItemRow[]): Promise<Map<number, number>> {
  const ids = items.map((item) => item.product_id);
  const products = await Product.objects(trx).whereIn('id', ids).where({ archived: false });
  return new Map(products.map((product) => [product.id, product.stock_quantity]));
}
