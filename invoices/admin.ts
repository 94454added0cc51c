// Invoices and credit notes in the admin site: read-only.
import { ModelAdmin } from '../framework/admin/model_admin.js';
import { site } from '../framework/admin/site.js';
import { Customer } from '../customers/models.js';
import './order_papers.js';
import { Invoice, InvoiceLine, type InvoiceRow } from './models.js';
import './order_panels.js';

site.register(
  Invoice,
  new ModelAdmin<InvoiceRow>({
    listDisplay: ['number', 'kind', 'order_id', 'customer_name', 'total_cents', 'issued_at'],
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
