// What a guest had in the cart goes into the customer's at log-in, once.
import { checkpoint } from '../ecommerce/checkpoints.js';
import type { Database, Transaction } from '../ecommerce/db/database.js';
import { MAX_LINES, MAX_QUANTITY } from '../orders/models.js';
import { Product } from '../products/models.js';
import { touchCart } from './contents.js';
import { lockCart, openCart } from './locks.js';
import { Cart, CartItem, type CartItemRow, itemsOf } from './models.js';

/** `mergeGuestCart` by itself. */
export async function mergeCarts(db: Database, customerId: number, cartToken: string): Promise<void> {
  await checkpoint('merge begun');
  await db.transaction((trx) => mergeGuestCart(trx, customerId, cartToken));
}

/**
 * Moves the guest's lines into the customer's cart, summed and capped at the stock and at the limits
 * of a cart, and ends the guest's cart. The guest's row decides between two log-ins at the same
 * moment: the second finds it gone, and a token that opens no cart changes nothing.
 *
 * What cannot be sold at all is not brought along; the customer's own line of it stays as it was.
 */
export async function mergeGuestCart(trx: Transaction, customerId: number, cartToken: string): Promise<void> {
  const guest = cartToken === '' ? undefined : await lockCart(trx, { customer_id: 0, cart_token: cartToken });
  if (!guest) return;
  const brought = await itemsOf(trx, guest.id);
  if (brought.length > 0) await addAll(trx, customerId, brought);
  await Cart.objects(trx).where({ id: guest.id }).delete();
}

async function addAll(trx: Transaction, customerId: number, brought: CartItemRow[]): Promise<void> {
  const { cart } = await openCart(trx, { customer_id: customerId, cart_token: '' });
  const own = await itemsOf(trx, cart.id);
  const stock = await stockOf(trx, brought);
  const added_at = await touchCart(trx, cart.id);
  let lines = own.length;
  for (const { product_id, quantity: more } of brought) {
    const line = own.find((item) => item.product_id === product_id);
    const most = Math.min(stock.get(product_id) ?? 0, MAX_QUANTITY);
    const quantity = Math.min((line?.quantity ?? 0) + more, most);
    if (quantity === 0) continue;
    if (line) await CartItem.objects(trx).where({ id: line.id }).update({ quantity });
    else if (lines < MAX_LINES) {
      await CartItem.objects(trx).insert({ cart_id: cart.id, product_id, quantity, added_at });
      lines += 1;
    }
  }
}

/** Units that can be sold now of each product that is still sold. */
async function stockOf(trx: Transaction, items: CartItemRow[]): Promise<Map<number, number>> {
  const ids = items.map((item) => item.product_id);
  const products = await Product.objects(trx).whereIn('id', ids).where({ archived: false });
  return new Map(products.map((product) => [product.id, product.stock_quantity]));
}
