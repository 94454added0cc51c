// The addresses of orders: who may use them, and what they take.
import { endpoint, path } from '../framework/http/router.js';
import { checkTokenPage, checkV1TokenPage } from '../framework/validation.js';
import { showClaimPage, submitClaimPage } from './claim_page.js';
import { checkClaim, checkListQuery, checkStatus } from './serializers.js';
import { GUEST_ORDERS } from './throttles.js';
import * as views from './views.js';

const VIEW = { permission: 'orders.view_order' };
const CHANGE = { permission: 'orders.change_order' };

export const urlpatterns = [
  path(
    'api/orders/',
    {
      GET: endpoint(views.list, 'staff', { ...VIEW, query: checkListQuery }),
      POST: endpoint(views.create, 'anyone', { body: views.newOrder, throttle: GUEST_ORDERS }),
    },
    { v1: true },
  ),
  path('api/orders/claim/', { POST: endpoint(views.requestClaim, 'customer') }),
  path('api/orders/claim/confirm/', { POST: endpoint(views.claim, 'customer', { body: checkClaim }) }),
  path('api/orders/mine/', { GET: endpoint(views.mine, 'customer', { query: checkTokenPage }) }),
  path('api/orders/<int:id>/', { GET: endpoint(views.retrieve, 'holder', VIEW) }, { v1: true }),
  path(
    'api/orders/<int:id>/status/',
    { PATCH: endpoint(views.updateStatus, 'staff', { ...CHANGE, body: checkStatus }) },
    { v1: true },
  ),
  path('api/orders/<int:id>/cancel/', { POST: endpoint(views.cancel, 'holder', CHANGE) }, { v1: true }),
  path(
    'api/orders/customer/<str:email>/',
    { GET: endpoint(views.listOfEmail, 'staff', { ...VIEW, query: checkV1TokenPage }) },
    { v1: true },
  ),
  path(
    'claim-orders/',
    {
      GET: endpoint(showClaimPage, 'ignore_credentials'),
      POST: endpoint(submitClaimPage, 'ignore_credentials'),
    },
    { isPage: true },
  ),
];
