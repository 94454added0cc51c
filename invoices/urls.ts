// The URLs of invoices and credit notes and their access.
import { endpoint, path } from '../framework/http/router.js';
import { tokenPage } from '../framework/serializers/answers.js';
import { checkListQuery, checkOrder, invoiceSerializer as invoice } from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const PDFS: Throttle = { name: 'invoice_pdfs', rate: () => settings.THROTTLE_INVOICE_PDFS };

/** A PDF. */
const PDF = { schema: { type: 'string', contentMediaType: 'application/pdf' } };
const VIEW = { permission: 'invoices.view_invoice' };

export const urlpatterns = [
  path('api/invoices/', {
    GET: endpoint(views.list, 'holder_only', {
      ...VIEW,
      query: checkListQuery,
      answers: { 200: tokenPage('invoices', invoice) },
    }),
    POST: endpoint(views.issue, 'holder_only', {
      permission: 'orders.change_order',
      body: checkOrder,
      answers: { 200: invoice, 201: invoice },
    }),
  }),
  path('api/invoices/<int:id>/', {
    GET: endpoint(views.retrieve, 'holder_only', { ...VIEW, answers: { 200: invoice } }),
  }),
  path('api/invoices/<int:id>/pdf/', {
    GET: endpoint(views.pdf, 'holder_only', { ...VIEW, throttle: PDFS, answers: { 200: PDF } }),
  }),
];
