// The input schemas of orders, and the conversion of orders: row → message → JSON.
import { fieldSchema, fieldSchemas } from '../framework/db/json_schema.js';
import type { Plain } from '../framework/grpc/codec.js';
import { lenientCheck } from '../framework/http/lenient_input.js';
import { toMajorUnits } from '../framework/money.js';
import { BOOLEAN, named, object, TEXT, without } from '../framework/serializers/answers.js';
import { Serializer } from '../framework/serializers/serializer.js';
import {
  check,
  ID_SCHEMA,
  IDEMPOTENCY_KEY_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
} from '../framework/validation.js';
import pb from '../protos/generated/orders_pb.js';
import { refuseTooMany } from './guest_limit.js';
import {
  ItemCancellation,
  type ItemCancellationRow,
  MAX_LINES,
  Order,
  OrderItem,
  type OrderItemRow,
  type OrderWithHistory,
  type OrderWithItems,
  type Status,
  STATUSES,
  StatusChange,
  type StatusChangeRow,
} from './models.js';

const contact = fieldSchemas(Order, ['customer_name', 'customer_email', 'shipping_address']);
const quantity = fieldSchema(OrderItem.field('quantity'));
const line = objectSchema({ product_id: ID_SCHEMA, quantity }, ['product_id', 'quantity']);
const lines: Schema = { type: 'array', minItems: 1, maxItems: MAX_LINES, items: line };
const statuses = STATUSES.map(([status]) => status);

/** The input of a new order. */
export interface OrderRequest {
  customer_name: string;
  customer_email: string;
  shipping_address: string;
  items: { product_id: number; quantity: number }[];
}

export const checkNewOrder = lenientCheck<OrderRequest & { customer_id?: number; idempotency_key?: string }>(
  objectSchema(
    { ...contact, items: lines, customer_id: OPTIONAL_ID_SCHEMA, idempotency_key: IDEMPOTENCY_KEY_SCHEMA },
    [...Object.keys(contact), 'items'],
  ),
);

/** As `checkNewOrder`, for a guest, with a lower maximum quantity. */
export function checkOrderOfGuest(input: unknown): OrderRequest {
  const order = checkNewOrder(input);
  refuseTooMany(order.items);
  return order;
}

/** As `checkNewOrder`, for a customer whose account completes unset fields. */
export type OrderOfAccount = Partial<Contact> & Pick<OrderRequest, 'items'>;
export const checkOrderOfAccount = lenientCheck<OrderOfAccount>(
  objectSchema({ ...contact, items: lines }, ['items']),
);

/** The contact and address of an order. */
export type Contact = Omit<OrderRequest, 'items'>;
export const checkContact = check<Contact>(objectSchema(contact, Object.keys(contact)));

export const checkStatus = check<{ status: Status }>(
  objectSchema({ status: { type: 'string', enum: statuses } }, ['status']),
);

/** The cancellation of pieces over REST. */
export interface PiecesRequest {
  quantity: number;
  restock?: boolean;
}
export const checkPieces = check<PiecesRequest>(
  objectSchema({ quantity, restock: { type: 'boolean' } }, ['quantity']),
);
/** The same over gRPC. */
export const checkCancelItem = check<{ order_id: number; item_id: number; quantity: number }>(
  objectSchema({ order_id: ID_SCHEMA, item_id: ID_SCHEMA, quantity }, ['order_id', 'item_id', 'quantity']),
);
/** Pieces of an item in a refund. */
export const PIECES_SCHEMA: Schema = objectSchema(
  { item_id: ID_SCHEMA, quantity, restock: { type: 'boolean' } },
  ['item_id', 'quantity', 'restock'],
);

/** The maximum length of a token; invalid tokens are refused when they are looked up. */
const token: Schema = { type: 'string', minLength: 1, maxLength: 1000 };
export const checkClaim = check<{ claim_token: string }>(
  objectSchema({ claim_token: token }, ['claim_token']),
);
export const checkAccount = check<{ customer_id: number }>(
  objectSchema({ customer_id: ID_SCHEMA }, ['customer_id']),
);

const customer_email = fieldSchema(Order.field('customer_email'));
export const checkOrdersOfEmail = check<{ customer_email: string }>(
  objectSchema({ customer_email }, ['customer_email']),
);

const itemSerializer = new Serializer<OrderItemRow, InstanceType<typeof pb.OrderItem>>({
  model: OrderItem,
  message: pb.OrderItem,
  // Responses stored before pieces could be cancelled have none.
  computed: { cancelled_quantity: ({ cancelled_quantity }) => cancelled_quantity ?? 0 },
});

const cancellationSerializer = new Serializer<ItemCancellationRow, InstanceType<typeof pb.ItemCancellation>>({
  model: ItemCancellation,
  message: pb.ItemCancellation,
});

const changeSerializer = new Serializer<StatusChangeRow, InstanceType<typeof pb.StatusChange>>({
  model: StatusChange,
  message: pb.StatusChange,
});

/** An order with its items, and with its history and cancellations when the row has them. */
export const orderDetailSerializer = new Serializer<
  OrderWithItems | OrderWithHistory,
  InstanceType<typeof pb.Order>
>({
  title: 'OrderDetail',
  model: Order,
  message: pb.Order,
  computed: {
    total_amount: ({ total_cents, currency }) => toMajorUnits(total_cents, currency),
    // Responses stored before orders had versions are those of new orders.
    version: ({ version }) => version ?? 1,
  },
  nested: { items: itemSerializer, history: changeSerializer, cancellations: cancellationSerializer },
  hidden: ['total_cents'],
});

export type OrderMessage = Plain<InstanceType<typeof pb.Order>>;

/** The JSON of an order in a list or a response, without its history and its cancellations. */
export function orderJson(order: OrderMessage) {
  const { history: _history, cancellations: _cancellations, ...json } = orderDetailSerializer.json(order);
  return json;
}

const done = { success: BOOLEAN, message: TEXT };
/** An order in a list or a response. */
export const orderAnswer = named('Order', without(orderDetailSerializer, 'history', 'cancellations'));
export const replyAnswer = named('OrderReply', object({ ...done, order: orderAnswer }));
/** A guest gets the token of the order. */
export const placedAnswer = named(
  'PlacedOrder',
  object({ ...done, order: orderAnswer, order_token: TEXT }, ['order_token']),
);

/** The response after an order was placed or changed. */
export function orderReply(order: OrderMessage, message: string) {
  return { success: true, message, order: orderJson(order) };
}

/** The response after an order was placed: a guest gets its token. */
export function placedReply({ order, order_token }: { order: OrderMessage; order_token: string }) {
  return { ...orderReply(order, 'Order created successfully'), ...(order_token !== '' && { order_token }) };
}
