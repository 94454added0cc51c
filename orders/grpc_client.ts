// A typed client of OrderService. Calls that only read are retried when the service was unreachable, and
// so are those with an idempotency key.
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, type Plain, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';

const channel = new ServiceChannel(grpcPb.OrderServiceClient, settings.ORDERS_ADDRESS);

type Order = Plain<InstanceType<typeof pb.Order>>;

/** A new order, and the token of a guest's order; '' for an account's. */
export interface Placed {
  order: Order;
  order_token: string;
}

/** Places an order; only `product_id` and `quantity` of its items count. */
export async function createOrder(
  fields: Omit<Fields<typeof pb.CreateOrderRequest>, 'items'> & {
    items: { product_id: number; quantity: number }[];
  },
  context: CallContext,
): Promise<Placed> {
  const items = fields.items.map(({ product_id, quantity }) =>
    toMessage(pb.OrderItem, { product_id, quantity }),
  );
  const request = toMessage(pb.CreateOrderRequest, { ...fields, items });
  const options = { ...KEYED, retry: Boolean(fields.idempotency_key) };
  const placed = await channel.call((client) => client.createOrder, request, context, options);
  return { order: orderOf(placed), order_token: placed.order_token };
}

/** The order with its history. */
export async function getOrder(id: number, context: CallContext): Promise<Order> {
  const request = toMessage(pb.GetOrderRequest, { id });
  return orderOf(await channel.call((client) => client.getOrder, request, context, RETRY));
}

export function listOrders(fields: Fields<typeof pb.ListOrdersRequest>, context: CallContext) {
  return channel.call((client) => client.listOrders, toMessage(pb.ListOrdersRequest, fields), context, RETRY);
}

export async function updateOrderStatus(
  fields: Fields<typeof pb.UpdateOrderStatusRequest>,
  context: CallContext,
): Promise<Order> {
  const request = toMessage(pb.UpdateOrderStatusRequest, fields);
  return orderOf(await channel.call((client) => client.updateOrderStatus, request, context));
}

export async function cancelOrder(
  fields: Fields<typeof pb.CancelOrderRequest>,
  context: CallContext,
): Promise<Order> {
  const request = toMessage(pb.CancelOrderRequest, fields);
  return orderOf(await channel.call((client) => client.cancelOrder, request, context, KEYED));
}

/** The order without these pieces, and a sentence about it. */
export async function cancelOrderItem(
  fields: Fields<typeof pb.CancelOrderItemRequest>,
  context: CallContext,
): Promise<{ order: Order; message: string }> {
  const request = toMessage(pb.CancelOrderItemRequest, fields);
  const answer = await channel.call((client) => client.cancelOrderItem, request, context, KEYED);
  return { order: orderOf(answer), message: answer.message };
}

/** The order with this token; `unauthenticated` when there is none. */
export async function authenticateOrderToken(order_token: string, context: CallContext): Promise<number> {
  const request = toMessage(pb.AuthenticateOrderTokenRequest, { order_token });
  return (await channel.call((client) => client.authenticateOrderToken, request, context, RETRY)).order_id;
}

/** Mails a link to the customer's address, if guests placed orders with it. */
export function requestOrderClaim(customer_id: number, context: CallContext) {
  const request = toMessage(pb.RequestOrderClaimRequest, { customer_id });
  return channel.call((client) => client.requestOrderClaim, request, context);
}

/** The ids of the orders that were added to the account. */
export async function claimOrders(
  fields: Fields<typeof pb.ClaimOrdersRequest>,
  context: CallContext,
): Promise<number[]> {
  const request = toMessage(pb.ClaimOrdersRequest, fields);
  return (await channel.call((client) => client.claimOrders, request, context, KEYED)).order_ids;
}

export function getOrdersByCustomer(
  fields: Fields<typeof pb.GetOrdersByCustomerRequest>,
  context: CallContext,
) {
  const request = toMessage(pb.GetOrdersByCustomerRequest, fields);
  return channel.call((client) => client.getOrdersByCustomer, request, context, RETRY);
}

function orderOf({ order }: { order?: Order | undefined }): Order {
  if (!order) throw new Error('OrderService answered without an order.');
  return order;
}
