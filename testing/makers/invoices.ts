// An invoice as it is stored, for the tests of its PDF.
import type { IssuedInvoice } from '../../invoices/models.js';

/** An issued invoice with everything but lines. */
export const ISSUED_INVOICE: IssuedInvoice = {
  ...{ id: 1, number: 'INV-2026-000001', kind: 'invoice', order_id: 17, customer_id: null },
  ...{ customer_name: 'Jane Roe', customer_email: 'jane@example.com', billing_address: '5 Elm St' },
  ...{ shop_name: 'GreenCart', shop_details: '12 Market Street', total_cents: 199_998, currency: 'USD' },
  ...{ credited_invoice_id: null, customer_name_key: '', search_text: '', terms: null },
  ...{ issued_at: '2026-11-21T22:00:00.000Z', issued_on: null, paid_on: null, payment_status: 'paid' },
  lines: [],
};
