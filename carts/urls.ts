// The addresses of the cart, and who may use them: a cart is found by who asks, never by an id.
import { path } from '../framework/http/router.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import { principalOf } from '../framework/http/access.js';
import { GUEST_ORDERS } from '../orders/throttles.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const GUEST_CARTS: Throttle = {
  name: 'guest_carts',
  rate: () => settings.THROTTLE_GUEST_CARTS,
  // What is put into a cart that is there counts nothing.
  counts: (request) => principalOf(request).kind === 'anonymous' && request.get('X-Cart-Token') === undefined,
};

export const urlpatterns = [
  path(
    'api/cart/',
    {
      GET: [views.retrieve, 'anyone'],
      POST: [views.add, 'anyone'],
      DELETE: [views.clear, 'anyone'],
    },
    { throttles: { POST: GUEST_CARTS } },
  ),
  path('api/cart/items/<int:product_id>/', {
    PATCH: [views.setQuantity, 'anyone'],
    DELETE: [views.remove, 'anyone'],
  }),
  path('api/cart/checkout/', { POST: [views.checkout, 'anyone'] }, { throttles: { POST: GUEST_ORDERS } }),
];
