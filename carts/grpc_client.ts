// A typed client of CartService. Calls that only read are retried when the service was unreachable, and
// so are those with an idempotency key.
import { KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import type { CallContext } from '../framework/grpc/call_metadata.js';
import { type Fields, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import type { Placed } from '../orders/grpc_client.js';
import grpcPb from '../protos/generated/carts_grpc_pb.js';
import pb from '../protos/generated/carts_pb.js';

const channel = new ServiceChannel(grpcPb.CartServiceClient, settings.CARTS_ADDRESS);

/** The owner of a cart: `customer_id`, or the `cart_token` of a guest; for a first addition neither. */
export type Owner = Fields<typeof pb.CartOwner>;

const ownerMessage = (owner: Owner) => toMessage(pb.CartOwner, owner);

export function getCart(owner: Owner, context: CallContext) {
  const request = toMessage(pb.GetCartRequest, { owner: ownerMessage(owner) });
  return channel.call((client) => client.getCart, request, context, RETRY);
}

export function addItem(
  owner: Owner,
  item: Omit<Fields<typeof pb.AddItemRequest>, 'owner'>,
  context: CallContext,
) {
  const request = toMessage(pb.AddItemRequest, { ...item, owner: ownerMessage(owner) });
  return channel.call((client) => client.addItem, request, context, KEYED);
}

export function setItemQuantity(
  owner: Owner,
  item: Omit<Fields<typeof pb.SetItemQuantityRequest>, 'owner'>,
  context: CallContext,
) {
  const request = toMessage(pb.SetItemQuantityRequest, { ...item, owner: ownerMessage(owner) });
  return channel.call((client) => client.setItemQuantity, request, context);
}

export function removeItem(
  owner: Owner,
  item: Omit<Fields<typeof pb.RemoveItemRequest>, 'owner'>,
  context: CallContext,
) {
  const request = toMessage(pb.RemoveItemRequest, { ...item, owner: ownerMessage(owner) });
  return channel.call((client) => client.removeItem, request, context);
}

export function clearCart(owner: Owner, if_match: string[], context: CallContext) {
  const request = toMessage(pb.ClearCartRequest, { if_match, owner: ownerMessage(owner) });
  return channel.call((client) => client.clearCart, request, context);
}

/** Moves a guest's items into the customer's cart; doing so again changes nothing. */
export function mergeCarts(customer_id: number, cart_token: string, context: CallContext) {
  const request = toMessage(pb.MergeCartsRequest, { customer_id, cart_token });
  return channel.call((client) => client.mergeCarts, request, context, RETRY);
}

/** The order placed from the cart, with its token when it is a guest's. */
export async function checkout(
  owner: Owner,
  fields: Omit<Fields<typeof pb.CheckoutRequest>, 'owner'>,
  context: CallContext,
): Promise<Placed> {
  const request = toMessage(pb.CheckoutRequest, { ...fields, owner: ownerMessage(owner) });
  const options = { ...KEYED, retry: Boolean(fields.idempotency_key) };
  const { order, order_token } = await channel.call((client) => client.checkout, request, context, options);
  if (!order) throw new Error('CartService answered without an order.');
  return { order, order_token };
}
