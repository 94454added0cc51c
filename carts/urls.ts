// The URLs of the cart and their access: a cart is found by its owner, never by an id.
import { jsonReader } from '../framework/http/request.js';
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import { located, tagged } from '../framework/serializers/answers.js';
import * as serializers from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import { principalOf } from '../framework/http/access.js';
import { CART_TOKEN_HEADER } from '../customers/cart_token.js';
import { placedAnswer } from '../orders/serializers.js';
import { GUEST_ORDERS } from '../orders/throttles.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const GUEST_CARTS: Throttle = {
  name: 'guest_carts',
  rate: () => settings.THROTTLE_GUEST_CARTS,
  // Additions to an existing cart do not count.
  counts: (request) => principalOf(request).kind === 'anonymous' && request.get('X-Cart-Token') === undefined,
};

const cart = tagged(serializers.cartAnswer);
const answers = { 200: cart };
const { checkNewItem, checkQuantity, checkCheckoutBody } = serializers;

export const urlpatterns = [
  path('api/cart/', {
    GET: endpoint(views.retrieve, 'anyone', {
      name: 'getCart',
      summary: 'Returns the cart at current prices.',
      headers: [CART_TOKEN_HEADER],
      answers,
    }),
    POST: endpoint(views.add, 'anyone', {
      name: 'addToCart',
      summary: "Adds units of a product to the cart; a guest's first addition makes the cart.",
      headers: [CART_TOKEN_HEADER, IF_MATCH],
      body: checkNewItem,
      throttle: GUEST_CARTS,
      errors: ['not_found', 'insufficient_stock'],
      example: { product_id: 1, quantity: 2 },
      answers: { 201: located(cart) },
    }),
    DELETE: endpoint(views.clear, 'anyone', {
      name: 'clearCart',
      summary: 'Empties the cart.',
      headers: [CART_TOKEN_HEADER, IF_MATCH],
      answers,
    }),
  }),
  path('api/cart/items/<int:product_id>/', {
    PATCH: endpoint(views.setQuantity, 'anyone', {
      name: 'setCartQuantity',
      summary: 'Sets the quantity of a product in the cart; 0 removes it.',
      headers: [CART_TOKEN_HEADER, IF_MATCH],
      body: checkQuantity,
      example: { quantity: 3 },
      errors: ['insufficient_stock'],
      answers,
    }),
    DELETE: endpoint(views.remove, 'anyone', {
      name: 'removeFromCart',
      summary: 'Removes a product from the cart.',
      headers: [CART_TOKEN_HEADER, IF_MATCH],
      answers,
    }),
  }),
  path('api/cart/checkout/', {
    POST: endpoint(views.checkout, 'anyone', {
      name: 'checkout',
      summary: 'Places an order for what is in the cart.',
      headers: [CART_TOKEN_HEADER, IF_MATCH],
      body: jsonReader(checkCheckoutBody, { optional: true }),
      throttle: GUEST_ORDERS,
      errors: ['conflict', 'insufficient_stock', 'not_found'],
      example: {
        customer_name: 'Ada Lovelace',
        customer_email: 'ada@example.com',
        shipping_address: '12 Lovelace Road, London',
      },
      answers: { 201: located(placedAnswer) },
    }),
  }),
];
