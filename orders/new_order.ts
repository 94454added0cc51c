// The input and the result of placing an order.
import type { Attempt } from '../framework/idempotency/attempts.js';
import type { KeyedRequest } from '../framework/idempotency/once.js';
import type { OrderWithItems } from './models.js';

/** The contact of an order. */
export interface Contact {
  customer_name: string;
  customer_email: string;
  shipping_address: string;
}

export interface NewOrder extends Contact {
  /** 0 for an order without an account. */
  customer_id: number;
  items: { product_id: number; quantity: number }[];
}

/** The input of a new order. */
export interface WantedOrder {
  order: NewOrder;
  /** The attempt with an idempotency key; null for an order without one. */
  attempt: Attempt | null;
  /** The name of the caller for the order's history. */
  placedBy: string;
  /** The contact as it was sent, if an account completed it: a repeated request is compared with it. */
  said?: Contact;
}

/** An order that was just placed; its token is known only here, '' for the order of an account. */
export type NewlyPlaced = OrderWithItems & { order_token: string };

export interface PlacedOrder {
  order: NewlyPlaced;
  /** The order was placed by an earlier call with the same key. */
  replayed: boolean;
}

/** The request that repeated attempts are compared with, before the account completed it; null without a key. */
export function keyedRequestOf({ order, said = order, attempt }: WantedOrder): KeyedRequest | null {
  const { customer_name, customer_email, shipping_address } = said;
  const lines = order.items.map(({ product_id, quantity }) => [product_id, quantity]);
  return attempt && { ...attempt, request: [customer_name, customer_email, shipping_address, lines] };
}
