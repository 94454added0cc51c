// The lists of orders: what clients may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { type Asked, before, choice, equalTo, type Filter, List, since } from '../framework/db/lists.js';
import { listPage, NEWEST_FIRST, type NumberedPage } from '../framework/db/paging.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { MAX_PAGE_SIZE } from '../framework/pagination.js';
import {
  OPTIONAL_ID_SCHEMA,
  TOKEN_PAGE_SCHEMA,
  V1_PAGE_SCHEMA,
  V1_TOKEN_PAGE_SCHEMA,
} from '../framework/validation.js';
import { Order, type OrderWithItems, PAYMENT_STATUSES, STATUSES, withItems } from './models.js';

/** Compared without case, as in the index. */
const customerEmail: Filter<string> = {
  schema: {
    ...fieldSchema(Order.field('customer_email')),
    description: 'The e-mail address in the order, compared without case.',
  },
  narrow: (query, email) => void query.whereRaw('lower(customer_email) = lower(?)', [email]),
};

const STATE_FILTERS = {
  status: choice('status', STATUSES, 'Only orders with this status.'),
  payment_status: choice('payment_status', PAYMENT_STATUSES, 'Only orders with this payment status.'),
  created_after: since('created_at', 'placed'),
  created_before: before('created_at', 'placed'),
  updated_after: since('updated_at', 'changed'),
};
const customer_id = equalTo<number>(
  'customer_id',
  OPTIONAL_ID_SCHEMA,
  'Only orders of this account; 0 means all.',
);
const ORDER_FILTERS = { customer_id, customer_email: customerEmail, ...STATE_FILTERS };
const SHARED = {
  orderings: { created_at: 'created_at', updated_at: 'updated_at', total_amount: 'total_cents' },
  order: NEWEST_FIRST,
};

export const orderList = new List(Order, {
  ...{ ...SHARED, filters: ORDER_FILTERS, paging: V1_PAGE_SCHEMA, defaultSize: 10 },
});
export type ListOrders = Asked<typeof ORDER_FILTERS>;

/** A customer's own: pages by token alone. */
export const ownOrderList = new List(Order, {
  ...{ ...SHARED, filters: STATE_FILTERS, paging: TOKEN_PAGE_SCHEMA, defaultSize: 10 },
});

/** The orders of one e-mail address. */
export const emailOrderList = new List(Order, {
  ...{ ...SHARED, filters: STATE_FILTERS, paging: V1_TOKEN_PAGE_SCHEMA, defaultSize: MAX_PAGE_SIZE },
});
export type ListOwnOrders = Asked<typeof STATE_FILTERS>;

/** Newest first unless asked otherwise. */
export async function listOrders(db: Database, asked: ListOrders): Promise<NumberedPage<OrderWithItems>> {
  const query = orderList.narrow(Order.objects(db.read), asked);
  const page = await listPage(query, asked, orderList.paged(asked, null, []));
  return { ...page, rows: await withItems(db.read, page.rows) };
}

/** The orders placed under an e-mail address, compared without case; newest first unless asked otherwise. */
export async function listOrdersOfEmail(
  db: Database,
  email: string,
  asked: ListOwnOrders,
): Promise<NumberedPage<OrderWithItems>> {
  const query = emailOrderList.narrow(Order.objects(db.read), asked);
  void query.whereRaw('lower(customer_email) = lower(?)', [email]);
  const page = await listPage(query, asked, emailOrderList.paged(asked, { email }));
  return { ...page, rows: await withItems(db.read, page.rows) };
}
