// The URLs of payments: their access and input.
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import {
  BOOLEAN,
  ERROR_FIELDS,
  extended,
  listOf,
  located,
  named,
  NO_BODY,
  object,
  tagged,
  TEXT,
  tokenPage,
} from '../framework/serializers/answers.js';
import {
  checkListQuery,
  confirmationSerializer,
  checkNewMethod,
  checkRefund,
  methodSerializer as method,
  transactionSerializer,
} from './serializers.js';
import { WEBHOOKS } from './throttles.js';
import * as views from './views.js';

/** Staff see who recorded a transaction. */
const transaction = named(
  'Transaction',
  extended(transactionSerializer, { recorded_by: TEXT }, ['recorded_by']),
);
/** A payment that the customer must confirm has what the front end needs for that. */
const begun = named(
  'BegunTransaction',
  extended(transaction, { confirmation: confirmationSerializer }, ['confirmation']),
);
/** A refused payment: the transaction, and the fields of errors. */
const refused = named('RefusedTransaction', extended(transaction, ERROR_FIELDS));
const VIEW = { permission: 'payments.view_transaction' };
const CHANGE = { permission: 'payments.change_transaction' };

export const urlpatterns = [
  path('api/payments/methods/', {
    GET: endpoint(views.listMethods, 'owner_only', {
      name: 'listPaymentMethods',
      summary: "Lists the customer's payment methods; for staff, those of the shop.",
      permission: 'payments.view_paymentmethod',
      fields: method,
      answers: { 200: tagged(object({ payment_methods: listOf(method) })) },
    }),
    POST: endpoint(views.addMethod, 'account', {
      name: 'addPaymentMethod',
      summary: 'Stores a payment method of the signed-in customer.',
      body: checkNewMethod,
      errors: ['conflict'],
      example: { provider: 'test', token: 'tok_visa', make_default: true },
      answers: { 201: method },
    }),
  }),
  path('api/payments/methods/<int:id>/', {
    DELETE: endpoint(views.removeMethod, 'account', {
      name: 'removePaymentMethod',
      summary: 'Removes a payment method.',
      answers: { 204: NO_BODY },
    }),
  }),
  path('api/payments/methods/<int:id>/default/', {
    POST: endpoint(views.setDefaultMethod, 'account', {
      name: 'setDefaultPaymentMethod',
      summary: 'Makes a payment method the default.',
      answers: { 200: method },
    }),
  }),
  path('api/payments/transactions/', {
    GET: endpoint(views.list, 'holder_only', {
      name: 'listTransactions',
      summary: 'Lists payments and refunds, newest first.',
      ...VIEW,
      query: checkListQuery,
      fields: transaction,
      errors: ['not_found'],
      answers: { 200: tokenPage('transactions', transaction) },
    }),
    POST: endpoint(views.pay, 'holder_only', {
      name: 'payOrder',
      summary: 'Pays an order; staff record a payment by bank transfer or in cash.',
      ...CHANGE,
      body: views.payment,
      errors: ['not_found', 'invalid_transition', 'in_progress', 'already_exists'],
      example: { order_id: 1, provider: 'test', token: 'tok_visa' },
      answers: { 201: located(begun), 402: refused },
    }),
  }),
  path('api/payments/transactions/<int:id>/', {
    GET: endpoint(views.retrieve, 'holder_only', {
      name: 'getTransaction',
      summary: 'Returns one payment or refund.',
      ...VIEW,
      fields: transaction,
      answers: { 200: tagged(transaction) },
    }),
  }),
  path('api/payments/webhooks/stripe/', {
    POST: endpoint(views.receiveStripeEvent, 'ignore_credentials', {
      name: 'receiveStripeEvent',
      summary: 'Takes an event that Stripe sends',
      throttle: WEBHOOKS,
      errors: ['not_found'],
      answers: { 200: object({ received: BOOLEAN }) },
    }),
  }),
  path('api/payments/transactions/<int:id>/refund/', {
    POST: endpoint(views.refund, 'staff_only', {
      name: 'refundPayment',
      summary: 'Gives a payment back, in whole or in part.',
      ...CHANGE,
      body: jsonReader(checkRefund, { optional: true }),
      errors: ['invalid_transition', 'in_progress', 'conflict'],
      example: { amount: 5, reason: 'One cup arrived broken' },
      answers: { 201: located(transaction), 402: refused },
    }),
  }),
];
