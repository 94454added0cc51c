// What is asked for when an order is placed, and what comes of it.
import type { Attempt } from '../framework/idempotency/attempts.js';
import type { KeyedRequest } from '../framework/idempotency/once.js';
import type { OrderWithItems } from './models.js';

/** Who an order is for. */
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

/** An order as somebody wants it placed. */
export interface WantedOrder {
  order: NewOrder;
  /** The attempt with an idempotency key; null for an order without one. */
  attempt: Attempt | null;
  /** Who places it, as its history keeps it. */
  placedBy: string;
  /** The contact as it was sent, if an account filled it in: a repeated request is known by it. */
  said?: Contact;
}

/** An order that was just placed; its token is known only now, '' for the order of an account. */
export type NewlyPlaced = OrderWithItems & { order_token: string };

export interface PlacedOrder {
  order: NewlyPlaced;
  /** The order was placed by an earlier call with the same key. */
  replayed: boolean;
}

/** The request by which a repeated attempt is known, whatever an account filled in since; null without a key. */
export function keyedRequestOf({ order, said = order, attempt }: WantedOrder): KeyedRequest | null {
  const { customer_name, customer_email, shipping_address } = said;
  const lines = order.items.map(({ product_id, quantity }) => [product_id, quantity]);
  return attempt && { ...attempt, request: [customer_name, customer_email, shipping_address, lines] };
}
