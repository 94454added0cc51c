// Which orders a request may see, for the views of every app whose data belongs to orders.
import type { Request } from 'express';
import { notFound } from '../framework/errors.js';
import { heldBy, mayUse, principalOf } from '../framework/http/access.js';
import { accountOf, callContext } from '../framework/http/request.js';
import * as client from './grpc_client.js';
import type { OrderMessage } from './serializers.js';

/** The order with this id; `not_found` also for callers who may not see it. */
export async function ownOrder(request: Request, id: number): Promise<OrderMessage> {
  const order = await client.getOrder(id, callContext(request));
  if (!mayUse(request, order.customer_id, id)) throw notFound('Order', id);
  return order;
}

/**
 * The filters of a list that belongs to orders: an order that the caller may see, or all of the caller's own. Staff may
 * name any customer, others are told that another customer was not found.
 */
export async function scopeOf(
  request: Request,
  { order_id: asked = 0, customer_id = 0 }: { order_id?: number; customer_id?: number },
): Promise<{ order_id: number; customer_id: number }> {
  // 0 means all: with the token of an order that is this order alone.
  const order_id = asked || (heldBy(request) ?? 0);
  const isStaff = principalOf(request).kind === 'staff';
  const own = accountOf(request);
  if (!isStaff && customer_id !== 0 && customer_id !== own) throw notFound('Customer', customer_id);
  if (order_id !== 0) await ownOrder(request, order_id);
  if (isStaff) return { order_id, customer_id };
  return { order_id, customer_id: order_id === 0 ? own : 0 };
}
