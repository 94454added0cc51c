// The addresses of invoices and credit notes, and who may use them.
import { path } from '../framework/http/router.js';
import { LIST_QUERY } from './serializers.js';
import * as views from './views.js';
import { settings } from '../ecommerce/settings.js';
import type { Throttle } from '../framework/throttles/throttles.js';

const PDFS: Throttle = { name: 'invoice_pdfs', rate: () => settings.THROTTLE_INVOICE_PDFS };

export const urlpatterns = [
  path(
    'api/invoices/',
    {
      GET: [views.list, 'holder_only', 'invoices.view_invoice'],
      POST: [views.issue, 'holder_only', 'orders.change_order'],
    },
    { query: LIST_QUERY },
  ),
  path('api/invoices/<int:id>/', { GET: [views.retrieve, 'holder_only', 'invoices.view_invoice'] }),
  path(
    'api/invoices/<int:id>/pdf/',
    { GET: [views.pdf, 'holder_only', 'invoices.view_invoice'] },
    { throttles: { GET: PDFS } },
  ),
];
