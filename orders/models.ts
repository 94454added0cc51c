// The tables of orders, and queries that read them. Placing orders is in placement.ts, changing their
// status in status_changes.ts.
import type { Knex } from 'knex';
import { AccountKey } from '../customers/models.js';
import type { Queryable } from '../framework/db/database.js';
import {
  AutoField,
  BooleanField,
  CharField,
  CurrencyField,
  DateTimeField,
  EmailField,
  ForeignKey,
  IntegerField,
  MoneyField,
  TextField,
} from '../framework/db/fields.js';
import { defineModel, type Row } from '../framework/db/model.js';
import { countUpTo } from '../framework/db/paging.js';
import { folded } from '../framework/db/text_folding.js';
import { searchable } from '../framework/db/text_search.js';
import { invalid, notFound } from '../framework/errors.js';
import { formatCents, MAX_TOTAL_CENTS } from '../framework/money.js';
import { settings } from '../ecommerce/settings.js';
import { Product } from '../products/models.js';

/** The maximum number of lines of an order, and of units in a line. */
export const MAX_LINES = 100;
export const MAX_QUANTITY = 10_000;

export const STATUSES = [
  ['pending', 'Pending'],
  ['processing', 'Processing'],
  ['shipped', 'Shipped'],
  ['delivered', 'Delivered'],
  ['cancelled', 'Cancelled'],
] as const;

export const PAYMENT_STATUSES = [
  ['unpaid', 'Unpaid'],
  ['paid', 'Paid'],
  ['partially_refunded', 'Partially refunded'],
  ['refunded', 'Refunded'],
] as const;

export type Status = (typeof STATUSES)[number][0];
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number][0];

export const Order = defineModel({
  app: 'orders',
  name: 'Order',
  ordering: ['-created_at'],
  title: (order) => `Order ${order.id} – ${order.customer_name}`,
  computed: {
    customer_name_key: ({ customer_name }) => folded(customer_name),
    search_text: ({ customer_name, customer_email }) => searchable(customer_name, customer_email),
  },
  indexes: [
    ['created_at', 'id'],
    ['status', 'created_at', 'id'],
    ['customer_id', 'created_at', 'id'],
    ['customer_name_key', 'id'],
    ['customer_email', 'id'],
    ['status', 'id'],
    ['status', 'total_cents', 'id'],
    ['total_cents', 'id'],
    ['updated_at', 'id'],
    ['payment_status', 'created_at', 'id'],
    ['status', 'payment_status', 'created_at', 'id'],
    ['created_at', 'status', 'currency', 'total_cents'],
  ],
  counts: { status: 'status', payment_status: 'payment_status' },
  fields: {
    id: AutoField(),
    customer_id: AccountKey(),
    customer_name: CharField({ maxLength: 255, sortedBy: 'customer_name_key' }),
    customer_name_key: TextField({ default: '', editable: false }),
    customer_email: EmailField({ label: 'Customer e-mail' }),
    shipping_address: TextField({ maxLength: 2000 }),
    status: CharField({ maxLength: 20, choices: STATUSES, default: 'pending' }),
    payment_status: CharField({
      maxLength: 20,
      choices: PAYMENT_STATUSES,
      default: 'unpaid',
      editable: false,
      label: 'Payment',
    }),
    total_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false, alias: 'total_amount' }),
    /** The shop's currency when the order was placed; fixtures of older versions leave it out. */
    currency: CurrencyField({ default: () => settings.CURRENCY }),
    version: IntegerField({ default: 1, editable: false }),
    /** For a guest's order: the hash of the token that allows reading, paying and cancelling it. */
    token_hash: CharField({ maxLength: 64, null: true, unique: true, editable: false }),
    search_text: TextField({ default: '', editable: false }),
    /** For staff alone: no service and no mail has it. */
    staff_note: TextField({
      maxLength: 5000,
      ...{ blank: true, default: '', label: 'Note' },
      helpText: 'Only staff see it.',
    }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
    updated_at: DateTimeField({ autoNow: true, editable: false, label: 'Updated' }),
  },
});

export const OrderItem = defineModel({
  app: 'orders',
  name: 'OrderItem',
  title: (item) => `${item.quantity} × ${item.product_name}`,
  indexes: [
    ['order_id', 'id'],
    ['product_id', 'order_id'],
  ],
  fields: {
    id: AutoField(),
    order_id: ForeignKey({ to: () => Order, onDelete: 'cascade' }),
    product_id: ForeignKey({ to: () => Product, onDelete: 'protect' }),
    product_name: CharField({ maxLength: 255, editable: false }),
    /** The pieces that are still part of the order: 0 when all were cancelled. */
    quantity: IntegerField({ min: 1, max: MAX_QUANTITY }),
    /** The pieces that were cancelled or returned. */
    cancelled_quantity: IntegerField({ default: 0, editable: false, label: 'Cancelled' }),
    price_cents: MoneyField({ editable: false }),
    subtotal_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    /** The currency of the order. */
    currency: CurrencyField({ default: () => settings.CURRENCY }),
  },
});

