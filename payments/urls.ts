// The addresses of payments: who may use them, and what they take.
import { jsonReader } from '../framework/http/request.js';
import { endpoint, path } from '../framework/http/router.js';
import { checkListQuery, checkNewMethod, checkRefund } from './serializers.js';
import * as views from './views.js';

const VIEW = { permission: 'payments.view_transaction' };
const CHANGE = { permission: 'payments.change_transaction' };

export const urlpatterns = [
  path('api/payments/methods/', {
    GET: endpoint(views.listMethods, 'owner_only', { permission: 'payments.view_paymentmethod' }),
    POST: endpoint(views.addMethod, 'customer', { body: checkNewMethod }),
  }),
  path('api/payments/methods/<int:id>/', { DELETE: endpoint(views.removeMethod, 'customer') }),
  path('api/payments/methods/<int:id>/default/', { POST: endpoint(views.setDefaultMethod, 'customer') }),
  path('api/payments/transactions/', {
    GET: endpoint(views.list, 'holder_only', { ...VIEW, query: checkListQuery }),
    POST: endpoint(views.pay, 'holder_only', { ...CHANGE, body: views.payment }),
  }),
  path('api/payments/transactions/<int:id>/', { GET: endpoint(views.retrieve, 'holder_only', VIEW) }),
  path('api/payments/transactions/<int:id>/refund/', {
    POST: endpoint(views.refund, 'staff_only', {
      ...CHANGE,
      body: jsonReader(checkRefund, { optional: true }),
    }),
  }),
];
