// The URLs of the cart and their access: a cart is found by its owner, never by an id.
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import * as serializers from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import { principalOf } from '../framework/http/access.js';
import { placedAnswer } from '../orders/serializers.js';
import { GUEST_ORDERS } from '../orders/throttles.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const GUEST_CARTS: Throttle = {
  name: 'guest_carts',
  rate: () => settings.THROTTLE_GUEST_CARTS,
  // Additions to an existing cart do not count.
  counts: (request) => principalOf(request).kind === 'anonymous' && request.get('X-Cart-Token') === undefined,
};

const answers = { 200: serializers.cartAnswer };
const { checkNewItem, checkQuantity, checkCheckoutBody } = serializers;

export const urlpatterns = [
  path('api/cart/', {
    GET: endpoint(views.retrieve, 'anyone', { answers }),
    POST: endpoint(views.add, 'anyone', {
      body: checkNewItem,
      throttle: GUEST_CARTS,
      answers: { 201: serializers.cartAnswer },
    }),
    DELETE: endpoint(views.clear, 'anyone', { answers }),
  }),
  path('api/cart/items/<int:product_id>/', {
    PATCH: endpoint(views.setQuantity, 'anyone', { body: checkQuantity, answers }),
    DELETE: endpoint(views.remove, 'anyone', { answers }),
  }),
  path('api/cart/checkout/', {
    POST: endpoint(views.checkout, 'anyone', {
      body: jsonReader(checkCheckoutBody, { optional: true }),
      throttle: GUEST_ORDERS,
      answers: { 201: placedAnswer },
    }),
  }),
];
