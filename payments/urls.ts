// The URLs of payments: their access and input.
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import {
  ERROR_FIELDS,
  extended,
  listOf,
  NO_BODY,
  object,
  TEXT,
  tokenPage,
} from '../framework/serializers/answers.js';
import {
  checkListQuery,
  checkNewMethod,
  checkRefund,
  methodSerializer as method,
  transactionSerializer,
} from './serializers.js';
import * as views from './views.js';

/** Staff see who recorded a transaction. */
const transaction = extended(transactionSerializer, { recorded_by: TEXT }, ['recorded_by']);
/** A refused payment: the transaction, and the fields of errors. */
const refused = extended(transaction, ERROR_FIELDS);
const VIEW = { permission: 'payments.view_transaction' };
const CHANGE = { permission: 'payments.change_transaction' };

export const urlpatterns = [
  path('api/payments/methods/', {
    GET: endpoint(views.listMethods, 'owner_only', {
      permission: 'payments.view_paymentmethod',
      answers: { 200: object({ payment_methods: listOf(method) }) },
    }),
    POST: endpoint(views.addMethod, 'account', { body: checkNewMethod, answers: { 201: method } }),
  }),
  path('api/payments/methods/<int:id>/', {
    DELETE: endpoint(views.removeMethod, 'account', { answers: { 204: NO_BODY } }),
  }),
  path('api/payments/methods/<int:id>/default/', {
    POST: endpoint(views.setDefaultMethod, 'account', { answers: { 200: method } }),
  }),
  path('api/payments/transactions/', {
    GET: endpoint(views.list, 'holder_only', {
      ...VIEW,
      query: checkListQuery,
      answers: { 200: tokenPage('transactions', transaction) },
    }),
    POST: endpoint(views.pay, 'holder_only', {
      ...CHANGE,
      body: views.payment,
      answers: { 201: transaction, 402: refused },
    }),
  }),
  path('api/payments/transactions/<int:id>/', {
    GET: endpoint(views.retrieve, 'holder_only', { ...VIEW, answers: { 200: transaction } }),
  }),
  path('api/payments/transactions/<int:id>/refund/', {
    POST: endpoint(views.refund, 'staff_only', {
      ...CHANGE,
      body: jsonReader(checkRefund, { optional: true }),
      answers: { 201: transaction, 402: refused },
    }),
  }),
];
