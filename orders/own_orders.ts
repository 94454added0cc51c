// Which orders a request may see, for the views of every app whose data belongs to orders.
import type { Request } from 'express';
import { notFound } from '../framework/errors.js';
import { heldBy, mayUse } from '../framework/http/access.js';
import { accountOf, callContext } from '../framework/http/request.js';
import * as client from './grpc_client.js';
import type { OrderMessage } from './serializers.js';

/** The order with this id; `not_found` also for callers who may not see it. */
export async function ownOrder(request: Request, id: number): Promise<OrderMessage> {
  const order = await client.getOrder(id, callContext(request));
  if (!mayUse(request, order.customer_id, id)) throw notFound('Order', id);
  return order;
}

/** The filter of a list that belongs to orders: an order that the caller may see, or all of the caller's own. */
export async function scopeOf(
  request: Request,
  { order_id = heldBy(request) ?? 0 }: { order_id?: number },
): Promise<{ order_id: number; customer_id: number }> {
  if (order_id === 0) return { order_id, customer_id: accountOf(request) };
  await ownOrder(request, order_id);
  return { order_id, customer_id: 0 };
}
