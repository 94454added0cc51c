// The figures of a month: orders by status, and what was sold, by product and by category, without cancelled orders.
// Each query reads only the orders of the month.
import type { Knex } from 'knex';
import type { Queryable } from '../framework/db/database.js';
import { spanOfMonth } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import type { Status } from '../orders/models.js';

/** So many products are listed, those that sold for most. */
export const MAX_PRODUCTS = 100;

export interface StatusLine {
  status: Status;
  orders: number;
  /** In the shop's currency. */
  total_cents: number;
}

/** The sales of a product or a category, in the shop's currency. */
export interface SalesLine {
  name: string;
  units: number;
  subtotal_cents: number;
}

/** The orders of a month by status; those in other currencies are counted, but not in the totals. */
export async function statusLines(db: Queryable, month: string): Promise<StatusLine[]> {
  const { CURRENCY } = settings;
  return (await inMonth(db('orders_order'), 'orders_order', month)
    .groupBy('status')
    .select('status')
    .count({ orders: '*' })
    .sum({
      total_cents: db.raw('CASE WHEN currency = ? THEN total_cents ELSE 0 END', [CURRENCY]),
    })) as StatusLine[];
}

/** What was sold in a month by product, most first, at most MAX_PRODUCTS. */
export async function productLines(db: Queryable, month: string): Promise<SalesLine[]> {
  return (await soldIn(db, month)
    .groupBy('item.product_id')
    .max({ name: 'item.product_name' })
    .orderBy([{ column: 'subtotal_cents', order: 'desc' }, { column: 'item.product_id' }])
    .limit(MAX_PRODUCTS)) as SalesLine[];
}

/** What was sold in a month by category, most first. */
export async function categoryLines(db: Queryable, month: string): Promise<SalesLine[]> {
  return (await soldIn(db, month)
    .join('products_product as product', 'product.id', 'item.product_id')
    .join('products_category as category', 'category.id', 'product.category_id')
    .groupBy('category.id', 'category.name')
    .select({ name: 'category.name' })
    .orderBy([{ column: 'subtotal_cents', order: 'desc' }, { column: 'category.id' }])) as SalesLine[];
}

/** The items of the month's orders, with the sums of their pieces and amounts. */
function soldIn(db: Queryable, month: string): Knex.QueryBuilder {
  const query = db('orders_order as sold').join('orders_orderitem as item', 'item.order_id', 'sold.id');
  return inMonth(query, 'sold', month)
    .whereNot('sold.status', 'cancelled')
    .where('sold.currency', settings.CURRENCY)
    .where('item.quantity', '>', 0)
    .sum({ units: 'item.quantity', subtotal_cents: 'item.subtotal_cents' });
}

function inMonth(query: Knex.QueryBuilder, table: string, month: string): Knex.QueryBuilder {
  const { from, until } = spanOfMonth(month);
  return query.where(`${table}.created_at`, '>=', from).where(`${table}.created_at`, '<', until);
}
