// The addresses of the cart, and who may use them: a cart is found by who asks, never by an id.
import { path } from '../ecommerce/http/router.js';
import * as views from './views.js';

export const urlpatterns = [
  path(
    'api/cart/',
    {
      GET: [views.retrieve, 'anyone'],
      POST: [views.add, 'anyone'],
      DELETE: [views.clear, 'anyone'],
    },
    { throttles: { POST: 'guest_carts' } },
  ),
  path('api/cart/items/<int:product_id>/', {
    PATCH: [views.setQuantity, 'anyone'],
    DELETE: [views.remove, 'anyone'],
  }),
  path('api/cart/checkout/', { POST: [views.checkout, 'anyone'] }, { throttles: { POST: 'guest_orders' } }),
];
