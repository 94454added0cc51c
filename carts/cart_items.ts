// The items of a cart: adding, changing, removing. The cart's row is locked, so that concurrent changes
// are not lost.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import { maxQuantityOf } from '../orders/guest_limit.js';
import { MAX_LINES, MAX_QUANTITY } from '../orders/models.js';
import { insufficientStock } from '../products/stock.js';
import { lockCart, openCart } from './locks.js';
import {
  Cart,
  type CartContents,
  CartItem,
  type CartItemRow,
  type CartOwner,
  contentsOf,
  getCart,
  itemsOf,
} from './models.js';

/** The catalogue's data of a product that is added to a cart. */
export interface CatalogueProduct {
  id: number;
  name: string;
  stock_quantity: number;
  archived: boolean;
}

/**
 * Adds to the existing quantity. `insufficient_stock` when the stock does not cover the sum. A guest
 * without a cart gets one, whose token is in the response.
 */
export async function addItem(
  db: Database,
  owner: CartOwner,
  product: CatalogueProduct,
  quantity: number,
): Promise<CartContents> {
  return db.transaction(async (trx) => {
    const { cart, cart_token } = await openCart(trx, owner);
    const items = await itemsOf(trx, cart.id);
    const line = items.find((item) => item.product_id === product.id);
    const sum = (line?.quantity ?? 0) + quantity;
    requireForSale(product, sum, owner);
    if (!line && items.length >= MAX_LINES) {
      throw invalid('product_id', `a cart holds at most ${MAX_LINES} different products`);
    }
    const touched = await touchCart(trx, cart.id);
    if (line) await setQuantity(trx, line, sum, product.name);
    else {
      await CartItem.objects(trx).insert({
        cart_id: cart.id,
        product_id: product.id,
        product_name: product.name,
        quantity,
        added_at: touched,
      });
    }
    return contentsOf(trx, { ...cart, updated_at: touched }, cart_token);
  });
}

/** Sets the quantity of a line; `insufficient_stock` when the stock does not cover it. */
export async function setItemQuantity(
  db: Database,
  owner: CartOwner,
  product: CatalogueProduct,
  quantity: number,
): Promise<CartContents> {
  requireForSale(product, quantity, owner);
  return changeLine(db, owner, product.id, (trx, line) => setQuantity(trx, line, quantity, product.name));
}

/** Removes a product from the cart; `not_found` when it is not in it. */
export async function removeItem(db: Database, owner: CartOwner, productId: number): Promise<CartContents> {
  return changeLine(db, owner, productId, async (trx, line) => {
    await CartItem.objects(trx).where({ id: line.id }).delete();
  });
}

/** Removes all items. The cart stays: a guest's token remains valid. */
export async function clearCart(db: Database, owner: CartOwner): Promise<CartContents> {
  return db.transaction(async (trx) => {
    const cart = await lockCart(trx, owner);
    if (cart) await emptyCart(trx, cart.id);
    return getCart(trx, owner);
  });
}

/** Removes all items of a cart whose row is locked. */
export async function emptyCart(trx: Transaction, cartId: number): Promise<void> {
  await touchCart(trx, cartId);
  await CartItem.objects(trx).where({ cart_id: cartId }).delete();
}

async function changeLine(
  db: Database,
  owner: CartOwner,
  productId: number,
  change: (trx: Transaction, line: CartItemRow) => Promise<void>,
): Promise<CartContents> {
  return db.transaction(async (trx) => {
    const cart = await lockCart(trx, owner);
    const items = cart ? await itemsOf(trx, cart.id) : [];
    const line = items.find((item) => item.product_id === productId);
    if (!cart || !line) {
      const message = `Product ${productId} is not in the cart`;
      throw new ApiError('not_found', `${message}.`, [{ field: 'product_id', message }]);
    }
    await change(trx, line);
    const updated_at = await touchCart(trx, cart.id);
    return contentsOf(trx, { ...cart, updated_at }, owner.cart_token);
  });
}

/** Sets the time at which the cart was last used, and returns it. */
export async function touchCart(trx: Transaction, cartId: number): Promise<string> {
  const at = now();
  await Cart.objects(trx).where({ id: cartId }).update({ updated_at: at });
  return at;
}

async function setQuantity(
  trx: Transaction,
  line: CartItemRow,
  quantity: number,
  product_name: string,
): Promise<void> {
  await CartItem.objects(trx).where({ id: line.id }).update({ quantity, product_name });
}

function requireForSale(product: CatalogueProduct, quantity: number, owner: CartOwner): void {
  const { name, stock_quantity, archived } = product;
  if (archived) throw invalid('product_id', `${name} is no longer sold`);
  if (quantity > stock_quantity) throw insufficientStock(name, stock_quantity, quantity, ['quantity']);
  const most = maxQuantityOf(owner.customer_id);
  if (quantity <= most) return;
  const why = most < MAX_QUANTITY ? ', without an account' : '';
  throw invalid('quantity', `must be at most ${most} in all${why}`);
}
