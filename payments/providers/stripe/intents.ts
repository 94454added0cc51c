// Payment intents. An intent is first created, which moves no money, and then confirmed, by us or by the customer.
// Therefore a creation may be repeated to learn its id, and cancelling an intent makes sure that it never moves money.
import type Stripe from 'stripe';
import { checkpoint } from '../../../framework/checkpoints.js';
import { logger } from '../../../framework/logging.js';
import type { Awaited, Charge, Outcome, Unknown } from '../provider.js';
import { toStripe } from './amounts.js';
import { refusalOf } from './client.js';
import { failed, lastFailureOf, outcomeOfIntent, refusedOutcome } from './outcomes.js';

const HOUR_MS = 3_600_000;
/** Stripe keeps idempotency keys for at least 24 hours (https://docs.stripe.com/api/idempotent_requests). */
const REPEATABLE_MS = 20 * HOUR_MS;
/** A process that was frozen for longer than this does not go on: its payment may have been settled otherwise. */
const LATE_MS = 60_000;
const EXPAND = { expand: ['latest_charge'] };

/** Creates the intent of a charge; confirms it if there is a token. */
export async function chargeByIntent(stripe: Stripe, charge: Charge): Promise<Outcome | Awaited | Unknown> {
  const amount = toStripe(charge.amount_cents, charge.currency);
  if (amount === null) return failed('amount_not_supported', 'The payment provider cannot take this amount.');
  let created: Stripe.PaymentIntent;
  refuseLate(charge);
  try {
    created = await createIntent(stripe, charge, amount);
  } catch (error) {
    return refused(error, charge);
  }
  await checkpoint('intent created');
  if (charge.token === '') return outcomeOfIntent(created);
  refuseLate(charge);
  try {
    const confirmed = await stripe.paymentIntents.confirm(
      created.id,
      { payment_method: charge.token, use_stripe_sdk: true, ...EXPAND },
      { idempotencyKey: `${charge.key}-confirm` },
    );
    await checkpoint('intent confirmed');
    return outcomeOfIntent(confirmed);
  } catch (error) {
    const refusal = refused(error, charge);
    return (await closeIntent(stripe, created.id)) ?? refusal;
  }
}

function refuseLate(charge: Charge): void {
  if (ageOf(charge) > LATE_MS) throw new Error('The payment was recorded too long ago to be carried out.');
}

function ageOf({ recorded_at }: Charge): number {
  return Date.now() - Date.parse(recorded_at);
}

/** The outcome of a refused request; throws anything else. */
function refused(error: unknown, { transaction_id }: Charge): Outcome {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  if ((refusal.type as string) !== 'StripeCardError') {
    logger.error({ transaction: transaction_id, err: refusal }, 'Stripe refused the request for a payment');
  }
  return refusedOutcome(refusal);
}

/** Parameters depend only on the recorded transaction, so that the request can be repeated with its key. */
async function createIntent(stripe: Stripe, charge: Charge, amount: number): Promise<Stripe.PaymentIntent> {
  const { key, currency, order_id, transaction_id, provider_customer } = charge;
  return stripe.paymentIntents.create(
    {
      ...{ amount, currency: currency.toLowerCase(), payment_method_types: ['card'] },
      ...(provider_customer !== '' && { customer: provider_customer }),
      description: `Order ${order_id}`,
      metadata: { order_id, transaction_id, transaction_key: key },
    },
    { idempotencyKey: key },
  );
}

/**
 * The final outcome of a charge's intent: one that is not confirmed is cancelled. `null` if there is none, or it was
 * cancelled before anybody tried to pay.
 */
export async function closeCharge(stripe: Stripe, charge: Charge): Promise<Outcome | Unknown | null> {
  const id = charge.reference || (await findIntent(stripe, charge));
  return id === null ? null : closeIntent(stripe, id);
}

/** The id of a charge's intent; `null` when it is certain that there is none. */
async function findIntent(stripe: Stripe, charge: Charge): Promise<string | null> {
  const amount = toStripe(charge.amount_cents, charge.currency);
  if (amount === null) return null;
  let failure: Error | null = null;
  if (ageOf(charge) < REPEATABLE_MS) {
    try {
      // What we asked for before is answered again; otherwise it is created now, and nobody confirms it.
      return (await createIntent(stripe, charge, amount)).id;
    } catch (error) {
      failure = error as Error;
    }
  }
  // A search may miss what is new (https://docs.stripe.com/search), so it only proves what it finds.
  const query = `metadata['transaction_key']:'${charge.key}'`;
  const { data } = await stripe.paymentIntents.search({ query, limit: 1 });
  if (data[0]) return data[0].id;
  if (failure !== null && !refusalOf(failure)) throw failure;
  return null;
}

async function closeIntent(stripe: Stripe, id: string): Promise<Outcome | Unknown | null> {
  const intent = await stripe.paymentIntents.retrieve(id, EXPAND);
  if (!isOpen(intent)) return closed(intent);
  try {
    return closed(await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: `${id}-cancel` }));
  } catch (error) {
    // It may have been paid or cancelled meanwhile.
    const now = await stripe.paymentIntents.retrieve(id, EXPAND);
    if (isOpen(now)) throw error;
    return closed(now);
  }
}

function isOpen({ status }: Stripe.PaymentIntent): boolean {
  return status.startsWith('requires_');
}

function closed(intent: Stripe.PaymentIntent): Outcome | Unknown | null {
  if (intent.status === 'canceled') return lastFailureOf(intent);
  return outcomeOfIntent(intent) as Outcome | Unknown;
}

/** An intent by its id, with its charge; `null` if there is none. */
export async function retrieveIntent(stripe: Stripe, id: string): Promise<Stripe.PaymentIntent | null> {
  try {
    return await stripe.paymentIntents.retrieve(id, EXPAND);
  } catch (error) {
    if (refusalOf(error)?.code === 'resource_missing') return null;
    throw error;
  }
}
