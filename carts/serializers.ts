// The input schemas of carts, and the conversion of carts: contents → message → JSON.
import { fieldSchemas } from '../framework/db/json_schema.js';
import { invalid } from '../framework/errors.js';
import { fromMessage, type Plain } from '../framework/grpc/codec.js';
import { toCents } from '../framework/money.js';
import { extended, named, without } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
import { settings } from '../ecommerce/settings.js';
import {
  check,
  ID_SCHEMA,
  IDEMPOTENCY_KEY_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
} from '../framework/validation.js';
import { CART_TOKEN_SCHEMA } from '../customers/serializers.js';
import { MAX_QUANTITY, Order } from '../orders/models.js';
import type { Contact } from '../orders/serializers.js';
import pb from '../protos/generated/carts_pb.js';
import { CartItem, type CartOwner } from './models.js';
import type { PricedCart, PricedItem } from './cart_prices.js';

/** Zero removes the line. */
const newQuantity: Schema = { type: 'integer', minimum: 0, maximum: MAX_QUANTITY };
const contact = fieldSchemas(Order, ['customer_name', 'customer_email', 'shipping_address']);

const checkOwnerFields = check<CartOwner>(
  objectSchema({ customer_id: OPTIONAL_ID_SCHEMA, cart_token: CART_TOKEN_SCHEMA }, [
    'customer_id',
    'cart_token',
  ]),
);

/** The owner of the requested cart; without an owner it is a guest without a cart. */
export function checkOwner(given: CartOwner | undefined): CartOwner {
  const owner = checkOwnerFields(given ?? { customer_id: 0, cart_token: '' });
  if (owner.customer_id > 0 && owner.cart_token !== '') {
    throw invalid('owner', 'must have a customer_id or a cart_token, not both');
  }
  return owner;
}

export const checkProductId = check<{ product_id: number }>(
  objectSchema({ product_id: ID_SCHEMA }, ['product_id']),
);
export const checkNewItem = check<{ product_id: number; quantity: number }>(
  objectSchema({ product_id: ID_SCHEMA, ...fieldSchemas(CartItem, ['quantity']) }, [
    'product_id',
    'quantity',
  ]),
);
export const checkQuantity = check<{ quantity: number }>(
  objectSchema({ quantity: newQuantity }, ['quantity']),
);
export const checkMerge = check<{ customer_id: number; cart_token: string }>(
  objectSchema({ customer_id: ID_SCHEMA, cart_token: { ...CART_TOKEN_SCHEMA, notBlank: true } }, [
    'customer_id',
    'cart_token',
  ]),
);

const checkEarlierToken = check<{ earlier_cart_token?: string }>(
  objectSchema({ earlier_cart_token: CART_TOKEN_SCHEMA }),
);
/** The token of the cart that a customer had as a guest, '' for none. */
export function checkEarlierCart(request: { earlier_cart_token: string }): string {
  return checkEarlierToken(request).earlier_cart_token ?? '';
}

const expectedCents: Schema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
export const checkCheckoutOptions = check<{ expected_total_cents: number; idempotency_key: string }>(
  objectSchema({ expected_total_cents: expectedCents, idempotency_key: IDEMPOTENCY_KEY_SCHEMA }),
);

/** The body of a checkout: a signed-in customer may leave out everything. */
export interface CheckoutBody extends Partial<Contact> {
  expected_total?: number;
}
export const checkCheckoutBody = check<CheckoutBody>(
  objectSchema({
    ...contact,
    expected_total: { type: 'number', money: settings.CURRENCY, exclusiveMinimum: 0 },
  }),
);

/** The minor units of a checked total; 0 if unset. */
export function expectedTotalCents(total: number | undefined): number {
  return total === undefined ? 0 : (toCents(total, settings.CURRENCY) ?? 0);
}

const itemSerializer = new Serializer<PricedItem, InstanceType<typeof pb.CartItem>>({
  title: 'CartItem',
  message: pb.CartItem,
  nullable: ['problem'],
});

/** A cart with its items at current prices, in the shop's currency. */
export const cartSerializer = new Serializer<PricedCart, InstanceType<typeof pb.Cart>>({
  message: pb.Cart,
  nested: { items: itemSerializer },
  hidden: ['not_kept'],
  nullable: ['id', 'cart_token', 'updated_at'],
});

export type CartMessage = Plain<InstanceType<typeof pb.Cart>>;

/** A cart; a guest's has its token. */
export const cartAnswer = named(
  'Cart',
  extended(without(cartSerializer, 'cart_token'), { cart_token: { schema: { type: ['string', 'null'] } } }, [
    'cart_token',
  ]),
);

/** The REST representation of a cart. */
export function cartBody(cart: PricedCart, owner: CartOwner) {
  return cartJson(fromMessage(cartSerializer.message(cart)), owner);
}

/**
 * The JSON of a cart; `id` is null before the first addition. A guest's has its token, null without a valid one.
 */
export function cartJson(cart: CartMessage, owner: { customer_id?: number }) {
  const { cart_token, ...json } = cartSerializer.json(cart);
  return { ...json, id: json.id as number | null, ...(!owner.customer_id && { cart_token }) };
}
