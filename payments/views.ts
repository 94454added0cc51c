// The REST endpoints of payments: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { notFound, ApiError } from '../framework/errors.js';
import { heldBy, mayUse, principalOf } from '../framework/http/access.js';
import { rawBody } from '../framework/http/body.js';
import { errorBody } from '../framework/http/errors.js';
import { sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import {
  accountOf,
  type BodyReader,
  callContext,
  created,
  idempotencyKey,
  idParameter,
  jsonBody,
} from '../framework/http/request.js';
import { ORDER_TOKEN } from '../orders/token_reader.js';
import { ownOrder, scopeOf } from '../orders/own_orders.js';
import * as client from './grpc_client.js';
import type { ListTransactions } from './lists.js';
import * as serializers from './serializers.js';

/** A customer's own methods; for staff those of the shop, for recording payments. */
export async function listMethods(request: Request, response: Response): Promise<void> {
  const { payment_methods } = await client.listPaymentMethods(accountOf(request), callContext(request));
  sendList(response, 'payment_methods', payment_methods.map(serializers.methodSerializer.json), {});
}

export async function addMethod(
  request: Request,
  response: Response,
  { body }: { body: serializers.NewMethod },
): Promise<void> {
  const fields = { customer_id: accountOf(request), ...body };
  const method = await client.addPaymentMethod(fields, callContext(request));
  response.status(201).json(serializers.methodSerializer.json(method));
}

export async function removeMethod(request: Request, response: Response): Promise<void> {
  await client.removePaymentMethod(ownMethod(request), callContext(request));
  response.status(204).end();
}

export async function setDefaultMethod(request: Request, response: Response): Promise<void> {
  const method = await client.setDefaultPaymentMethod(ownMethod(request), callContext(request));
  response.json(serializers.methodSerializer.json(method));
}

/** All transactions for staff, a customer's own for a customer, those of one order for a request with its token. */
export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListTransactions },
): Promise<void> {
  const fields = { ...query, ...(await scopeOf(request, query)) };
  const { transactions, ...page } = await client.listTransactions(fields, callContext(request));
  const rows = transactions.map((row) => shown(request, row));
  sendList(response, 'transactions', rows, page);
}

type Payment =
  | { by: 'staff'; asked: serializers.PaymentRecord }
  | { by: 'guest'; asked: serializers.GuestPayment }
  | { by: 'customer'; asked: serializers.OwnPayment };

/** A customer pays, or a guest with a provider's token; staff record a payment by bank transfer or in cash. */
export const payment: BodyReader<Payment> = {
  schema: {
    anyOf: [serializers.checkPayment, serializers.checkGuestPayment, serializers.checkRecord].map(
      ({ schema }) => schema,
    ),
  },
  read(request) {
    const body = jsonBody(request);
    if (principalOf(request).kind === 'staff') return { by: 'staff', asked: serializers.checkRecord(body) };
    const isGuest = heldBy(request) !== undefined && (accountOf(request) === 0 || 'token' in body);
    if (isGuest) return { by: 'guest', asked: serializers.checkGuestPayment(body) };
    return { by: 'customer', asked: serializers.checkPayment(body) };
  },
};

export async function pay(
  request: Request,
  response: Response,
  { body: { by, asked } }: { body: Payment },
): Promise<void> {
  if (by === 'staff') return record(request, response, asked);
  const idempotency_key = keyOf(request);
  const fields =
    by === 'guest'
      ? // The token is not stored.
        { ...asked, order_token: request.get(ORDER_TOKEN) ?? '' }
      : { ...asked, customer_id: accountOf(request) };
  reply(request, response, await client.payOrder({ ...fields, idempotency_key }, callContext(request)));
}

async function record(request: Request, response: Response, asked: serializers.PaymentRecord): Promise<void> {
  const { order_id, kind, payment_method_id, amount, reference = '', paid_on = '' } = asked;
  const fields = {
    ...{ order_id, reference, paid_on, ...(await recordFields(request, order_id, amount)) },
    kind: kind ?? (await shopKind(request, payment_method_id)),
    idempotency_key: keyOf(request),
  };
  reply(request, response, await client.recordPayment(fields, callContext(request)));
}

/** The kind of one of the shop's own methods; default: that of the default method. */
async function shopKind(request: Request, id = 0): Promise<string> {
  const { payment_methods } = await client.listPaymentMethods(0, callContext(request));
  const method = payment_methods.find((each) => (id === 0 ? each.is_default : each.id === id));
  if (!method) throw notFound('Payment method', id);
  return method.kind;
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  const id = idParameter(request, 'id', 'Transaction');
  const transaction = await client.getTransaction(id, callContext(request));
  if (!mayUse(request, transaction.customer_id, transaction.order_id)) throw notFound('Transaction', id);
  sendResource(response, shown(request, transaction));
}

export async function refund(
  request: Request,
  response: Response,
  { body }: { body: serializers.RefundRequest },
): Promise<void> {
  const payment_id = idParameter(request, 'id', 'Transaction');
  const { amount, reason = '', reference = '', paid_on = '', lines = [] } = body;
  const howMuch = lines.length > 0 ? {} : await refundFields(request, payment_id, amount);
  const fields = {
    ...{ payment_id, reason, reference, paid_on, lines, ...howMuch },
    idempotency_key: keyOf(request),
  };
  reply(request, response, await client.refundPayment(fields, callContext(request)));
}

/** Takes an event of Stripe's. The answer is the same whether it is new, known or about nothing of ours. */
export async function receiveStripeEvent(request: Request, response: Response): Promise<void> {
  const signature = request.get('Stripe-Signature') ?? '';
  const event = { provider: 'stripe', body: rawBody(request), signature };
  await client.receiveProviderEvent(event, callContext(request));
  response.json({ received: true });
}

/** The gRPC fields for an amount in the payment's currency; without an amount for all that is left. */
async function refundFields(request: Request, payment_id: number, amount: number | undefined) {
  if (amount === undefined) return { all_that_is_left: true };
  const { currency } = await client.getTransaction(payment_id, callContext(request));
  return { amount_cents: serializers.amountIn(currency, amount) };
}

/** The same for a recorded payment, in the order's currency; without an amount for all that is due. */
async function recordFields(request: Request, order_id: number, amount: number | undefined) {
  if (amount === undefined) return { all_that_is_due: true };
  const { currency } = await ownOrder(request, order_id);
  return { amount_cents: serializers.amountIn(currency, amount) };
}

/** 201 with the transaction; if it was refused 402 with it and the fields of errors. */
function reply(request: Request, response: Response, transaction: serializers.TransactionMessage): void {
  const { confirmation } = transaction;
  const json = { ...shown(request, transaction), ...(confirmation && { confirmation }) };
  if (transaction.status !== 'failed')
    created(response, `payments/transactions/${transaction.id}/`).json(json);
  else {
    const refusal = new ApiError('payment_failed', transaction.failure_message);
    response.status(refusal.httpStatus).json({ ...json, ...errorBody(refusal, request) });
  }
}

/** Only staff see who recorded a transaction. */
function shown(request: Request, transaction: serializers.TransactionMessage) {
  const json = serializers.transactionSerializer.json(transaction);
  const { recorded_by } = transaction;
  return principalOf(request).kind === 'staff' ? { ...json, recorded_by } : json;
}

function keyOf(request: Request): string {
  const key = idempotencyKey(request);
  refuseCardNumbers({ 'Idempotency-Key': key });
  return key;
}

function ownMethod(request: Request) {
  const payment_method_id = idParameter(request, 'id', 'Payment method');
  return { customer_id: accountOf(request), payment_method_id };
}
