// A stand-in of Stripe for the tests of one `describe`, and a shop that takes payments with it.
import { randomBytes } from 'node:crypto';
import { MAX_PAYMENT_TIMEOUT_MS, settings } from '../../ecommerce/settings.js';
import type { Shop } from '../shop.js';
import { StripeStandIn } from './stand_in.js';

/** The settings of a shop with the stand-in, as environment variables have them. */
export function stripeSettings(standIn: StripeStandIn) {
  return {
    STRIPE_SECRET_KEY: `sk_test_${randomBytes(12).toString('hex')}`,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_standin',
    STRIPE_WEBHOOK_SECRET: 'whsec_standin',
    STRIPE_API_BASE: standIn.url,
  };
}

/**
 * Starts a stand-in and sets this process's settings; its events go to the shop. On a busy machine the stand-in gets all the
 * time that a provider may have, unless the test is about late answers.
 */
export function useStripe(shop: () => Shop, timeoutMs = MAX_PAYMENT_TIMEOUT_MS): () => StripeStandIn {
  const before_ = { ...settings };
  let standIn: StripeStandIn | undefined;
  before(async () => {
    standIn = await new StripeStandIn().start();
    Object.assign(settings, stripeSettings(standIn), { PAYMENT_TIMEOUT_MS: timeoutMs });
    const url = `${shop().url}/api/payments/webhooks/stripe/`;
    standIn.webhooks.endpoint = { url, secret: settings.STRIPE_WEBHOOK_SECRET };
  });
  after(async () => {
    Object.assign(settings, before_);
    await standIn?.stop();
  });
  return () => {
    if (!standIn) throw new Error('The stand-in is not running yet.');
    return standIn;
  };
}

/** What Stripe.js does in the customer's browser; gives the status of Stripe's answer. */
export async function confirmInBrowser(
  standIn: StripeStandIn,
  client_secret: string,
  payment_method = 'pm_card_visa',
): Promise<number> {
  const id = client_secret.replace(/_secret_.*/, '');
  const body = new URLSearchParams({ key: settings.STRIPE_PUBLISHABLE_KEY, client_secret, payment_method });
  const address = `${standIn.url}/v1/payment_intents/${id}/confirm`;
  return (await fetch(address, { method: 'POST', body })).status;
}

/** A request of the shop's owner, as in Stripe's dashboard, or of the bank's under /stand-in/. */
export async function atStripe(
  standIn: StripeStandIn,
  path: string,
  fields: Record<string, string> = {},
): Promise<{ id: string; status: string }> {
  const headers = { Authorization: 'Bearer sk_test_dashboard' };
  const body = new URLSearchParams(fields);
  const answer = await fetch(standIn.url + path, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as { id: string; status: string };
}
