// The URLs of orders: their access and input.
import { endpoint, path } from '../framework/http/router.js';
import { INTEGER, listOf, numberedPage, object, TEXT, tokenPage } from '../framework/serializers/answers.js';
import { checkTokenPage, checkV1TokenPage } from '../framework/validation.js';
import { showClaimPage, submitClaimPage } from './claim_page.js';
import {
  checkClaim,
  checkListQuery,
  checkStatus,
  orderAnswer,
  orderDetailSerializer,
  placedAnswer,
  replyAnswer,
} from './serializers.js';
import { GUEST_ORDERS } from './throttles.js';
import * as views from './views.js';

const VIEW = { permission: 'orders.view_order' };
/** Orders of one e-mail address: pages without numbers. */
const ordersOfEmail = object({
  ...{ orders: listOf(orderAnswer), total_count: INTEGER, page_size: INTEGER, next_page_token: TEXT },
});
const CHANGE = { permission: 'orders.change_order' };

export const urlpatterns = [
  path(
    'api/orders/',
    {
      GET: endpoint(views.list, 'staff', {
        ...VIEW,
        query: checkListQuery,
        answers: { 200: numberedPage('orders', orderAnswer) },
      }),
      POST: endpoint(views.create, 'anyone', {
        body: views.newOrder,
        throttle: GUEST_ORDERS,
        answers: { 201: placedAnswer },
      }),
    },
    { v1: true },
  ),
  path('api/orders/claim/', {
    POST: endpoint(views.requestClaim, 'account', { answers: { 202: object({ message: TEXT }) } }),
  }),
  path('api/orders/claim/confirm/', {
    POST: endpoint(views.claim, 'account', {
      body: checkClaim,
      answers: { 200: object({ order_ids: listOf(INTEGER) }) },
    }),
  }),
  path('api/orders/mine/', {
    GET: endpoint(views.mine, 'account', {
      query: checkTokenPage,
      answers: { 200: tokenPage('orders', orderAnswer) },
    }),
  }),
  path(
    'api/orders/<int:id>/',
    { GET: endpoint(views.retrieve, 'holder', { ...VIEW, answers: { 200: orderDetailSerializer } }) },
    { v1: true },
  ),
  path(
    'api/orders/<int:id>/status/',
    {
      PATCH: endpoint(views.updateStatus, 'staff', {
        ...CHANGE,
        body: checkStatus,
        answers: { 200: replyAnswer },
      }),
    },
    { v1: true },
  ),
  path(
    'api/orders/<int:id>/cancel/',
    { POST: endpoint(views.cancel, 'holder', { ...CHANGE, answers: { 200: replyAnswer } }) },
    { v1: true },
  ),
  path(
    'api/orders/customer/<str:email>/',
    {
      GET: endpoint(views.listOfEmail, 'staff', {
        ...VIEW,
        query: checkV1TokenPage,
        answers: { 200: ordersOfEmail },
      }),
    },
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
