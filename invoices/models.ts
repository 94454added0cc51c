// The tables of invoices and credit notes, and queries that read them. Issuing is in issuance.ts. Issued
// rows never change: triggers in the database reject it.
import { AccountKey } from '../customers/models.js';
import type { Queryable } from '../framework/db/database.js';
import {
  AutoField,
  CharField,
  CurrencyField,
  DateTimeField,
  EmailField,
  ForeignKey,
  IntegerField,
  MoneyField,
  TextField,
} from '../framework/db/fields.js';
import { defineModel, type Model, type Row } from '../framework/db/model.js';
import { notFound } from '../framework/errors.js';
import { folded } from '../framework/db/text_folding.js';
import { searchable } from '../framework/db/text_search.js';
import { MAX_TOTAL_CENTS } from '../framework/money.js';
import { Order, type PaymentStatus } from '../orders/models.js';

export const KINDS = [
  ['invoice', 'Invoice'],
  ['credit_note', 'Credit note'],
] as const;

/** An invoice or a credit note: a frozen copy of the order, its customer and the seller. */
export const Invoice = defineModel({
  app: 'invoices',
  name: 'Invoice',
  verboseName: 'invoice or credit note',
  verboseNamePlural: 'invoices and credit notes',
  ordering: ['-issued_at'],
  title: ({ kind, number }) => `${kind === 'credit_note' ? 'Credit note' : 'Invoice'} ${number}`,
  computed: {
    customer_name_key: ({ customer_name }) => folded(customer_name),
    search_text: (invoice) => searchable(invoice.number, invoice.customer_name, invoice.customer_email),
  },
  indexes: [
    ['issued_at', 'id'],
    ['order_id', 'id'],
    ['customer_id', 'issued_at', 'id'],
    ['customer_name_key', 'id'],
    ['total_cents', 'id'],
    ['kind', 'issued_at', 'id'],
    ['kind', 'total_cents', 'id'],
  ],
  fields: {
    id: AutoField(),
    number: CharField({ maxLength: 20, unique: true, editable: false }),
    kind: CharField({ maxLength: 20, choices: KINDS, editable: false }),
    order_id: ForeignKey({ to: () => Order, onDelete: 'protect', editable: false }),
    customer_id: AccountKey(),
    customer_name: CharField({ maxLength: 255, editable: false, sortedBy: 'customer_name_key' }),
    customer_name_key: TextField({ default: '', editable: false }),
    customer_email: EmailField({ label: 'Customer e-mail', editable: false }),
    billing_address: TextField({ maxLength: 2000, editable: false }),
    shop_name: CharField({ maxLength: 255, editable: false }),
    /** The shop's address, e-mail and tax number, one per line. */
    shop_details: TextField({ maxLength: 2000, blank: true, editable: false }),
    /** For a credit note: the credited amount, above 0. */
    total_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    currency: CurrencyField({}),
    /** For a credit note: the invoice that it credits, all or in part. */
    credited_invoice_id: ForeignKey({
      to: (): Model => Invoice,
      onDelete: 'protect',
      null: true,
      editable: false,
    }),
    search_text: TextField({ default: '', editable: false }),
    issued_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Issued' }),
    /** The day in the shop's time zone, `2026-11-25`; null: that of UTC. */
    issued_on: CharField({ maxLength: 10, null: true, editable: false }),
    /** The day of the payment, when it was paid as it was issued. */
    paid_on: CharField({ maxLength: 10, null: true, editable: false }),
    /** Below the total, one per line. */
    terms: TextField({ maxLength: 2000, null: true, editable: false }),
  },
});

export const InvoiceLine = defineModel({
  app: 'invoices',
  name: 'InvoiceLine',
  ordering: ['id'],
  title: (line) => `${line.quantity} × ${line.description}`,
  indexes: [['invoice_id', 'id']],
  fields: {
    id: AutoField(),
    invoice_id: ForeignKey({ to: () => Invoice, onDelete: 'protect', editable: false }),
    description: CharField({ maxLength: 1000, editable: false }),
    quantity: IntegerField({ editable: false }),
    unit_price_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    subtotal_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    /** The currency of the invoice. */
    currency: CurrencyField({}),
    /** The tax that is included, in percent; null: none is printed. */
    tax_rate: CharField({ maxLength: 7, null: true, editable: false, label: 'Tax rate' }),
  },
});

/** The last number of a series in a year. */
export const NumberCounter = defineModel({
  app: 'invoices',
  name: 'NumberCounter',
  uniqueTogether: [['series', 'year']],
  fields: {
    id: AutoField(),
    /** INV or CN. */
    series: CharField({ maxLength: 10, editable: false }),
    year: IntegerField({ editable: false }),
    last_number: IntegerField({ editable: false }),
  },
});

export type InvoiceRow = Row<typeof Invoice>;
export type InvoiceLineRow = Row<typeof InvoiceLine>;
/** An invoice with its lines, and the payment status of its order now. */
export type IssuedInvoice = InvoiceRow & { lines: InvoiceLineRow[]; payment_status: PaymentStatus };

/** The invoice or credit note; `not_found` when there is none. */
export async function getInvoice(db: Queryable, id: number): Promise<IssuedInvoice> {
  const invoice = await Invoice.objects(db).where({ id }).first();
  if (!invoice) throw notFound('Invoice', id);
  const [complete] = await withLines(db, [invoice]);
  return complete as IssuedInvoice;
}

/** The order's invoice (not its credit notes), if it was issued. */
export async function findInvoice(db: Queryable, orderId: number): Promise<InvoiceRow | undefined> {
  const query = Invoice.objects(db).where({ order_id: orderId, kind: 'invoice' });
  return (await query.first()) as InvoiceRow | undefined;
}

/** All invoices of a customer's orders, oldest first. */
export async function invoicesOfCustomer(db: Queryable, customer_id: number): Promise<IssuedInvoice[]> {
  const orders = Order.objects(db).where({ customer_id }).select('id');
  return withLines(db, await Invoice.objects(db).whereIn('order_id', orders).orderBy('id'));
}

/** The lines of invoices, in their order. */
export function linesOf(db: Queryable, invoiceIds: number[]): Promise<InvoiceLineRow[]> {
  return InvoiceLine.objects(db).whereIn('invoice_id', invoiceIds).orderBy('id');
}

/** The lines of several invoices, and the state of their orders, in a query each. */
export async function withLines(db: Queryable, invoices: InvoiceRow[]): Promise<IssuedInvoice[]> {
  const ids = invoices.map((invoice) => invoice.id);
  const orderIds = invoices.map((invoice) => invoice.order_id);
  const lines = await linesOf(db, ids);
  const orders = await Order.objects(db).whereIn('id', orderIds).select('id', 'payment_status');
  const statuses = new Map(orders.map((order) => [order.id, order.payment_status]));
  return invoices.map((invoice) => ({
    ...invoice,
    lines: lines.filter((line) => line.invoice_id === invoice.id),
    payment_status: statuses.get(invoice.order_id) ?? 'unpaid',
  }));
}
