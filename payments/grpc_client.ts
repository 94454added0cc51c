// A typed client of PaymentService. Calls that only read are retried when the service was unreachable,
// and so are payments and refunds with an idempotency key.
import { type CallOptions, KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/payments_grpc_pb.js';
import pb from '../protos/generated/payments_pb.js';

const channel = new ServiceChannel(grpcPb.PaymentServiceClient, settings.PAYMENTS_ADDRESS);

export function addPaymentMethod(fields: Fields<typeof pb.AddPaymentMethodRequest>, context: CallContext) {
  const request = toMessage(pb.AddPaymentMethodRequest, fields);
  return channel.call((client) => client.addPaymentMethod, request, context, KEYED);
}

/** The methods of a customer; for 0 the shop's own. */
export function listPaymentMethods(customer_id: number, context: CallContext) {
  const request = toMessage(pb.ListPaymentMethodsRequest, { customer_id });
  return channel.call((client) => client.listPaymentMethods, request, context, RETRY);
}

export function setDefaultPaymentMethod(
  fields: Fields<typeof pb.SetDefaultPaymentMethodRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.SetDefaultPaymentMethodRequest, fields);
  return channel.call((client) => client.setDefaultPaymentMethod, request, context, { ...RETRY, ...KEYED });
}

export function removePaymentMethod(
  fields: Fields<typeof pb.RemovePaymentMethodRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.RemovePaymentMethodRequest, fields);
  return channel.call((client) => client.removePaymentMethod, request, context);
}

/** The transaction, which may have failed. */
export function payOrder(fields: Fields<typeof pb.PayOrderRequest>, context: CallContext) {
  const request = toMessage(pb.PayOrderRequest, fields);
  return channel.call((client) => client.payOrder, request, context, keyed(fields));
}

/** The payment that staff record. */
export function recordPayment(fields: Fields<typeof pb.RecordPaymentRequest>, context: CallContext) {
  const request = toMessage(pb.RecordPaymentRequest, fields);
  return channel.call((client) => client.recordPayment, request, context, keyed(fields));
}

/** The refund, which may have failed. */
export function refundPayment(
  {
    lines,
    ...fields
  }: Omit<Fields<typeof pb.RefundPaymentRequest>, 'lines'> & {
    lines: Fields<typeof pb.RefundLine>[];
  },
  context: CallContext,
) {
  const messages = lines.map((line) => toMessage(pb.RefundLine, line));
  const request = toMessage(pb.RefundPaymentRequest, { ...fields, lines: messages });
  return channel.call((client) => client.refundPayment, request, context, keyed(fields));
}

/** For requests that have the key as a field. */
function keyed({ idempotency_key }: { idempotency_key?: string }): CallOptions {
  return { ...KEYED, retry: Boolean(idempotency_key) };
}

/** Hands on an event that a provider sent to a webhook. A repeat changes nothing. */
export function receiveProviderEvent(
  fields: Fields<typeof pb.ReceiveProviderEventRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.ReceiveProviderEventRequest, fields);
  return channel.call((client) => client.receiveProviderEvent, request, context, RETRY);
}

export function getTransaction(id: number, context: CallContext) {
  const request = toMessage(pb.GetTransactionRequest, { id });
  return channel.call((client) => client.getTransaction, request, context, RETRY);
}

export function listTransactions(fields: Fields<typeof pb.ListTransactionsRequest>, context: CallContext) {
  const request = toMessage(pb.ListTransactionsRequest, fields);
  return channel.call((client) => client.listTransactions, request, context, RETRY);
}
