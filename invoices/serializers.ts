// What may come in for invoices, and how an invoice travels: row → message → JSON.
import type { PageRequest } from '../framework/db/paging.js';
import { type Plain, toMessage } from '../framework/grpc/codec.js';
import { toMajorUnits } from '../framework/money.js';
import {
  check,
  ID_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  TOKEN_PAGE_SCHEMA,
} from '../framework/validation.js';
import pb from '../protos/generated/invoices_pb.js';
import type { IssuedInvoice } from './models.js';

export const checkOrder = check<{ order_id: number }>(objectSchema({ order_id: ID_SCHEMA }, ['order_id']));

export const LIST_QUERY = { ...TOKEN_PAGE_SCHEMA, order_id: OPTIONAL_ID_SCHEMA };
export interface ListInvoices extends Omit<PageRequest, 'page'> {
  order_id?: number;
  customer_id?: number;
}
export const checkList = check<ListInvoices>(
  objectSchema({ ...LIST_QUERY, customer_id: OPTIONAL_ID_SCHEMA }),
);

/** The message of an invoice; `already_issued` is for the answer to IssueInvoice. */
export function invoiceMessage(row: IssuedInvoice, already_issued = false) {
  const { id, number, kind, order_id, customer_name, customer_email, billing_address, total_cents } = row;
  const { currency, payment_status, issued_at } = row;
  return toMessage(pb.Invoice, {
    ...{ id, number, kind, order_id, customer_name, customer_email, billing_address, total_cents },
    ...{ currency, payment_status, issued_at, already_issued },
    customer_id: row.customer_id ?? 0,
    credited_invoice_id: row.credited_invoice_id ?? 0,
    lines: row.lines.map(({ description, quantity, unit_price_cents, subtotal_cents }) =>
      toMessage(pb.InvoiceLine, { description, quantity, unit_price_cents, subtotal_cents }),
    ),
  });
}

export type InvoiceMessage = Plain<InstanceType<typeof pb.Invoice>>;

/** The JSON of an invoice; what it does not have (an account, a credited invoice) is null. */
export function invoiceJson(invoice: InvoiceMessage) {
  const { id, number, kind, order_id, customer_name, customer_email, billing_address } = invoice;
  const { currency, payment_status, issued_at } = invoice;
  return {
    ...{ id, number, kind, order_id, customer_id: invoice.customer_id || null, customer_name },
    ...{ customer_email, billing_address, lines: invoice.lines.map((line) => lineJson(line, currency)) },
    ...{ total: toMajorUnits(invoice.total_cents, currency), currency, payment_status },
    ...{ credited_invoice_id: invoice.credited_invoice_id || null, issued_at },
  };
}

function lineJson({ description, quantity, ...line }: InvoiceMessage['lines'][number], currency: string) {
  const unit_price = toMajorUnits(line.unit_price_cents, currency);
  return { description, quantity, unit_price, subtotal: toMajorUnits(line.subtotal_cents, currency) };
}
