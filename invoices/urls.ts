// The URLs of invoices and credit notes and their access.
import { endpoint, path } from '../framework/http/router.js';
import { located, tagged, tokenPage, withHeaders } from '../framework/serializers/answers.js';
import { invoiceList } from './lists.js';
import { checkOrder, invoiceSerializer as invoice } from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const PDFS: Throttle = { name: 'invoice_pdfs', rate: () => settings.THROTTLE_INVOICE_PDFS };

/** A PDF. */
const PDF = withHeaders(
  { schema: { type: 'string', contentMediaType: 'application/pdf' }, types: ['application/pdf'] },
  'Content-Disposition',
  'ETag',
);
const VIEW = { permission: 'invoices.view_invoice' };

export const urlpatterns = [
  path('api/invoices/', {
    GET: endpoint(views.list, 'holder_only', {
      name: 'listInvoices',
      summary: 'Lists invoices and credit notes, newest first.',
      ...VIEW,
      query: invoiceList.check,
      fields: invoice,
      errors: ['not_found'],
      answers: { 200: tokenPage('invoices', invoice) },
    }),
    POST: endpoint(views.issue, 'holder_only', {
      name: 'issueInvoice',
      summary: 'Issues the invoice of an order, or returns it if there is one.',
      permission: 'orders.change_order',
      body: checkOrder,
      errors: ['not_found', 'invalid_transition'],
      example: { order_id: 1 },
      answers: { 200: invoice, 201: located(invoice) },
    }),
  }),
  path('api/invoices/<int:id>/', {
    GET: endpoint(views.retrieve, 'holder_only', {
      name: 'getInvoice',
      summary: 'Returns one invoice or credit note.',
      ...VIEW,
      fields: invoice,
      answers: { 200: tagged(invoice) },
    }),
  }),
  path('api/invoices/<int:id>/pdf/', {
    GET: endpoint(views.pdf, 'holder_only', {
      name: 'getInvoicePdf',
      summary: 'Returns an invoice or a credit note as a PDF.',
      ...VIEW,
      throttle: PDFS,
      answers: { 200: PDF },
    }),
  }),
];
