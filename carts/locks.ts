// Every row lock of this app. A cart is locked before the products of its order; a guest's cart before
// the customer's that it is merged into.
import { refuseUnknownAccount } from '../customers/models.js';
import { hashKey, newKey } from '../framework/auth/keys.js';
import { now, type Transaction } from '../framework/db/database.js';
import { Cart, cartOf, type CartOwner, type CartRow } from './models.js';

/** Locks the owner's cart until the transaction ends; undefined when there is none. */
export async function lockCart(trx: Transaction, owner: CartOwner): Promise<CartRow | undefined> {
  return (await cartOf(trx, owner).forUpdate().first()) as CartRow | undefined;
}

/**
 * The owner's cart, created when there is none, and the token of a guest's cart. A guest without a token,
 * or with an unknown one, gets a new token: a token that a client made up is never accepted.
 */
export async function openCart(
  trx: Transaction,
  owner: CartOwner,
): Promise<{ cart: CartRow; cart_token: string }> {
  const found = await lockCart(trx, owner);
  if (found) return { cart: found, cart_token: owner.cart_token };
  const isGuest = owner.customer_id === 0;
  const cart_token = isGuest ? newKey() : '';
  const at = now();
  // The unique constraint decides between two first additions of a customer; the second finds the first's cart.
  await Cart.objects(trx)
    .insert({
      customer_id: isGuest ? null : owner.customer_id,
      token_hash: isGuest ? hashKey(cart_token) : null,
      created_at: at,
      updated_at: at,
    })
    .onConflict('customer_id')
    .ignore()
    .catch(refuseUnknownAccount);
  const cart = await lockCart(trx, { customer_id: owner.customer_id, cart_token });
  if (!cart) throw new Error('The new cart was not found.');
  return { cart, cart_token };
}
