// A typed client of InvoiceService. Issuing an order's invoice twice returns the same one, so every call
// may be retried.
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/invoices_grpc_pb.js';
import pb from '../protos/generated/invoices_pb.js';

const channel = new ServiceChannel(grpcPb.InvoiceServiceClient, settings.INVOICES_ADDRESS);

/** The order's invoice, issued now if there is none. */
export function issueInvoice(order_id: number, context: CallContext) {
  const request = toMessage(pb.IssueInvoiceRequest, { order_id });
  return channel.call((client) => client.issueInvoice, request, context, { ...RETRY, ...KEYED });
}

export function getInvoice(id: number, context: CallContext) {
  const request = toMessage(pb.GetInvoiceRequest, { id });
  return channel.call((client) => client.getInvoice, request, context, RETRY);
}

export function listInvoices(fields: Fields<typeof pb.ListInvoicesRequest>, context: CallContext) {
  const request = toMessage(pb.ListInvoicesRequest, fields);
  return channel.call((client) => client.listInvoices, request, context, RETRY);
}

/** The PDF of an invoice or credit note, and its file name. */
export async function getInvoicePdf(id: number, context: CallContext) {
  const request = toMessage(pb.GetInvoiceRequest, { id });
  const { filename, content } = await channel.call((client) => client.getInvoicePdf, request, context, RETRY);
  return { filename, content: Buffer.from(content as string, 'base64') };
}
