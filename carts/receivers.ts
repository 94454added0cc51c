// Receivers of the signals of earlier apps, in the sender's transaction: a guest's cart is merged when its owner logs
// in.
import { customerExporting, customerForgetting, customerLoggedIn } from '../customers/signals.js';
import { mergeGuestCart } from './cart_merge.js';
import { Cart, getCart } from './models.js';

customerLoggedIn.connect(({ trx, customer_id, cart_token }) => mergeGuestCart(trx, customer_id, cart_token));

customerExporting.connect(async ({ db, customer_id }) => {
  const { items, updated_at } = await getCart(db, { customer_id, cart_token: '' });
  const lines = items.map(({ product_id, product_name, quantity, added_at }) => ({
    ...{ product_id, product_name, quantity, added_at },
  }));
  return { cart: { items: lines, updated_at: updated_at || null } };
});
customerForgetting.connect(async ({ trx, customer_id }) => {
  await Cart.objects(trx).where({ customer_id }).delete();
});
