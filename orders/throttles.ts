// How often somebody without an account may order.
import { settings } from '../ecommerce/settings.js';
import { principalOf } from '../framework/http/access.js';
import type { Throttle } from '../framework/throttles/throttles.js';

/** Counts orders and checkouts together. The first system's clients, for whom the API is open, order all day. */
export const GUEST_ORDERS: Throttle = {
  name: 'guest_orders',
  rate: () => settings.THROTTLE_GUEST_ORDERS,
  counts: (request) => principalOf(request).kind === 'anonymous' && settings.API_ACCESS !== 'open',
};
