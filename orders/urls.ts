// The addresses of orders, and who may use them.
import { path } from '../framework/http/router.js';
import { TOKEN_PAGE_SCHEMA, V1_TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { showClaimPage, submitClaimPage } from './claim_page.js';
import { GUEST_ORDERS } from './throttles.js';
import { LIST_QUERY } from './serializers.js';
import * as views from './views.js';

export const urlpatterns = [
  path(
    'api/orders/',
    { GET: [views.list, 'staff', 'orders.view_order'], POST: [views.create, 'anyone'] },
    { query: LIST_QUERY, v1: true, throttles: { POST: GUEST_ORDERS } },
  ),
  path('api/orders/claim/', { POST: [views.requestClaim, 'customer'] }),
  path('api/orders/claim/confirm/', { POST: [views.claim, 'customer'] }),
  path('api/orders/mine/', { GET: [views.mine, 'customer'] }, { query: TOKEN_PAGE_SCHEMA }),
  path('api/orders/<int:id>/', { GET: [views.retrieve, 'holder', 'orders.view_order'] }, { v1: true }),
  path(
    'api/orders/<int:id>/status/',
    { PATCH: [views.updateStatus, 'staff', 'orders.change_order'] },
    { v1: true },
  ),
  path(
    'api/orders/<int:id>/cancel/',
    { POST: [views.cancel, 'holder', 'orders.change_order'] },
    { v1: true },
  ),
  path(
    'api/orders/customer/<str:email>/',
    { GET: [views.listOfEmail, 'staff', 'orders.view_order'] },
    { query: V1_TOKEN_PAGE_SCHEMA, v1: true },
  ),
  path(
    'claim-orders/',
    { GET: [showClaimPage, 'ignore_credentials'], POST: [submitClaimPage, 'ignore_credentials'] },
    { query: 'any' },
  ),
];
