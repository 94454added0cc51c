// The rate limit of guests' orders.
import { settings } from '../ecommerce/settings.js';
import { principalOf } from '../framework/http/access.js';
import type { Throttle } from '../framework/throttles/throttles.js';

/** Counts orders and checkouts together. Not with an open API, whose clients may order without a limit. */
export const GUEST_ORDERS: Throttle = {
  name: 'guest_orders',
  rate: () => settings.THROTTLE_GUEST_ORDERS,
  counts: (request) => principalOf(request).kind === 'anonymous' && settings.API_ACCESS !== 'open',
};
