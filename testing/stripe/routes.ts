// The addresses of the stand-in: those of Stripe's API that a shop uses, and its own under /stand-in/, with which a person
// or a test plays the customer, the bank, and faults.
import { invalidRequest } from './failures.js';
import { FAULTS, type Faults } from './faults.js';
import { type FormObject, textOf } from './forms.js';
import { closeDispute, openDispute } from './disputes.js';
import { authenticate, cancelIntent, confirmIntent, createIntent, searchIntents } from './intents.js';
import { found, type Ledger, type PaymentIntent } from './ledger.js';
import {
  attachMethod,
  createCustomer,
  createMethod,
  deleteCustomer,
  detachMethod,
  methodOf,
} from './methods.js';
import { createRefund, finishRefund } from './refunds.js';

type Route = (id: string, form: FormObject) => object;

/** By method and path; `:id` stands for an id. */
export function routesOf(ledger: Ledger, faults: Faults): Record<string, Route> {
  const intentWithCharge = (intent: PaymentIntent, form: FormObject): object => {
    const wanted = Object.values((form.expand ?? {}) as Record<string, string>);
    const charge = wanted.includes('latest_charge') && ledger.charges.get(intent.latest_charge ?? '');
    return charge ? { ...intent, latest_charge: charge } : intent;
  };
  const ofIntent = <T extends { payment_intent: string }>(all: Map<string, T>, form: FormObject): T[] =>
    [...all.values()].filter(({ payment_intent }) => payment_intent === textOf(form, 'payment_intent'));
  return {
    'POST /v1/payment_intents': (_id, form) => intentWithCharge(createIntent(ledger, form), form),
    'GET /v1/payment_intents': (_id, form) => page([...ledger.intents.values()], form),
    'GET /v1/payment_intents/search': (_id, form) => ({
      ...{ object: 'search_result', data: searchIntents(ledger, textOf(form, 'query')), has_more: false },
      ...{ next_page: null, url: '/v1/payment_intents/search' },
    }),
    'GET /v1/payment_intents/:id': (id, form) =>
      intentWithCharge(found(ledger.intents, id, 'payment_intent'), form),
    'POST /v1/payment_intents/:id/confirm': (id, form) =>
      intentWithCharge(confirmIntent(ledger, id, form), form),
    'POST /v1/payment_intents/:id/cancel': (id) => cancelIntent(ledger, id),
    'POST /v1/payment_methods': (_id, form) => createMethod(ledger, form),
    'GET /v1/payment_methods/:id': (id) => methodOf(ledger, id),
    'POST /v1/payment_methods/:id/attach': (id, form) => attachMethod(ledger, id, form),
    'POST /v1/payment_methods/:id/detach': (id) => detachMethod(ledger, id),
    'POST /v1/customers': (_id, form) => createCustomer(ledger, form),
    'GET /v1/customers/:id': (id) => found(ledger.customers, id, 'customer'),
    'DELETE /v1/customers/:id': (id) => deleteCustomer(ledger, id),
    'POST /v1/refunds': (_id, form) => createRefund(ledger, form),
    'GET /v1/refunds': (_id, form) => page(ofIntent(ledger.refunds, form), form),
    'GET /v1/refunds/:id': (id) => found(ledger.refunds, id, 'refund'),
    'GET /v1/disputes': (_id, form) => page(ofIntent(ledger.disputes, form), form),
    'GET /v1/disputes/:id': (id) => found(ledger.disputes, id, 'dispute'),
    'GET /v1/events': (_id, form) => page([...ledger.events.values()], form),
    'GET /v1/events/:id': (id) => found(ledger.events, id, 'event'),
    ...ownRoutes(ledger, faults),
  };
}

function ownRoutes(ledger: Ledger, faults: Faults): Record<string, Route> {
  return {
    'POST /stand-in/payment_intents/:id/authenticate': (id, form) =>
      authenticate(ledger, id, textOf(form, 'succeeds') !== 'false'),
    'POST /stand-in/payment_intents/:id/dispute': (id, form) => {
      const { latest_charge } = found(ledger.intents, id, 'payment_intent');
      const charge = found(ledger.charges, latest_charge ?? '', 'charge');
      return openDispute(ledger, charge, textOf(form, 'reason') || 'fraudulent');
    },
    'POST /stand-in/disputes/:id/close': (id, form) =>
      closeDispute(ledger, id, textOf(form, 'status') === 'won' ? 'won' : 'lost'),
    'POST /stand-in/refunds/:id/finish': (id, form) =>
      finishRefund(ledger, id, textOf(form, 'status') === 'failed' ? 'failed' : 'succeeded'),
    'POST /stand-in/faults': (_id, form) => {
      const how = FAULTS.find((fault) => fault === textOf(form, 'how'));
      if (!how) throw invalidRequest(`how must be one of ${FAULTS.join(', ')}.`);
      const [times, ms] = [Number(textOf(form, 'times') || 1), Number(textOf(form, 'ms') || 0)];
      faults.add({ request: textOf(form, 'request'), how, times, ms });
      return { ordered: how };
    },
  };
}

/** A page of a list, newest first (https://docs.stripe.com/api/pagination). */
function page(all: { id: string; created: number }[], form: FormObject): object {
  const newestFirst = [...all].reverse();
  const after = textOf(form, 'starting_after');
  const from = after === '' ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const limit = Number(textOf(form, 'limit') || 10);
  const data = newestFirst.slice(from, from + limit);
  return { object: 'list', data, has_more: from + limit < newestFirst.length, url: '' };
}
