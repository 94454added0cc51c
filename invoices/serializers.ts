// The input schemas of invoices, and the conversion of invoices: row → message → JSON.
import type { Plain } from '../framework/grpc/codec.js';
import { Serializer } from '../framework/serializers/serializer.js';
import { check, ID_SCHEMA, objectSchema } from '../framework/validation.js';
import pb from '../protos/generated/invoices_pb.js';
import { Invoice, InvoiceLine, type InvoiceLineRow, type IssuedInvoice } from './models.js';

export const checkOrder = check<{ order_id: number }>(objectSchema({ order_id: ID_SCHEMA }, ['order_id']));

const lineSerializer = new Serializer<InvoiceLineRow, InstanceType<typeof pb.InvoiceLine>>({
  model: InvoiceLine,
  message: pb.InvoiceLine,
});

/** An invoice with its lines; `already_issued` is for the response of IssueInvoice. */
export const invoiceSerializer = new Serializer<
  IssuedInvoice & { already_issued?: boolean },
  InstanceType<typeof pb.Invoice>
>({
  model: Invoice,
  message: pb.Invoice,
  nested: { lines: lineSerializer },
  hidden: ['already_issued'],
});

export type InvoiceMessage = Plain<InstanceType<typeof pb.Invoice>>;
