// Payment intents of the stand-in (https://docs.stripe.com/api/payment_intents, …/payments/paymentintents/lifecycle).
import { CARDS } from './cards.js';
import { invalidRequest, StripeFailure } from './failures.js';
import { type FormObject, textOf, textsOf } from './forms.js';
import { type Charge, found, type Ledger, newId, type PaymentIntent, seconds } from './ledger.js';
import { openDispute } from './disputes.js';
import { usableMethod } from './methods.js';

/** The smallest amount, which Stripe sets for each currency. */
const LEAST = 50;
const ZERO_DECIMALS = new Set(['jpy', 'krw', 'vnd', 'clp']);

export function createIntent(ledger: Ledger, form: FormObject): PaymentIntent {
  const amount = Number(textOf(form, 'amount'));
  const currency = textOf(form, 'currency');
  if (!Number.isInteger(amount) || amount < 1)
    throw invalidRequest('Invalid integer: amount', 'parameter_invalid_integer', 'amount');
  if (!/^[a-z]{3}$/.test(currency))
    throw invalidRequest(`Invalid currency: ${currency}.`, 'parameter_unknown', 'currency');
  if (amount < LEAST && !ZERO_DECIMALS.has(currency)) {
    throw invalidRequest('The amount is below the minimum charge amount.', 'amount_too_small', 'amount');
  }
  const customer = textOf(form, 'customer') || null;
  if (customer !== null) found(ledger.customers, customer, 'customer');
  const id = newId('pi');
  const intent: PaymentIntent = {
    ...{ id, object: 'payment_intent', amount, amount_received: 0, canceled_at: null, created: seconds() },
    ...{ client_secret: `${id}_secret_${newId('s').slice(2)}`, currency, customer },
    ...{ description: textOf(form, 'description') || null, last_payment_error: null, latest_charge: null },
    ...{ livemode: false, metadata: textsOf(form, 'metadata'), next_action: null, payment_method: null },
    ...{
      payment_method_types: Object.values(textsOf(form, 'payment_method_types')),
      status: 'requires_payment_method',
    },
  };
  const method = textOf(form, 'payment_method');
  if (method !== '') {
    intent.payment_method = usableMethod(ledger, method, customer).id;
    intent.status = 'requires_confirmation';
  }
  ledger.intents.set(id, intent);
  ledger.emit('payment_intent.created', intent);
  return textOf(form, 'confirm') === 'true' ? confirmIntent(ledger, id, form) : intent;
}

/** Tries to take the money. A declined card is Stripe's error 402. */
export function confirmIntent(ledger: Ledger, id: string, form: FormObject): PaymentIntent {
  const intent = found(ledger.intents, id, 'payment_intent');
  if (!intent.status.startsWith('requires_')) throw unexpectedState(intent, 'confirm');
  const asked = textOf(form, 'payment_method') || intent.payment_method;
  if (asked === null) {
    throw invalidRequest('You cannot confirm this PaymentIntent because it is missing a payment method.');
  }
  const method = usableMethod(ledger, asked, intent.customer);
  const card = CARDS[ledger.cardOf.get(method.id) ?? ''];
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  if (card?.authenticate && textOf(form, 'off_session') === 'true') {
    throw decline(ledger, intent, [
      'authentication_required',
      'authentication_required',
      'Authentication is required.',
    ]);
  }
  if (card?.declined) throw decline(ledger, intent, card.declined);
  if (!card?.authenticate) return succeed(ledger, intent);
  intent.status = 'requires_action';
  intent.next_action = { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } };
  ledger.emit('payment_intent.requires_action', intent);
  return intent;
}

/** What the customer does at their bank, after an intent `requires_action`. */
export function authenticate(ledger: Ledger, id: string, succeeds: boolean): PaymentIntent {
  const intent = found(ledger.intents, id, 'payment_intent');
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticate');
  intent.next_action = null;
  if (succeeds) return succeed(ledger, intent);
  const message = 'We are unable to authenticate your payment method.';
  decline(ledger, intent, ['payment_intent_authentication_failure', '', message]);
  return intent;
}

function succeed(ledger: Ledger, intent: PaymentIntent): PaymentIntent {
  const { id, amount, currency, payment_method } = intent;
  const method = found(ledger.methods, payment_method ?? '', 'payment_method');
  const charge: Charge = {
    ...{ id: newId('ch'), object: 'charge', amount, amount_refunded: 0, currency, created: seconds() },
    ...{ disputed: false, paid: true, payment_intent: id, status: 'succeeded' },
    payment_method_details: { type: 'card', card: method.card },
  };
  ledger.charges.set(charge.id, charge);
  Object.assign(intent, { latest_charge: charge.id, amount_received: amount, status: 'succeeded' });
  ledger.emit('charge.succeeded', charge);
  ledger.emit('payment_intent.succeeded', intent);
  if (CARDS[ledger.cardOf.get(method.id) ?? '']?.disputed) openDispute(ledger, charge, 'fraudulent');
  return intent;
}

/** The error of a declined card; the intent waits for another one. */
function decline(
  ledger: Ledger,
  intent: PaymentIntent,
  [code, decline_code, message]: [string, string, string],
): StripeFailure {
  const error = { type: 'card_error', code, ...(decline_code !== '' && { decline_code }), message };
  Object.assign(intent, {
    last_payment_error: error,
    payment_method: null,
    status: 'requires_payment_method',
  });
  ledger.emit('payment_intent.payment_failed', intent);
  return new StripeFailure(402, { ...error, payment_intent: structuredClone(intent) }, true);
}

export function cancelIntent(ledger: Ledger, id: string): PaymentIntent {
  const intent = found(ledger.intents, id, 'payment_intent');
  if (!intent.status.startsWith('requires_')) throw unexpectedState(intent, 'cancel');
  Object.assign(intent, { status: 'canceled', canceled_at: seconds(), next_action: null });
  ledger.emit('payment_intent.canceled', intent);
  return intent;
}

function unexpectedState(intent: PaymentIntent, verb: string): StripeFailure {
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`;
  const code = 'payment_intent_unexpected_state';
  const payment_intent = structuredClone(intent);
  return new StripeFailure(400, { type: 'invalid_request_error', code, message, payment_intent }, true);
}

/** `metadata['name']:'value'`, the only query that the stand-in understands. */
export function searchIntents(ledger: Ledger, query: string): PaymentIntent[] {
  const [, name = '', value = ''] = /^metadata\['(\w+)'\]:'([^']*)'$/.exec(query) ?? [];
  if (name === '') throw invalidRequest('The stand-in only searches for one field of metadata.');
  const newest = (Date.now() - ledger.searchLagMs) / 1_000;
  return [...ledger.intents.values()].filter(
    ({ metadata, created }) => metadata[name] === value && created <= newest,
  );
}
