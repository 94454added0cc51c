// The tables of orders, and queries that read them. Placing orders is in placement.ts, changing their
// status in status_changes.ts.
import { AccountKey } from '../customers/models.js';
import { type Database, type Queryable } from '../framework/db/database.js';
import {
  AutoField,
  CharField,
  CurrencyField,
  DateTimeField,
  EmailField,
  ForeignKey,
  IntegerField,
  MoneyField,
  TextField,
} from '../framework/db/fields.js';
import { defineModel, type Query, type Row } from '../framework/db/model.js';
import { listPage, NEWEST_FIRST, type NumberedPage, type PageRequest } from '../framework/db/paging.js';
import { searchable } from '../framework/db/text_search.js';
import { invalid, notFound } from '../framework/errors.js';
import { formatCents, MAX_TOTAL_CENTS } from '../framework/money.js';
import { MAX_PAGE_SIZE } from '../framework/pagination.js';
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

const PAYMENT_STATUSES = [
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
  title: (order) => `Order ${order.id} of ${order.customer_name}`,
  computed: { search_text: (order) => searchable(order.customer_name, order.customer_email) },
  indexes: [
    ['created_at', 'id'],
    ['status', 'created_at', 'id'],
    ['customer_id', 'created_at', 'id'],
    ['customer_name', 'id'],
    ['customer_email', 'id'],
    ['status', 'id'],
    ['status', 'total_cents', 'id'],
    ['total_cents', 'id'],
  ],
  fields: {
    id: AutoField(),
    customer_id: AccountKey(),
    customer_name: CharField({ maxLength: 255 }),
    customer_email: EmailField({ label: 'Customer e-mail' }),
    shipping_address: TextField({ maxLength: 2000 }),
    status: CharField({ maxLength: 20, choices: STATUSES, default: 'pending' }),
    payment_status: CharField({
      maxLength: 20,
      choices: PAYMENT_STATUSES,
      default: 'unpaid',
      editable: false,
    }),
    total_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false, alias: 'total_amount' }),
    /** The shop's currency when the order was placed; fixtures of older versions leave it out. */
    currency: CurrencyField({ default: () => settings.CURRENCY }),
    version: IntegerField({ default: 1, editable: false }),
    /** For a guest's order: the hash of the token that allows reading, paying and cancelling it. */
    token_hash: CharField({ maxLength: 64, null: true, unique: true, editable: false }),
    search_text: TextField({ default: '', editable: false }),
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
    quantity: IntegerField({ min: 1, max: MAX_QUANTITY }),
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

export type OrderRow = Row<typeof Order>;
export type OrderItemRow = Row<typeof OrderItem>;
export type StatusChangeRow = Row<typeof StatusChange>;
export type OrderWithItems = OrderRow & { items: OrderItemRow[] };
export type OrderWithHistory = OrderWithItems & { history: StatusChangeRow[] };

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

/** The order with its items and all changes of its status, oldest first. */
export async function getOrderWithHistory(db: Queryable, id: number): Promise<OrderWithHistory> {
  const [order, history] = await Promise.all([
    getOrder(db, id),
    StatusChange.objects(db).where({ order_id: id }).orderBy('id'),
  ]);
  return { ...order, history };
}

/** Newest first; `customer_id` 0 and an empty status mean all. */
export async function listOrders(
  db: Database,
  filters: { status?: string; customer_id?: number },
  asked: PageRequest,
): Promise<NumberedPage<OrderWithItems>> {
  const query = Order.objects(db.read);
  if (filters.status) void query.where('status', filters.status);
  if (filters.customer_id) void query.where('customer_id', filters.customer_id);
  return pageWithItems(db, query, asked, filters, 10);
}

/** The orders placed under an e-mail address, compared without case, newest first. */
export async function listOrdersOfEmail(
  db: Database,
  email: string,
  asked: PageRequest,
): Promise<NumberedPage<OrderWithItems>> {
  const query = Order.objects(db.read);
  void query.whereRaw('lower(customer_email) = lower(?)', [email]);
  return pageWithItems(db, query, asked, { email }, MAX_PAGE_SIZE);
}

async function pageWithItems(
  db: Database,
  query: Query<OrderRow>,
  asked: PageRequest,
  filters: unknown,
  defaultSize: number,
): Promise<NumberedPage<OrderWithItems>> {
  const page = await listPage(query, asked, {
    table: Order.table,
    order: NEWEST_FIRST,
    filters,
    defaultSize,
  });
  return { ...page, rows: await withItems(db.read, page.rows) };
}

/** The items of several orders in one query. */
export async function withItems(db: Queryable, orders: OrderRow[]): Promise<OrderWithItems[]> {
  const ids = orders.map((order) => order.id);
  const items = await OrderItem.objects(db).whereIn('order_id', ids).orderBy('id');
  const complete = new Map(orders.map((order) => [order.id, { ...order, items: [] as OrderItemRow[] }]));
  for (const item of items) complete.get(item.order_id)?.items.push(item);
  return [...complete.values()];
}
