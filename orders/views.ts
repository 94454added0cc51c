// The REST endpoints of orders: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { ApiError } from '../framework/errors.js';
import { mayDo, principalOf } from '../framework/http/access.js';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { sendList } from '../framework/http/lists.js';
import {
  accountOf,
  type BodyReader,
  callContext,
  created,
  idempotencyKey,
  idParameter,
  jsonBody,
} from '../framework/http/request.js';
import { MAX_PAGE_SIZE, pageSize } from '../framework/pagination.js';
import * as client from './grpc_client.js';
import type { ListOrders, ListOwnOrders } from './lists.js';
import { ownOrder } from './own_orders.js';
import * as serializers from './serializers.js';

/** Fields of CreateOrder that a request has elsewhere: the account, a header. */
const NOT_IN_BODY = { customer_id: undefined, idempotency_key: undefined };

const orderId = (request: Request): number => idParameter(request, 'id', 'Order');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: ListOrders },
): Promise<void> {
  const { orders, ...page } = await client.listOrders(query, callContext(request));
  sendList(response, 'orders', orders.map(serializers.orderJson), page);
}

/** A guest's order must be complete and is limited; for an account unset fields are those of the account. */
export const newOrder: BodyReader<serializers.OrderOfAccount> = {
  schema: serializers.checkNewOrder.schema,
  read(request) {
    const body = jsonBody(request, ['items', 'order_items']);
    const asked = { ...body, items: body.items ?? body.order_items, ...NOT_IN_BODY };
    if (accountOf(request) > 0) return serializers.checkOrderOfAccount(asked);
    const isGuest = principalOf(request).kind === 'anonymous';
    return isGuest ? serializers.checkOrderOfGuest(asked) : serializers.checkNewOrder(asked);
  },
};

export async function create(
  request: Request,
  response: Response,
  { body }: { body: serializers.OrderOfAccount },
): Promise<void> {
  const { customer_name = '', customer_email = '', shipping_address = '', items } = body;
  const [customer_id, idempotency_key] = [accountOf(request), idempotencyKey(request)];
  const placed = await client.createOrder(
    { customer_name, customer_email, shipping_address, items, customer_id, idempotency_key },
    callContext(request),
  );
  created(response, `orders/${placed.order.id}/`).json(serializers.placedReply(placed));
}

export async function retrieve(request: Request, response: Response): Promise<void> {
  sendResource(response, serializers.orderDetailSerializer.json(await ownOrder(request, orderId(request))));
}

export async function updateStatus(
  request: Request,
  response: Response,
  { body: { status } }: { body: { status: string } },
): Promise<void> {
  const id = orderId(request);
  const fields = { id, status, if_match: ifMatch(request), without_refund: !mayRefund(request) };
  const order = await client.updateOrderStatus(fields, callContext(request));
  response.json(serializers.orderReply(order, `Order status updated to ${status}`));
}

/** Customers get back what they paid; staff need the permission to refund. */
function mayRefund(request: Request): boolean {
  const who = principalOf(request);
  return who.kind !== 'staff' || who.may('payments.change_transaction');
}

export async function cancel(request: Request, response: Response): Promise<void> {
  const { id } = await ownOrder(request, orderId(request));
  const fields = { id, if_match: ifMatch(request), without_refund: !mayRefund(request) };
  const order = await client.cancelOrder(fields, callContext(request));
  response.json(serializers.orderReply(order, 'Order cancelled successfully'));
}

/** Cancels pieces of an item. Only staff may keep them off the shelf, and they need the permission to refund what is paid. */
export async function cancelItem(
  request: Request,
  response: Response,
  { body: { quantity, restock = true } }: { body: serializers.PiecesRequest },
): Promise<void> {
  const { id: order_id } = await ownOrder(request, orderId(request));
  const item_id = idParameter(request, 'item', 'Order item');
  if (!restock && !mayDo(request, 'orders.change_order')) {
    const message = 'must be true: only staff keep pieces off the shelf';
    throw new ApiError('forbidden', `restock ${message}.`, [{ field: 'restock', message }]);
  }
  const conditions = { without_refund: !mayRefund(request), if_match: ifMatch(request) };
  const fields = { order_id, item_id, quantity, restock, ...conditions };
  const { order, message } = await client.cancelOrderItem(fields, callContext(request));
  response.json(serializers.orderReply(order, message));
}

export async function listOfEmail(
  request: Request,
  response: Response,
  { query }: { query: ListOwnOrders },
): Promise<void> {
  const { customer_email } = serializers.checkOrdersOfEmail({ customer_email: request.params.email });
  const page_size = pageSize(query.page_size ?? 0, MAX_PAGE_SIZE);
  const fields = { ...query, customer_email, page_size };
  const { orders, total_count, next_page_token } = await client.getOrdersByCustomer(
    fields,
    callContext(request),
  );
  sendList(response, 'orders', orders.map(serializers.orderJson), {
    total_count,
    page_size: (query.page_size ?? 0) > 0 ? page_size : orders.length,
    next_page_token,
  });
}

/** The orders of the signed-in customer. */
export async function mine(
  request: Request,
  response: Response,
  { query }: { query: ListOwnOrders },
): Promise<void> {
  const customer_id = accountOf(request);
  const { orders, next_page_token } = await client.listOrders(
    { ...query, customer_id },
    callContext(request),
  );
  sendList(response, 'orders', orders.map(serializers.orderJson), { next_page_token });
}

/** Mails the signed-in customer a link for claiming guest orders. */
export async function requestClaim(request: Request, response: Response): Promise<void> {
  await client.requestOrderClaim(accountOf(request), callContext(request));
  const message = 'If guests placed orders with your e-mail address, a link was sent to it.';
  response.status(202).json({ message });
}

export async function claim(
  request: Request,
  response: Response,
  { body: { claim_token } }: { body: { claim_token: string } },
): Promise<void> {
  const fields = { customer_id: accountOf(request), claim_token };
  response.json({ order_ids: await client.claimOrders(fields, callContext(request)) });
}
