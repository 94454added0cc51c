// The shop's statistics. Their cost does not grow with the orders: days come from orders_dailysales,
// which triggers maintain (migrations/orders/0008_currency.ts), bestsellers from the newest orders.
import type { Knex } from 'knex';
import type { Queryable } from '../framework/db/database.js';
import { settings } from '../ecommerce/settings.js';
import type { Status } from './models.js';

/** The number of newest orders that are searched for bestsellers. */
export const BESTSELLER_ORDERS = 500;

/** Orders of one day, without the cancelled ones. */
export interface DaySales {
  /** `2026-05-01`, UTC. */
  day: string;
  /** In all currencies. */
  orders: number;
  /** Only of orders in the shop's currency: dollars are not added to euros. */
  total_cents: number;
}

export interface Bestseller {
  product_id: number;
  product_name: string;
  quantity: number;
  /** Only of sales in the shop's currency. */
  subtotal_cents: number;
}

/** One entry for each of the last `days` days up to the one of `at`, oldest first; 0 where nothing was sold. */
export async function salesByDay(db: Queryable, days: number, at: Date): Promise<DaySales[]> {
  const wanted = Array.from({ length: days }, (_, index) => dayBefore(at, days - 1 - index));
  const rows = (await db('orders_dailysales')
    .where('day', '>=', dayBefore(at, days - 1))
    .whereNot('status', 'cancelled')
    .groupBy('day')
    .select('day')
    .sum({ orders: 'orders', total_cents: inShopCurrency(db, 'total_cents') })) as DaySales[];
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return wanted.map((day) => byDay.get(day) ?? { day, orders: 0, total_cents: 0 });
}

/** How many orders of the last `days` days are in each currency that is not the shop's, without the cancelled ones. */
export async function ordersInOtherCurrencies(
  db: Queryable,
  days: number,
  at: Date,
): Promise<{ currency: string; orders: number }[]> {
  const rows = (await db('orders_dailysales')
    .where('day', '>=', dayBefore(at, days - 1))
    .whereNot('status', 'cancelled')
    .whereNot('currency', settings.CURRENCY)
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum({ orders: 'orders' })) as { currency: string; orders: number }[];
  return rows.filter(({ orders }) => orders > 0);
}

/** How many orders have each status, all days together. */
export async function ordersByStatus(db: Queryable): Promise<Map<Status, number>> {
  const rows = (await db('orders_dailysales')
    .groupBy('status')
    .select('status')
    .sum({ orders: 'orders' })) as { status: Status; orders: number }[];
  return new Map(rows.map(({ status, orders }) => [status, orders]));
}

/** The bestsellers of the last `days` days, by units, among the newest BESTSELLER_ORDERS orders. */
export async function bestsellers(
  db: Queryable,
  days: number,
  at: Date,
  limit: number,
): Promise<Bestseller[]> {
  const from = `${dayBefore(at, days - 1)}T00:00:00.000Z`;
  const newest = newestOrders(db, BESTSELLER_ORDERS).where('created_at', '>=', from);
  const sold = db.from(newest).whereNot('status', 'cancelled').select('id');
  return (await db('orders_orderitem')
    .whereIn('order_id', sold)
    .groupBy('product_id')
    .select('product_id')
    .max({ product_name: 'product_name' })
    .sum({ quantity: 'quantity', subtotal_cents: inShopCurrency(db, 'subtotal_cents') })
    .orderBy([{ column: 'quantity', order: 'desc' }, { column: 'product_id' }])
    .limit(limit)) as Bestseller[];
}

/** The amounts of a column in the shop's currency, and 0 for the others. */
function inShopCurrency(db: Queryable, column: string): Knex.Raw {
  return db.raw('CASE WHEN currency = ? THEN ?? ELSE 0 END', [settings.CURRENCY, column]);
}

/** A subquery called `newest`: id, status and customer of the newest orders, including cancelled ones. */
export function newestOrders(db: Queryable, limit: number): Knex.QueryBuilder {
  return db('orders_order')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select('id', 'status', 'customer_id', 'customer_email')
    .as('newest') as Knex.QueryBuilder;
}

/** The UTC date this number of days before `at`: `2026-05-01`. */
function dayBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