/** The labels of the statuses of a change. */
const STATUS_LABELS: readonly (readonly [string, string])[] = STATUSES;

export const StatusChange = defineModel({
  app: 'orders',
  name: 'StatusChange',
  ordering: ['id'],
  title: (change) => `${change.from_status || 'new'} → ${change.to_status}`,
  indexes: [['order_id', 'id']],
  fields: {
    id: AutoField(),
    order_id: ForeignKey({ to: () => Order, onDelete: 'cascade' }),
    from_status: CharField({ maxLength: 20, choices: STATUS_LABELS, blank: true }),
    to_status: CharField({ maxLength: 20, choices: STATUS_LABELS }),
    changed_by: CharField({ maxLength: 150 }),
    changed_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'When' }),
  },
});

/** Pieces of an item that were cancelled, or returned after shipping. */
export const ItemCancellation = defineModel({
  app: 'orders',
  name: 'ItemCancellation',
  ordering: ['id'],
  title: ({ quantity, product_name }) => `${quantity} × ${product_name}`,
  indexes: [
    ['order_id', 'id'],
    ['item_id', 'id'],
  ],
  fields: {
    id: AutoField(),
    order_id: ForeignKey({ to: () => Order, onDelete: 'cascade' }),
    item_id: ForeignKey({ to: () => OrderItem, onDelete: 'cascade' }),
    product_name: CharField({ maxLength: 255, editable: false }),
    quantity: IntegerField({ min: 1, max: MAX_QUANTITY }),
    price_cents: MoneyField({ editable: false }),
    subtotal_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    /** The currency of the order. */
    currency: CurrencyField({}),
    /** Whether the pieces went back to the shelf. */
    restocked: BooleanField({}),
    cancelled_by: CharField({ maxLength: 150 }),
    cancelled_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'When' }),
  },
});

export type OrderRow = Row<typeof Order>;
export type OrderItemRow = Row<typeof OrderItem>;
export type StatusChangeRow = Row<typeof StatusChange>;
export type OrderWithItems = OrderRow & { items: OrderItemRow[] };
export type ItemCancellationRow = Row<typeof ItemCancellation>;
export type OrderWithHistory = OrderWithItems & {
  history: StatusChangeRow[];
  cancellations: ItemCancellationRow[];
};

/** The total of these lines; a field error of `items` when it is above the maximum. */
export function totalOf(lines: Pick<OrderItemRow, 'subtotal_cents'>[], currency: string): number {
  const total = lines.reduce((sum, line) => sum + line.subtotal_cents, 0);
  if (total <= MAX_TOTAL_CENTS) return total;
  throw invalid('items', `the total must not be more than ${formatCents(MAX_TOTAL_CENTS, currency)}`);
}

/** The order with its items; `not_found` when there is none. */
export async function getOrder(db: Queryable, id: number): Promise<OrderWithItems> {
  const order = await Order.objects(db).where({ id }).first();
  if (!order) throw notFound('Order', id);
  const [complete] = await withItems(db, [order]);
  return complete as OrderWithItems;
}

/** The order with its items, all changes of its status, and what was cancelled of it, oldest first. */
export async function getOrderWithHistory(db: Queryable, id: number): Promise<OrderWithHistory> {
  const [order, history] = await Promise.all([
    getOrder(db, id),
    StatusChange.objects(db).where({ order_id: id }).orderBy('id'),
  ]);
  return { ...order, history, cancellations: await cancellationsOf(db, [order]) };
}

/** What was cancelled of orders; most have nothing, which costs no query. */
export async function cancellationsOf(
  db: Queryable,
  orders: OrderWithItems[],
): Promise<ItemCancellationRow[]> {
  const some = orders.filter(({ items }) => items.some(({ cancelled_quantity }) => cancelled_quantity > 0));
  if (some.length === 0) return [];
  const ids = some.map(({ id }) => id);
  return ItemCancellation.objects(db).whereIn('order_id', ids).orderBy('id');
}

/** Counting the orders of a customer ends here. */
const MANY_ORDERS = 1_000;

/** How many orders the account of this order has, or its e-mail address if it has none. */
export async function countOrdersOf(
  db: Queryable,
  { customer_id, customer_email }: Pick<OrderRow, 'customer_id' | 'customer_email'>,
): Promise<{ count: number; isMore: boolean }> {
  const owner = customer_id === null ? { customer_email } : { customer_id };
  const count = await countUpTo(Order.objects(db).where(owner) as Knex.QueryBuilder, MANY_ORDERS - 1);
  return { count, isMore: count === MANY_ORDERS };
}

/** The items of several orders in one query. */
export async function withItems(db: Queryable, orders: OrderRow[]): Promise<OrderWithItems[]> {
  const ids = orders.map((order) => order.id);
  const items = await OrderItem.objects(db).whereIn('order_id', ids).orderBy('id');
  const complete = new Map(orders.map((order) => [order.id, { ...order, items: [] as OrderItemRow[] }]));
  for (const item of items) complete.get(item.order_id)?.items.push(item);
  return [...complete.values()];
}
