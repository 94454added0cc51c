// The providers, by the names that methods and transactions store.
import type { Database } from '../../framework/db/database.js';
import { settings } from '../../ecommerce/settings.js';
import { MANUAL } from '../models.js';
import { manualProvider } from './manual.js';
import type { PaymentProvider } from './provider.js';
import { StripeProvider } from './stripe/stripe_provider.js';
import { TestProvider } from './test_provider.js';

/** The provider with this name; `undefined` when there is none, or it is not enabled. */
export function findProvider(db: Database, name: string): PaymentProvider | undefined {
  switch (name) {
    case MANUAL:
      return manualProvider;
    case 'test':
      return settings.TEST_PAYMENTS ? new TestProvider(db) : undefined;
    case 'stripe':
      return settings.STRIPE_SECRET_KEY === '' ? undefined : new StripeProvider();
    default:
      return undefined;
  }
}
