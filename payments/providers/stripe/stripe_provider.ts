// Stripe (https://docs.stripe.com/api), through its own package. Card numbers never reach this shop: the front end gives
// them to Stripe, and we get the id of a payment method.
import type Stripe from 'stripe';
import { logger } from '../../../framework/logging.js';
import { settings } from '../../../ecommerce/settings.js';
import type {
  Awaited,
  Charge,
  KeptMethod,
  MethodDetails,
  Outcome,
  PaymentProvider,
  PaymentState,
  ProviderEvent,
  Refund,
  Unknown,
} from '../provider.js';
import { fromStripe, toStripe } from './amounts.js';
import { refusalOf, stripeClient } from './client.js';
import { chargeByIntent, closeCharge, retrieveIntent } from './intents.js';
import {
  detailsOf,
  disputeOf,
  failed,
  outcomeOfIntent,
  outcomeOfRefund,
  refusedOutcome,
  stateOfRefund,
} from './outcomes.js';

/** How old a webhook's signature may be. */
const TOLERANCE_SECONDS = 300;
/** The largest page of a list. */
const PAGE = 100;

export class StripeProvider implements PaymentProvider {
  async describe(token: string): Promise<MethodDetails | null> {
    const stripe = await stripeClient();
    return nullIfUnknown(async () => detailsOf(await stripe.paymentMethods.retrieve(token)));
  }

  readonly methods = { keep: keepMethod, forget: forgetMethod };
  readonly reports = { read: readEvent, state: stateOf };

  async authorizeAndCapture(charge: Charge): Promise<Outcome | Awaited | Unknown> {
    return chargeByIntent(await stripeClient(), charge);
  }

  /** Asks for what exists first, because Stripe forgets idempotency keys after a day. */
  async refund(refund: Refund): Promise<Outcome | Unknown> {
    const { key, charge_reference: payment_intent, order_id, transaction_id } = refund;
    const amount = toStripe(refund.amount_cents, refund.currency);
    if (amount === null)
      return failed('amount_not_supported', 'The payment provider cannot refund this amount.');
    const stripe = await stripeClient();
    const known = (await refundsOf(stripe, payment_intent)).find(
      ({ metadata }) => metadata?.transaction_key === key,
    );
    if (known) return outcomeOfRefund(known);
    const metadata = { order_id, transaction_id, transaction_key: key };
    try {
      const options = { idempotencyKey: key };
      return outcomeOfRefund(await stripe.refunds.create({ payment_intent, amount, metadata }, options));
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      logger.error({ transaction: transaction_id, err: refusal }, 'Stripe refused a refund');
      return refusedOutcome(refusal);
    }
  }

  /** A refund is asked for again: it was decided, and with its key it happens once. */
  async lookUp(movement: Charge | Refund): Promise<Outcome | Unknown | null> {
    if (movement.kind === 'refund') return this.refund(movement);
    return closeCharge(await stripeClient(), movement);
  }
}

/** Attaches a payment method to the customer at Stripe, who is created with the first one. */
async function keepMethod(
  token: string,
  { id, provider_customer }: { id: number; provider_customer: string },
): Promise<KeptMethod | null> {
  const stripe = await stripeClient();
  return nullIfUnknown(async () => {
    if (!detailsOf(await stripe.paymentMethods.retrieve(token))) return null;
    // No name and no address: Stripe needs none.
    const customer =
      provider_customer || (await stripe.customers.create({ metadata: { customer_id: id } })).id;
    const method = await stripe.paymentMethods.attach(token, { customer });
    const details = detailsOf(method);
    return details && { token: method.id, details, provider_customer: customer };
  });
}

async function forgetMethod(token: string): Promise<void> {
  const stripe = await stripeClient();
  // One that is not attached any more is refused.
  await nullIfUnknown(async () => stripe.paymentMethods.detach(token));
}

/** The answer, or `null` if Stripe does not know an object, or refuses it, as a declined card. */
async function nullIfUnknown<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch (error) {
    if (refusalOf(error)) return null;
    throw error;
  }
}

async function refundsOf(stripe: Stripe, payment_intent: string): Promise<Stripe.Refund[]> {
  const all: Stripe.Refund[] = [];
  for await (const refund of stripe.refunds.list({ payment_intent, limit: PAGE })) all.push(refund);
  return all;
}

async function readEvent(body: Uint8Array, signature: string): Promise<ProviderEvent | null> {
  const secret = settings.STRIPE_WEBHOOK_SECRET;
  if (secret === '') return null;
  const { webhooks } = await stripeClient();
  try {
    const event = webhooks.constructEvent(Buffer.from(body), signature, secret, TOLERANCE_SECONDS);
    return { id: event.id, kind: event.type, payment_reference: intentOf(event) };
  } catch (error) {
    logger.warn({ err: error }, 'a webhook of Stripe was refused');
    return null;
  }
}

/** The id of the payment intent that an event is about; '' for none. */
function intentOf({ data }: Stripe.Event): string {
  const about = data.object as { object: string; id?: string; payment_intent?: unknown };
  if (about.object === 'payment_intent') return about.id ?? '';
  const { payment_intent } = about;
  return typeof payment_intent === 'string' ? payment_intent : '';
}

async function stateOf(reference: string): Promise<PaymentState | null> {
  const stripe = await stripeClient();
  const intent = await retrieveIntent(stripe, reference);
  if (!intent) return null;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const refunds = charge ? await refundsOf(stripe, reference) : [];
  const disputes = charge?.disputed
    ? (await stripe.disputes.list({ payment_intent: reference, limit: 1 })).data
    : [];
  return {
    key: intent.metadata.transaction_key ?? '',
    amount_cents: fromStripe(intent.amount, intent.currency),
    outcome: outcomeOfIntent(intent),
    refunds: refunds.map(stateOfRefund),
    dispute: disputes[0] ? disputeOf(disputes[0]) : null,
  };
}
