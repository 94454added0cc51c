// What is asked for when an order is placed, and what comes of it.
import type { OrderWithItems } from './models.js';

export interface NewOrder {
  customer_name: string;
  customer_email: string;
  shipping_address: string;
  /** 0 for an order without an account. */
  customer_id: number;
  items: { product_id: number; quantity: number }[];
}

/** An order as somebody wants it placed. */
export interface WantedOrder {
  order: NewOrder;
  /** '' for none. */
  key: string;
  /** Who places it, as its history keeps it. */
  placedBy: string;
  /** The contact as it was sent, if an account filled it in: a repeated request is known by it. */
  said?: Pick<NewOrder, 'customer_name' | 'customer_email' | 'shipping_address'>;
}

export interface PlacedOrder {
  order: OrderWithItems;
  /** The order was placed by an earlier call with the same key. */
  replayed: boolean;
}
