// The addresses of payments, and who may use them.
import { path } from '../framework/http/router.js';
import { LIST_QUERY } from './serializers.js';
import * as views from './views.js';

export const urlpatterns = [
  path('api/payments/methods/', {
    GET: [views.listMethods, 'owner_only', 'payments.view_paymentmethod'],
    POST: [views.addMethod, 'customer'],
  }),
  path('api/payments/methods/<int:id>/', { DELETE: [views.removeMethod, 'customer'] }),
  path('api/payments/methods/<int:id>/default/', { POST: [views.setDefaultMethod, 'customer'] }),
  path(
    'api/payments/transactions/',
    {
      GET: [views.list, 'holder_only', 'payments.view_transaction'],
      POST: [views.pay, 'holder_only', 'payments.change_transaction'],
    },
    { query: LIST_QUERY },
  ),
  path('api/payments/transactions/<int:id>/', {
    GET: [views.retrieve, 'holder_only', 'payments.view_transaction'],
  }),
  path('api/payments/transactions/<int:id>/refund/', {
    POST: [views.refund, 'staff_only', 'payments.change_transaction'],
  }),
];
