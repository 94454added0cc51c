// What Stripe's objects say, as outcomes of this shop.
import type Stripe from 'stripe';
import { settings } from '../../../ecommerce/settings.js';
import type { Awaited, Dispute, MethodDetails, Outcome, RefundState, Unknown } from '../provider.js';
import { fromStripe } from './amounts.js';
import type { StripeError } from './client.js';

const MAX_CODE = 50;
const MAX_MESSAGE = 255;

/** Reasons of a declined card that its holder may know; the others would tell a thief too much. */
const TOLD_REASONS = new Set([
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'authentication_required',
]);

/** Where a payment intent stands. */
export function outcomeOfIntent(intent: Stripe.PaymentIntent): Outcome | Awaited | Unknown {
  const { id, status, client_secret } = intent;
  switch (status) {
    case 'succeeded': {
      const details = detailsOfCharge(intent.latest_charge);
      return { status: 'succeeded', reference: id, ...(details && { details }) };
    }
    case 'canceled':
      return lastFailureOf(intent) ?? failed('canceled', 'The payment was cancelled.');
    case 'requires_action':
    case 'requires_confirmation':
    case 'requires_payment_method': {
      const { STRIPE_PUBLISHABLE_KEY: publishable_key } = settings;
      const confirmation = { client_secret: client_secret ?? '', publishable_key };
      return { status: 'requires_action', reference: id, confirmation };
    }
    default:
      return { status: 'unknown', code: 'processing', message: 'The payment is being processed.' };
  }
}

/** Why the last attempt to confirm an intent failed; null if none did. */
export function lastFailureOf({ last_payment_error: error }: Stripe.PaymentIntent): Outcome | null {
  if (!error) return null;
  return failed(codeOf(error.code, error.decline_code), error.message ?? 'The payment failed.');
}

/** The outcome of a request that Stripe refused. The customer learns what is wrong with the card, and nothing else. */
export function refusedOutcome(error: StripeError): Outcome {
  const { code, decline_code, type, message } = error as StripeError & { decline_code?: string };
  const isCards = (type as string) === 'StripeCardError';
  return failed(codeOf(code, decline_code), isCards ? message : 'The payment provider refused the request.');
}

function codeOf(code = '', decline_code = ''): string {
  return code === 'card_declined' && TOLD_REASONS.has(decline_code) ? decline_code : code || 'refused';
}

export function failed(code: string, message: string): Outcome {
  return { status: 'failed', code: code.slice(0, MAX_CODE), message: message.slice(0, MAX_MESSAGE) };
}

/** Where a refund stands. */
export function outcomeOfRefund({ id, status, failure_reason }: Stripe.Refund): Outcome | Unknown {
  switch (status) {
    case 'succeeded':
      return { status: 'succeeded', reference: id };
    case 'failed':
    case 'canceled':
      return failed(failure_reason ?? status, 'The refund failed at the payment provider.');
    default:
      return { status: 'unknown', code: 'refund_pending', message: 'The refund is being processed.' };
  }
}

export function stateOfRefund(refund: Stripe.Refund): RefundState {
  const { id: reference, metadata, amount, currency } = refund;
  const key = metadata?.transaction_key ?? '';
  return {
    ...{ reference, key, amount_cents: fromStripe(amount, currency) },
    outcome: outcomeOfRefund(refund),
  };
}

export function disputeOf({ status, reason, amount, currency }: Stripe.Dispute): Dispute {
  return { status, reason, amount_cents: fromStripe(amount, currency) };
}

/** The displayable data of a payment method. */
export function detailsOf({
  type,
  card,
}: {
  type: string;
  card?: Card | null | undefined;
}): MethodDetails | null {
  if (type !== 'card' || !card) return null;
  const { brand, last4, exp_month, exp_year } = card;
  return { kind: 'card', brand: brand ?? '', last4: last4 ?? '', exp_month, exp_year };
}

interface Card {
  brand: string | null;
  last4: string | null;
  exp_month: number;
  exp_year: number;
}

/** The card of a charge, which is expanded in the answers that this code asks for. */
function detailsOfCharge(charge: Stripe.PaymentIntent['latest_charge']): MethodDetails | null {
  const details = typeof charge === 'object' ? charge?.payment_method_details : null;
  return details ? detailsOf(details as { type: string; card?: Card }) : null;
}
