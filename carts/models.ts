// The tables of carts, and queries that read them. Changing items is in cart_items.ts, merging at log-in
// in cart_merge.ts, placing the order in checkout.ts.
import { AccountKey } from '../customers/models.js';
import { hashKey } from '../framework/auth/keys.js';
import type { Queryable } from '../framework/db/database.js';
import { AutoField, CharField, DateTimeField, ForeignKey, IntegerField } from '../framework/db/fields.js';
import { defineModel, type Query, type Row } from '../framework/db/model.js';
import { MAX_QUANTITY } from '../orders/models.js';

/** A customer's cart refers to the account, a guest's has the hash of the guest's token. */
export const Cart = defineModel({
  app: 'carts',
  name: 'Cart',
  ordering: ['-updated_at'],
  title: (cart) => (cart.customer_id === null ? `Cart ${cart.id} of a guest` : `Cart ${cart.id}`),
  indexes: [['updated_at', 'id']],
  fields: {
    id: AutoField(),
    customer_id: AccountKey({ unique: true }),
    token_hash: CharField({ maxLength: 64, null: true, unique: true, editable: false }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
    updated_at: DateTimeField({ autoNow: true, editable: false, label: 'Updated' }),
  },
});

export const CartItem = defineModel({
  app: 'carts',
  name: 'CartItem',
  ordering: ['id'],
  title: (item) => `${item.quantity} × product ${item.product_id}`,
  uniqueTogether: [['cart_id', 'product_id']],
  fields: {
    id: AutoField(),
    cart_id: ForeignKey({ to: () => Cart, onDelete: 'cascade' }),
    /** No foreign key: a line stays when its product is deleted, until the customer removes it. */
    product_id: IntegerField({ min: 1, label: 'Product number' }),
    /** The value when the line was last changed. */
    product_name: CharField({ maxLength: 255, editable: false, label: 'Product' }),
    quantity: IntegerField({ min: 1, max: MAX_QUANTITY }),
    added_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Added' }),
  },
});

export type CartRow = Row<typeof Cart>;
export type CartItemRow = Row<typeof CartItem>;

/** The owner of a cart: an account, or a guest's token if `customer_id` is 0. */
export interface CartOwner {
  customer_id: number;
  cart_token: string;
}

/** A cart with its lines in the order in which they were added, and the token of a guest's cart. */
export interface CartContents {
  /** 0 for an owner without a cart. */
  id: number;
  /** '' for a customer's cart, and for a guest with an unknown token. */
  cart_token: string;
  updated_at: string;
  items: CartItemRow[];
}

/** A query for the cart of an owner. */
export function cartOf(db: Queryable, owner: CartOwner): Query<CartRow> {
  const mine =
    owner.customer_id > 0 ? { customer_id: owner.customer_id } : { token_hash: hashKey(owner.cart_token) };
  return Cart.objects(db).where(mine);
}

/** The lines of a cart, in the order in which they were added. */
export async function itemsOf(db: Queryable, cartId: number): Promise<CartItemRow[]> {
  return await CartItem.objects(db).where({ cart_id: cartId }).orderBy('id');
}

/** The contents of an owner's cart. */
export async function contentsOf(db: Queryable, cart: CartRow, cart_token: string): Promise<CartContents> {
  const { id, updated_at } = cart;
  return { id, cart_token, updated_at, items: await itemsOf(db, id) };
}

/** The contents for an owner without a cart. */
export const NO_CART: CartContents = { id: 0, cart_token: '', updated_at: '', items: [] };

/** The owner's cart; an empty one if there is none. */
export async function getCart(db: Queryable, owner: CartOwner): Promise<CartContents> {
  const cart = (await cartOf(db, owner).first()) as CartRow | undefined;
  return cart ? contentsOf(db, cart, owner.cart_token) : NO_CART;
}
