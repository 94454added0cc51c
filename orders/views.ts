// The REST endpoints of orders: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { principalOf } from '../framework/http/access.js';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import {
  accountOf,
  type BodyReader,
  callContext,
  idempotencyKey,
  idParameter,
  jsonBody,
} from '../framework/http/request.js';
import { MAX_PAGE_SIZE, pageSize } from '../framework/pagination.js';
import type { TokenPage } from '../framework/validation.js';
import * as client from './grpc_client.js';
import { ownOrder } from './own_orders.js';
import * as serializers from './serializers.js';

/** Fields of CreateOrder that a request has elsewhere: the account, a header. */
const NOT_IN_BODY = { customer_id: undefined, idempotency_key: undefined };

const orderId = (request: Request): number => idParameter(request, 'id', 'Order');

export async function list(
  request: Request,
  response: Response,
  { query }: { query: serializers.ListOrders },
): Promise<void> {
  const { orders, ...page } = await client.listOrders(query, callContext(request));
  response.json({ orders: orders.map(serializers.orderJson), ...page });
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
  response.status(201).json(serializers.placedReply(placed));
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
  const fields = { id, status, if_match: ifMatch(request) };
  const order = await client.updateOrderStatus(fields, callContext(request));
  response.json(serializers.orderReply(order, `Order status updated to ${status}`));
}

export async function cancel(request: Request, response: Response): Promise<void> {
  const { id } = await ownOrder(request, orderId(request));
  const fields = { id, if_match: ifMatch(request) };
  const order = await client.cancelOrder(fields, callContext(request));
  response.json(serializers.orderReply(order, 'Order cancelled successfully'));
}

export async function listOfEmail(
  request: Request,
  response: Response,
  { query }: { query: TokenPage },
): Promise<void> {
  const asked = { ...query, customer_email: request.params.email };
  const fields = serializers.checkOrdersOfEmail(asked);
  const page_size = pageSize(fields.page_size ?? 0, MAX_PAGE_SIZE);
  const page = await client.getOrdersByCustomer({ ...fields, page_size }, callContext(request));
  const { orders, total_count, next_page_token } = page;
  response.json({
    orders: orders.map(serializers.orderJson),
    total_count,
    page_size: (fields.page_size ?? 0) > 0 ? page_size : orders.length,
    next_page_token,
  });
}

/** The orders of the signed-in customer. */
export async function mine(
  request: Request,
  response: Response,
  { query }: { query: TokenPage },
): Promise<void> {
  const customer_id = accountOf(request);
  const { orders, next_page_token } = await client.listOrders(
    { ...query, customer_id },
    callContext(request),
  );
  response.json({ orders: orders.map(serializers.orderJson), next_page_token });
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
