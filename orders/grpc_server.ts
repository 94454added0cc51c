// OrderService: decode, check, one model call, encode.
import type { Message } from 'google-protobuf';
import { emailKey } from '../customers/models.js';
import { buyerName } from '../framework/actor_names.js';
import type { Database } from '../framework/db/database.js';
import { afterAnswer } from '../framework/grpc/after_response.js';
import type { Call } from '../framework/grpc/call_context.js';
import { expecting, type Preconditions } from '../framework/etags.js';
import { toMessage } from '../framework/grpc/codec.js';
import { defineService, type Handlers } from '../framework/grpc/service.js';
import type { NumberedPage } from '../framework/db/paging.js';
import { attemptOf } from '../framework/idempotency/attempts.js';
import { settings } from '../ecommerce/settings.js';
import { checkId } from '../framework/validation.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import * as customersClient from '../customers/grpc_client.js';
import { completeContact } from './account_contact.js';
import { claimOrders, sendClaimLink } from './claims.js';
import { cancelOrderItem } from './item_cancellation.js';
import { findOrderByToken } from './order_tokens.js';
import { emailOrderList, listOrders, listOrdersOfEmail, orderList } from './lists.js';
import { getOrderWithHistory, type OrderWithItems } from './models.js';
import { watchOrder } from './order_watch.js';
import { createOrder } from './placement_queue.js';
import * as serializers from './serializers.js';
import { cancelOrder, updateOrderStatus } from './status_changes.js';

/** gRPC libraries refuse responses above 4 MiB by default; the message around the orders needs some of it. */
const MAX_BYTES = 4_000_000;

type Definition = typeof grpcPb.OrderServiceService;

export const service = defineService({
  name: 'orders.OrderService',
  address: settings.ORDERS_ADDRESS,
  definition: grpcPb.OrderServiceService,
  handlers: (db): Handlers<Definition> => ({
    ...writingHandlers(db),
    ...readingHandlers(db),
    ...guestHandlers(db),
  }),
  keyed: ['updateOrderStatus', 'cancelOrder', 'cancelOrderItem', 'claimOrders'],
});

function writingHandlers(db: Database) {
  return {
    async createOrder(request, call) {
      const contact = await completeContact(db.read, request, request.customer_id);
      const { items, customer_id: account, idempotency_key: key } = request;
      const asked = { ...contact, items, customer_id: account, idempotency_key: key };
      const { customer_id = 0, idempotency_key = '', ...order } = serializers.checkNewOrder(asked);
      const shown = { customer_id, email: emailKey(order.customer_email) };
      const placed = await createOrder(db, {
        order: { ...order, customer_id },
        attempt: attemptOf(call, shown, idempotency_key),
        placedBy: buyerName(customer_id),
        said: request,
      });
      if (placed.replayed) call.markReplayed();
      const response = orderResponse(placed.order, 'Order created successfully', placed.replayed);
      // Responses stored before tokens existed have none.
      return response.setOrderToken(placed.order.order_token ?? '');
    },
    async updateOrderStatus(request, call) {
      const { id } = checkId(request);
      const { status } = serializers.checkStatus(request);
      const order = await updateOrderStatus(db, id, status, call.actor, conditionsOf(request));
      return orderResponse(order, `Order status updated to ${status}`);
    },
    async cancelOrder(request, call) {
      const { id } = checkId(request);
      const order = await cancelOrder(db, id, call.actor, conditionsOf(request));
      return orderResponse(order, 'Order cancelled successfully');
    },
    async cancelOrderItem(request, call) {
      const { order_id, item_id, quantity } = serializers.checkCancelItem(request);
      const { restock, without_refund } = request;
      const asked = { order_id, pieces: { item_id, quantity, restock }, without_refund };
      const order = await cancelOrderItem(db, asked, call.actor, expected(request));
      const name = order.items.find(({ id }) => id === item_id)?.product_name ?? '';
      return orderResponse(order, `${quantity} × ${name} cancelled`);
    },
  } satisfies Partial<Handlers<Definition>>;
}

function readingHandlers(db: Database) {
  return {
    async getOrder(request) {
      const { id } = checkId(request);
      return orderResponse(await getOrderWithHistory(db.read, id), 'Order retrieved successfully');
    },
    async listOrders(request) {
      return listResponse(await listOrders(db, orderList.read(request)));
    },
    async getOrdersByCustomer(request) {
      const { customer_email } = serializers.checkOrdersOfEmail(request);
      const asked = emailOrderList.read(request);
      const page = await listOrdersOfEmail(db, customer_email, asked);
      const response = listResponse(page);
      if (request.page_size > 0) return response;
      // The first system returned everything on one page and its length as the page size.
      const page_size = howManyFit(response.getOrdersList());
      if (page_size === page.rows.length) return response.setPageSize(page_size);
      return listResponse(await listOrdersOfEmail(db, customer_email, { ...asked, page_size }));
    },
    async watchOrder(request, call, send) {
      const { id } = checkId(request);
      for await (const order of watchOrder(db, id, call.signal))
        await send(serializers.orderDetailSerializer.message(order));
    },
  } satisfies Partial<Handlers<Definition>>;
}

/** The methods for guest orders, without an account and with one. */
function guestHandlers(db: Database) {
  return {
    async authenticateOrderToken(request) {
      const order_id = await findOrderByToken(db.read, request.order_token);
      return toMessage(pb.AuthenticateOrderTokenResponse, { order_id });
    },
    async requestOrderClaim(request, call) {
      const claimant = await claimantOf(request, call);
      afterAnswer(call, () => sendClaimLink(db.root, claimant, call.clientAddress));
      return new pb.RequestOrderClaimResponse();
    },
    async claimOrders(request, call) {
      const { claim_token } = serializers.checkClaim(request);
      const order_ids = await claimOrders(db, await claimantOf(request, call), claim_token, call);
      return toMessage(pb.ClaimOrdersResponse, { order_ids });
    },
  } satisfies Partial<Handlers<Definition>>;
}

/** The current state of the account, from the customer service. */
async function claimantOf(request: { customer_id: number }, call: Call) {
  return customersClient.getCustomer(serializers.checkAccount(request).customer_id, call);
}

/** How many of the messages, at least one, fit in a response that every client can receive. */
function howManyFit(messages: Message[]): number {
  let bytes = 0;
  const tooMany = messages.findIndex((message) => (bytes += message.serializeBinary().length) > MAX_BYTES);
  return tooMany === -1 ? messages.length : Math.max(1, tooMany);
}

function conditionsOf(request: Preconditions & { without_refund: boolean }) {
  return { expect: expected(request), withoutRefund: request.without_refund };
}

function expected(request: Preconditions) {
  return expecting('Order', request, serializers.orderDetailSerializer.body);
}

function orderResponse(order: OrderWithItems, message: string, replayed = false) {
  return toMessage(pb.OrderResponse, {
    order: serializers.orderDetailSerializer.message(order),
    success: true,
    message,
    replayed,
  });
}

function listResponse(page: NumberedPage<OrderWithItems>) {
  const { total_count, page: number, page_size, next_page_token, rows } = page;
  const orders = rows.map(serializers.orderDetailSerializer.message);
  return toMessage(pb.ListOrdersResponse, { orders, total_count, page: number, page_size, next_page_token });
}
