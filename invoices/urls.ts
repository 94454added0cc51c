// The addresses of invoices and credit notes, and who may use them.
import { path } from '../ecommerce/http/router.js';
import * as views from './views.js';

export const urlpatterns = [
  path('api/invoices/', { GET: [views.list, 'owner'], POST: [views.issue, 'owner'] }),
  path('api/invoices/<int:id>/', { GET: [views.retrieve, 'owner'] }),
  path('api/invoices/<int:id>/pdf/', { GET: [views.pdf, 'owner'] }),
];
