// The cart at current prices when it is changed or ordered, and the check of its version (If-Match).
import type { Database, Transaction } from '../framework/db/database.js';
import type { Expect } from '../framework/etags.js';
import { Product } from '../products/models.js';
import { lockCart } from './locks.js';
import { type CartContents, type CartOwner, contentsOf, NO_CART } from './models.js';
import { priceCart, type PricedCart } from './cart_prices.js';

/** Calls `work` with the cart; `version_mismatch` when the cart, at current prices, is not as expected. */
export async function changeExpected(
  db: Database,
  owner: CartOwner,
  expect: Expect<PricedCart> | undefined,
  work: (db: Database) => Promise<CartContents>,
): Promise<CartContents> {
  if (!expect) return work(db);
  return db.transaction(async (trx) => {
    expect(await lockPricedCart(trx, owner));
    return work(db.inside(trx));
  });
}

/** The owner's cart, locked until the transaction ends, at current prices. */
export async function lockPricedCart(trx: Transaction, owner: CartOwner): Promise<PricedCart> {
  const held = await lockCart(trx, owner);
  const cart = held ? await contentsOf(trx, held, owner.cart_token) : NO_CART;
  const ids = cart.items.map((item) => item.product_id);
  const products = ids.length === 0 ? [] : await Product.objects(trx).whereIn('id', ids);
  return priceCart(cart, products);
}
