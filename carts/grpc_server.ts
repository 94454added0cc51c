// CartService: decode, check, call the product service, one model call, encode.
import type { Database, Transaction } from '../framework/db/database.js';
import { isKey } from '../framework/auth/keys.js';
import { ApiError } from '../framework/errors.js';
import type { Call } from '../framework/grpc/call_context.js';
import { expecting } from '../framework/etags.js';
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import { settings } from '../ecommerce/settings.js';
import { completeContact } from '../orders/account_contact.js';
import { checkContact, orderDetailSerializer } from '../orders/serializers.js';
import * as productsClient from '../products/grpc_client.js';
import grpcPb from '../protos/generated/carts_grpc_pb.js';
import pb from '../protos/generated/carts_pb.js';
import customersPb from '../protos/generated/customers_pb.js';
import { checkout } from './checkout.js';
import { type Attempts, attemptsOf, onceAlsoAsGuest } from './earlier_guest.js';
import { changeExpected } from './cart_preconditions.js';
import { addItem, type CatalogueProduct, clearCart, removeItem, setItemQuantity } from './cart_items.js';
import { mergeCarts } from './cart_merge.js';
import { type CartContents, type CartOwner, getCart } from './models.js';
import { priceCart, type PricedCart } from './cart_prices.js';
import * as serializers from './serializers.js';

type Definition = typeof grpcPb.CartServiceService;

export const service = defineService({
  name: 'carts.CartService',
  address: settings.CARTS_ADDRESS,
  definition: grpcPb.CartServiceService,
  handlers: (db): Handlers<Definition> => ({ ...contentsHandlers(db), ...lifeHandlers(db) }),
});

function contentsHandlers(db: Database) {
  return {
    async getCart(request, call) {
      const owner = serializers.checkOwner(request.owner);
      return cartResponse(await getCart(db.read, owner), call);
    },
    async addItem(request, call) {
      const { owner, change } = changing(db, request);
      const { product_id, quantity } = serializers.checkNewItem(request);
      const found = await findProduct(product_id, call);
      const add = (on: Database) =>
        change((inside) => addItem(inside, owner, known(found, product_id), quantity), on);
      const attempts = attemptsToAdd(call, owner, serializers.checkEarlierCart(request));
      if (!attempts.attempt) return cartResponse(await add(db), call);
      const asked = ['add to cart', product_id, quantity];
      const work = (trx: Transaction) => add(db.inside(trx));
      const { answer, replayed } = await onceAlsoAsGuest(db, attempts, asked, work);
      if (replayed) call.markReplayed();
      return cartResponse(answer, call);
    },
    async setItemQuantity(request, call) {
      const { owner, change } = changing(db, request);
      const { product_id } = serializers.checkProductId(request);
      const { quantity } = serializers.checkQuantity(request);
      if (quantity === 0)
        return cartResponse(await change((inside) => removeItem(inside, owner, product_id)), call);
      const product = known(await findProduct(product_id, call), product_id);
      return cartResponse(await change((inside) => setItemQuantity(inside, owner, product, quantity)), call);
    },
    async removeItem(request, call) {
      const { owner, change } = changing(db, request);
      const { product_id } = serializers.checkProductId(request);
      return cartResponse(await change((inside) => removeItem(inside, owner, product_id)), call);
    },
    async clearCart(request, call) {
      const { owner, change } = changing(db, request);
      return cartResponse(await change((inside) => clearCart(inside, owner)), call);
    },
  } satisfies Partial<Handlers<Definition>>;
}

function lifeHandlers(db: Database) {
  return {
    async mergeCarts(request, call) {
      const { customer_id, cart_token } = serializers.checkMerge(request);
      const not_kept = await mergeCarts(db, customer_id, cart_token);
      const cart = await cartResponse(await getCart(db.read, { customer_id, cart_token: '' }), call);
      cart.setNotKeptList(not_kept.map((item) => toMessage(customersPb.ItemNotKept, item)));
      return cart;
    },
    async checkout(request, call) {
      const { owner, expect } = changing(db, request);
      const options = serializers.checkCheckoutOptions(request);
      const { expected_total_cents, idempotency_key } = options;
      const earlier = serializers.checkEarlierCart(request);
      const attempts = attemptsOf(call, owner, earlier, idempotency_key);
      const { customer_name, customer_email, shipping_address } = request;
      const said = { customer_name, customer_email, shipping_address };
      const contact = async (trx: Transaction) =>
        checkContact(await completeContact(trx, said, owner.customer_id));
      const sent = { ...said, expected_total_cents };
      const asked = { contact, expected_total_cents, expect, attempts, sent };
      const { order, replayed } = await checkout(db, owner, asked);
      if (replayed) call.markReplayed();
      const { order_token = '' } = order;
      return toMessage(pb.CheckoutResponse, {
        order: orderDetailSerializer.message(order),
        replayed,
        order_token,
      });
    },
  } satisfies Partial<Handlers<Definition>>;
}

/** The owner of the cart that a request changes, and the version that it expects. */
function changing(db: Database, request: { owner?: CartOwner | undefined; if_match: string[] }) {
  const owner = serializers.checkOwner(request.owner);
  const expect = expecting<PricedCart>('Cart', request, (cart) => serializers.cartBody(cart, owner));
  return {
    owner,
    expect,
    change: (work: (db: Database) => Promise<CartContents>, on = db) =>
      changeExpected(on, owner, expect, work),
  };
}

/** Shorter keys may be guessed. A UUID has 36 characters. */
const UNGUESSABLE_LENGTH = 16;

/**
 * A guest's first addition returns the token of the cart, and only a key that cannot be guessed returns it again.
 * Another first addition creates another cart. A made-up token, such as "undefined", is ignored: others send it too.
 */
function attemptsToAdd(call: Call, owner: CartOwner, earlierToken: string): Attempts {
  const attempts = attemptsOf(call, owner, earlierToken);
  const isFirst = owner.customer_id === 0 && !isKey(owner.cart_token);
  const isGuessable = (attempts.attempt?.key.length ?? 0) < UNGUESSABLE_LENGTH;
  return isFirst && isGuessable ? { attempt: null, asGuest: null } : attempts;
}

/** The current product, from the product service. */
async function findProduct(id: number, call: Call) {
  const { products } = await productsClient.batchGetProducts([id], call);
  return products.at(0);
}

/** Returns the product; `not_found` when there is none. */
function known(product: CatalogueProduct | undefined, id: number): CatalogueProduct {
  if (product) return product;
  const message = `Product ${id} was not found`;
  throw new ApiError('not_found', `${message}.`, [{ field: 'product_id', message }]);
}

/** The cart with current prices and stock, from one call for all its products. */
async function cartResponse(cart: CartContents, call: Call) {
  const ids = cart.items.map((item) => item.product_id);
  const { products } = ids.length > 0 ? await productsClient.batchGetProducts(ids, call) : { products: [] };
  return serializers.cartSerializer.message(priceCart(cart, products));
}
