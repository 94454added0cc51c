// The events of invoices and credit notes.
import { defineEvent } from '../events/event_types.js';
import { happened, type NewEvent } from '../events/publishing.js';
import { toMajorUnits } from '../framework/money.js';
import { INTEGER, NUMBER, object, TEXT } from '../framework/serializers/answers.js';
import { orderAggregate } from '../orders/published_events.js';
import type { InvoiceRow } from './models.js';

const ID_OR_NULL = { schema: { type: ['integer', 'null'] } };

function invoiceData({ id, number, order_id, customer_id, customer_email, ...invoice }: InvoiceRow) {
  const { currency, total_cents, credited_invoice_id, issued_at } = invoice;
  const total_amount = toMajorUnits(total_cents, currency);
  return {
    ...{ id, number, order_id, customer_id, customer_email },
    ...{ total_amount, currency, credited_invoice_id, issued_at },
  };
}

interface OfInvoice {
  invoice: ReturnType<typeof invoiceData>;
}
const of = object({
  invoice: object({
    ...{ id: INTEGER, number: TEXT, order_id: INTEGER, customer_id: ID_OR_NULL, customer_email: TEXT },
    ...{ total_amount: NUMBER, currency: TEXT, credited_invoice_id: ID_OR_NULL, issued_at: TEXT },
  }),
});

const ISSUED = defineEvent<OfInvoice>('invoice.issued', {
  version: 1,
  about: 'The invoice of an order was issued.',
  data: of,
});

const CREDIT_NOTE_ISSUED = defineEvent<OfInvoice>('credit_note.issued', {
  version: 1,
  about: 'A credit note for an invoice, or a part of it, was issued.',
  data: of,
});

export function invoiceIssued(invoice: InvoiceRow): NewEvent {
  const type = invoice.kind === 'credit_note' ? CREDIT_NOTE_ISSUED : ISSUED;
  return happened(type, orderAggregate(invoice.order_id), { invoice: invoiceData(invoice) });
}
