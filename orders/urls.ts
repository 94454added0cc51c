// The URLs of orders: their access and input.
import { IF_MATCH } from '../framework/http/conditions.js';
import { endpoint, path } from '../framework/http/router.js';
import {
  INTEGER,
  listOf,
  located,
  numberedPage,
  object,
  tagged,
  TEXT,
  tokenPage,
  withHeaders,
} from '../framework/serializers/answers.js';
import { showClaimPage, submitClaimPage } from './claim_page.js';
import { emailOrderList, orderList, ownOrderList } from './lists.js';
import {
  checkClaim,
  checkPieces,
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
const ordersOfEmail = withHeaders(
  object({
    ...{ orders: listOf(orderAnswer), total_count: INTEGER, page_size: INTEGER, next_page_token: TEXT },
  }),
  'ETag',
  'Link',
);
const CHANGE = { permission: 'orders.change_order' };

export const urlpatterns = [
  path(
    'api/orders/',
    {
      GET: endpoint(views.list, 'staff', {
        name: 'listOrders',
        summary: 'Lists all orders, newest first.',
        ...VIEW,
        query: orderList.check,
        fields: orderAnswer,
        answers: { 200: numberedPage('orders', orderAnswer) },
      }),
      POST: endpoint(views.create, 'anyone', {
        name: 'createOrder',
        summary: 'Places an order, as a guest or as a signed-in customer.',
        body: views.newOrder,
        throttle: GUEST_ORDERS,
        errors: ['not_found', 'insufficient_stock', 'conflict'],
        example: {
          customer_name: 'Ada Lovelace',
          customer_email: 'ada@example.com',
          shipping_address: '12 Lovelace Road, London',
          items: [{ product_id: 1, quantity: 2 }],
        },
        answers: { 201: located(placedAnswer) },
      }),
    },
    { v1: true },
  ),
  path('api/orders/claim/', {
    POST: endpoint(views.requestClaim, 'account', {
      name: 'requestOrderClaim',
      summary: 'Mails the signed-in customer a link for taking over orders placed as a guest.',
      answers: { 202: object({ message: TEXT }) },
    }),
  }),
  path('api/orders/claim/confirm/', {
    POST: endpoint(views.claim, 'account', {
      name: 'claimOrders',
      summary: 'Takes over orders placed as a guest, with the token of the mailed link.',
      body: checkClaim,
      answers: { 200: object({ order_ids: listOf(INTEGER) }) },
    }),
  }),
  path('api/orders/mine/', {
    GET: endpoint(views.mine, 'account', {
      name: 'listMyOrders',
      summary: 'Lists the orders of the signed-in customer, newest first.',
      query: ownOrderList.check,
      fields: orderAnswer,
      answers: { 200: tokenPage('orders', orderAnswer) },
    }),
  }),
  path(
    'api/orders/<int:id>/',
    {
      GET: endpoint(views.retrieve, 'holder', {
        name: 'getOrder',
        summary: 'Returns one order with its items and its history.',
        ...VIEW,
        fields: orderDetailSerializer,
        answers: { 200: tagged(orderDetailSerializer) },
      }),
    },
    { v1: true },
  ),
  path(
    'api/orders/<int:id>/status/',
    {
      PATCH: endpoint(views.updateStatus, 'staff', {
        name: 'updateOrderStatus',
        summary: 'Moves an order to its next status.',
        headers: [IF_MATCH],
        ...CHANGE,
        body: checkStatus,
        errors: ['invalid_transition', 'in_progress'],
        example: { status: 'processing' },
        answers: { 200: replyAnswer },
      }),
    },
    { v1: true },
  ),
  path(
    'api/orders/<int:id>/cancel/',
    {
      POST: endpoint(views.cancel, 'holder', {
        name: 'cancelOrder',
        summary: 'Cancels an order, and gives back its stock and its payment.',
        headers: [IF_MATCH],
        ...CHANGE,
        errors: ['invalid_transition'],
        answers: { 200: replyAnswer },
      }),
    },
    { v1: true },
  ),
  path('api/orders/<int:id>/items/<int:item>/cancel/', {
    POST: endpoint(views.cancelItem, 'holder', {
      name: 'cancelOrderItem',
      summary: 'Cancels pieces of an item, and gives back their stock and what was paid for them.',
      headers: [IF_MATCH],
      ...CHANGE,
      body: checkPieces,
      errors: ['conflict', 'invalid_transition', 'in_progress'],
      example: { quantity: 1, restock: true },
      answers: { 200: replyAnswer },
    }),
  }),
  path(
    'api/orders/customer/<str:email>/',
    {
      GET: endpoint(views.listOfEmail, 'staff', {
        name: 'listOrdersOfEmail',
        summary: 'Lists the orders of one e-mail address, newest first.',
        ...VIEW,
        query: emailOrderList.check,
        fields: orderAnswer,
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
