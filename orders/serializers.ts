// What may come in for orders, and how an order travels: row → message → JSON.
import { fieldSchema, fieldSchemas } from '../framework/db/json_schema.js';
import type { PageRequest } from '../framework/db/paging.js';
import { fromMessage, type Plain, toMessage } from '../framework/grpc/codec.js';
import { lenientCheck } from '../framework/http/lenient_input.js';
import { toMajorUnits } from '../framework/money.js';
import {
  check,
  ID_SCHEMA,
  IDEMPOTENCY_KEY_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
  V1_PAGE_SCHEMA,
  V1_TOKEN_PAGE_SCHEMA,
} from '../framework/validation.js';
import pb from '../protos/generated/orders_pb.js';
import { refuseTooMany } from './guest_limit.js';
import {
  MAX_LINES,
  Order,
  OrderItem,
  type OrderItemRow,
  type OrderWithHistory,
  type OrderWithItems,
  type Status,
  STATUSES,
  type StatusChangeRow,
} from './models.js';

const contact = fieldSchemas(Order, ['customer_name', 'customer_email', 'shipping_address']);
const line = objectSchema({ product_id: ID_SCHEMA, ...fieldSchemas(OrderItem, ['quantity']) }, [
  'product_id',
  'quantity',
]);
const lines: Schema = { type: 'array', minItems: 1, maxItems: MAX_LINES, items: line };
const statuses = STATUSES.map(([status]) => status);

/** What a client says of a new order. */
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

/** As `checkNewOrder`, from somebody without an account, who may order less. */
export function checkOrderOfGuest(input: unknown): OrderRequest {
  const order = checkNewOrder(input);
  refuseTooMany(order.items);
  return order;
}

/** As `checkNewOrder`, from someone whose account has what is left out. */
export const checkOrderOfAccount = lenientCheck<Partial<Contact> & Pick<OrderRequest, 'items'>>(
  objectSchema({ ...contact, items: lines }, ['items']),
);

/** Who an order is for, and where it goes. */
export type Contact = Omit<OrderRequest, 'items'>;
export const checkContact = check<Contact>(objectSchema(contact, Object.keys(contact)));

export const checkStatus = check<{ status: Status }>(
  objectSchema({ status: { type: 'string', enum: statuses } }, ['status']),
);

/** No token is longer; anything else is refused where it is read. */
const token: Schema = { type: 'string', minLength: 1, maxLength: 1000 };
export const checkClaim = check<{ claim_token: string }>(
  objectSchema({ claim_token: token }, ['claim_token']),
);
export const checkAccount = check<{ customer_id: number }>(
  objectSchema({ customer_id: ID_SCHEMA }, ['customer_id']),
);

export const LIST_QUERY = { ...V1_PAGE_SCHEMA, status: { type: 'string', enum: ['', ...statuses] } };
export interface ListOrders extends PageRequest {
  status?: Status | '';
  customer_id?: number;
}
export const checkList = check<ListOrders>(objectSchema({ ...LIST_QUERY, customer_id: OPTIONAL_ID_SCHEMA }));

const customer_email = fieldSchema(Order.field('customer_email'));
export const checkOrdersOfEmail = check<{ customer_email: string } & Omit<PageRequest, 'page'>>(
  objectSchema({ ...V1_TOKEN_PAGE_SCHEMA, customer_email }, ['customer_email']),
);

function itemMessage(row: OrderItemRow, currency: string) {
  const { product_id, product_name, quantity, price_cents, subtotal_cents } = row;
  const [price, subtotal] = [toMajorUnits(price_cents, currency), toMajorUnits(subtotal_cents, currency)];
  return toMessage(pb.OrderItem, {
    product_id,
    product_name,
    quantity,
    price,
    subtotal,
    price_cents,
    subtotal_cents,
  });
}

function changeMessage({ from_status, to_status, changed_by, changed_at }: StatusChangeRow) {
  return toMessage(pb.StatusChange, { from_status, to_status, changed_by, changed_at });
}

/** The message of an order; with its history when the row has one. */
export function orderMessage(row: OrderWithItems | OrderWithHistory) {
  const { id, customer_name, customer_email, shipping_address, status, payment_status, total_cents } = row;
  const { currency } = row;
  return toMessage(pb.Order, {
    ...{ id, customer_name, customer_email, shipping_address, status, payment_status, total_cents },
    customer_id: row.customer_id ?? 0,
    total_amount: toMajorUnits(total_cents, currency),
    currency,
    items: row.items.map((item) => itemMessage(item, currency)),
    history: 'history' in row ? row.history.map(changeMessage) : [],
    created_at: row.created_at,
    updated_at: row.updated_at,
    // Answers that were kept before orders had versions are of new orders.
    version: row.version ?? 1,
  });
}

export type OrderMessage = Plain<InstanceType<typeof pb.Order>>;

/** The JSON of an order, v1 keys first; an order without an account has `customer_id` null. */
export function orderJson(order: OrderMessage) {
  const { id, customer_name, customer_email, items, total_amount, status, shipping_address } = order;
  const { created_at, updated_at, currency, customer_id, payment_status } = order;
  return {
    ...{
      id,
      customer_name,
      customer_email,
      items: items.map(itemJson),
      total_amount,
      status,
      shipping_address,
    },
    ...{
      created_at,
      updated_at,
      currency,
      customer_id: customer_id === 0 ? null : customer_id,
      payment_status,
      version: order.version,
    },
  };
}

/** The JSON of one order by itself: with its history. */
export function orderDetailJson(order: OrderMessage) {
  return { ...orderJson(order), history: order.history };
}

/** What REST shows of an order's row. */
export function orderBody(row: OrderWithHistory) {
  return orderDetailJson(fromMessage(orderMessage(row)));
}

/** What is answered when an order was placed or changed. */
export function orderReply(order: OrderMessage, message: string) {
  return { success: true, message, order: orderJson(order) };
}

/** What is answered when an order was placed: a guest gets the token that opens it. */
export function placedReply({ order, order_token }: { order: OrderMessage; order_token: string }) {
  return { ...orderReply(order, 'Order created successfully'), ...(order_token !== '' && { order_token }) };
}

function itemJson({ product_id, product_name, quantity, price, subtotal }: OrderMessage['items'][number]) {
  return { product_id, product_name, quantity, price, subtotal };
}
