// The REST endpoints of the cart: read the request, call the service, write the reply.
import type { Request, Response } from 'express';
import { accountOf, callContext, created, idempotencyKey, idParameter } from '../framework/http/request.js';
import { ifMatch, sendResource } from '../framework/http/conditions.js';
import { cartToken } from '../customers/cart_token.js';
import { placedReply } from '../orders/serializers.js';
import * as client from './grpc_client.js';
import * as serializers from './serializers.js';

const productId = (request: Request): number => idParameter(request, 'product_id', 'Product');

export async function retrieve(request: Request, response: Response): Promise<void> {
  const owner = ownerOf(request);
  sendResource(response, serializers.cartJson(await client.getCart(owner, callContext(request)), owner));
}

export async function add(
  request: Request,
  response: Response,
  { body }: { body: { product_id: number; quantity: number } },
): Promise<void> {
  const owner = ownerOf(request);
  const item = { ...body, if_match: ifMatch(request), ...earlierCart(request) };
  const cart = await client.addItem(owner, item, callContext(request));
  sendResource(created(response, 'cart/'), serializers.cartJson(cart, owner));
}

export async function clear(request: Request, response: Response): Promise<void> {
  const owner = ownerOf(request);
  const cart = await client.clearCart(owner, ifMatch(request), callContext(request));
  sendResource(response, serializers.cartJson(cart, owner));
}

export async function setQuantity(
  request: Request,
  response: Response,
  { body: { quantity } }: { body: { quantity: number } },
): Promise<void> {
  const product_id = productId(request);
  const owner = ownerOf(request);
  const item = { product_id, quantity, if_match: ifMatch(request) };
  const cart = await client.setItemQuantity(owner, item, callContext(request));
  sendResource(response, serializers.cartJson(cart, owner));
}

export async function remove(request: Request, response: Response): Promise<void> {
  const owner = ownerOf(request);
  const item = { product_id: productId(request), if_match: ifMatch(request) };
  const cart = await client.removeItem(owner, item, callContext(request));
  sendResource(response, serializers.cartJson(cart, owner));
}

export async function checkout(
  request: Request,
  response: Response,
  { body }: { body: serializers.CheckoutBody },
): Promise<void> {
  const { expected_total, ...contact } = body;
  const placed = await client.checkout(
    ownerOf(request),
    {
      ...contact,
      expected_total_cents: serializers.expectedTotalCents(expected_total),
      idempotency_key: idempotencyKey(request),
      if_match: ifMatch(request),
      ...earlierCart(request),
    },
    callContext(request),
  );
  created(response, `orders/${placed.order.id}/`).json(placedReply(placed));
}

/** The cart that a signed-in customer had as a guest, when the request has its token. */
function earlierCart(request: Request): { earlier_cart_token?: string } {
  return accountOf(request) > 0 ? { earlier_cart_token: cartToken(request) } : {};
}

/** A signed-in customer has one cart, regardless of tokens; a guest's is identified by X-Cart-Token. */
function ownerOf(request: Request): client.Owner {
  const customer_id = accountOf(request);
  if (customer_id > 0) return { customer_id, cart_token: '' };
  return { customer_id: 0, cart_token: cartToken(request) };
}
