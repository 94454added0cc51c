// The rate limit of webhooks.
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

export const WEBHOOKS: Throttle = {
  name: 'payment_webhooks',
  rate: () => settings.THROTTLE_PAYMENT_WEBHOOKS,
};
