// Both built-in providers keep the contract.
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { StripeStandIn } from '../../testing/stripe/stand_in.js';
import { stripeSettings } from '../../testing/stripe/use_stripe.js';
import { StripeProvider } from '../providers/stripe/stripe_provider.js';
import { TestProviderEntry } from '../providers/test_ledger.js';
import { TestProvider } from '../providers/test_provider.js';
import { itKeepsTheContract } from './provider_contract.js';

onEachDatabase('the contract of providers: test', (dialect) => {
  const db = useDatabase(dialect);
  itKeepsTheContract(() => ({
    ...{ provider: new TestProvider(db()), good: 'tok_visa', declined: 'tok_charge_declined' },
    balance: async () => {
      const entries = await TestProviderEntry.objects(db().read).where({ failure_code: '' });
      return entries.reduce(
        (sum, { kind, amount_cents }) => sum + (kind === 'refund' ? -1 : 1) * amount_cents,
        0,
      );
    },
  }));
});

describe('the contract of providers: stripe', () => {
  const before_ = { ...settings };
  const standIn = new StripeStandIn();
  before(async () => {
    await standIn.start();
    Object.assign(settings, stripeSettings(standIn));
  });
  after(async () => {
    Object.assign(settings, before_);
    await standIn.stop();
  });
  itKeepsTheContract(() => ({
    ...{ provider: new StripeProvider(), good: 'pm_card_visa', declined: 'pm_card_chargeCustomerFail' },
    balance: () => {
      const charges = [...standIn.ledger.charges.values()];
      return Promise.resolve(charges.reduce((sum, each) => sum + each.amount - each.amount_refunded, 0));
    },
  }));
});
