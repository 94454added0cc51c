// The addresses of invoices and credit notes, and who may use them.
import { path } from '../ecommerce/http/router.js';
import { LIST_QUERY } from './serializers.js';
import * as views from './views.js';

export const urlpatterns = [
  path(
    'api/invoices/',
    {
      GET: [views.list, 'owner_only', 'invoices.view_invoice'],
      POST: [views.issue, 'owner_only', 'orders.change_order'],
    },
    { query: LIST_QUERY },
  ),
  path('api/invoices/<int:id>/', { GET: [views.retrieve, 'owner_only', 'invoices.view_invoice'] }),
  path('api/invoices/<int:id>/pdf/', { GET: [views.pdf, 'owner_only', 'invoices.view_invoice'] }),
];
