// Invoices and credit notes in the admin site: read-only.
import { displayText } from '../framework/admin/field_values.js';
import { ModelAdmin } from '../framework/admin/model_admin.js';
import { site } from '../framework/admin/site.js';
import type { Queryable } from '../framework/db/database.js';
import { Customer } from '../customers/models.js';
import { Order } from '../orders/models.js';
import './order_papers.js';
import { Invoice, InvoiceLine, type InvoiceRow } from './models.js';
import './order_panels.js';

/** What has become of the payment of each invoice: "Paid", "Partially refunded". Credit notes have none. */
async function paymentsOf(db: Queryable, ids: number[]): Promise<Map<number, string>> {
  const invoices = await Invoice.objects(db).whereIn('id', ids).where({ kind: 'invoice' });
  const orders = await Order.objects(db).whereIn(
    'id',
    invoices.map(({ order_id }) => order_id),
  );
  const field = Order.field('payment_status');
  const texts = new Map(orders.map((order) => [order.id, displayText(field, order.payment_status, order)]));
  return new Map(invoices.map(({ id, order_id }) => [id, texts.get(order_id) ?? '']));
}

site.register(
  Invoice,
  new ModelAdmin<InvoiceRow>({
    listDisplay: [
      ...['number', 'kind', 'order_id', 'customer_name', 'total_cents'],
      { name: 'payment', label: 'Payment', value: () => null, load: paymentsOf },
      'issued_at',
      {
        ...{ name: 'file', label: 'PDF', value: () => 'PDF', ofModel: 'invoices.invoice' },
        url: ({ id }) => `/api/invoices/${id}/pdf/`,
      },
    ],
    listFilter: ['kind', 'issued_at'],
    sortableBy: ['number', 'customer_name', 'total_cents', 'issued_at'],
    searchFields: ['search_text', 'order_id'],
    searchResult: ['customer_name', 'total_cents', 'issued_at'],
    searchRelated: [{ model: () => Customer, column: 'customer_id', byPhone: 'phone_key' }],
    searchHelpText: 'Search by invoice number, order number, customer, e-mail or phone.',
    sum: {
      label: 'Invoices less credit notes',
      sql: `CASE WHEN invoices_invoice.kind = 'credit_note' THEN -invoices_invoice.total_cents
        ELSE invoices_invoice.total_cents END`,
    },
    dateHierarchy: 'issued_at',
    computedFields: [
      {
        name: 'pdf',
        label: 'PDF',
        value: ({ number }) => `${number}.pdf`,
        url: ({ id }) => `/api/invoices/${id}/pdf/`,
      },
    ],
    fieldsets: [
      { name: '', fields: ['number', 'kind', 'pdf', 'order_id', 'credited_invoice_id', 'issued_at'] },
      { name: 'Customer', fields: ['customer_name', 'customer_email', 'billing_address', 'customer_id'] },
      { name: 'Shop', fields: ['shop_name', 'shop_details'] },
      { name: 'Total', fields: ['total_cents', 'currency'] },
    ],
    readonlyFields: [...Invoice.fields.keys(), 'pdf'],
    inlines: [
      {
        name: 'lines',
        model: InvoiceLine,
        foreignKey: 'invoice_id',
        fields: ['description', 'quantity', 'unit_price_cents', 'subtotal_cents', 'tax_rate'],
        ordering: ['id'],
        readonly: true,
      },
    ],
    allows: { add: false, change: false, delete: false },
  }),
);
