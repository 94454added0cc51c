// The shop's statistics. Each reads only the orders of its period, and only from an index: (created_at, status,
// currency, total_cents). Bestsellers are those of the newest orders.
import type { Knex } from 'knex';
import type { Queryable } from '../framework/db/database.js';
import { dayOf, daysAfter, type Span, spanOfDay, spanOfMonth } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import type { Status } from './models.js';

/** The number of newest orders that are searched for bestsellers. */
export const BESTSELLER_ORDERS = 500;

/** Orders without the cancelled ones. */
export interface Sales {
  /** In all currencies. */
  orders: number;
  /** Only of orders in the shop's currency: dollars are not added to euros. */
  total_cents: number;
}

/** The sales of one day: `2026-05-01`, in the shop's time zone. */
export type DaySales = Sales & { day: string };

export interface Bestseller {
  product_id: number;
  product_name: string;
  quantity: number;
  /** Only of sales in the shop's currency. */
  subtotal_cents: number;
}

/** The orders of one status and currency. */
interface Counted {
  status: Status;
  currency: string;
  orders: number;
  total_cents: number;
}

/** One entry for each of the last `days` days up to the one of `at`, oldest first; 0 where nothing was sold. */
export async function salesByDay(db: Queryable, days: number, at: Date): Promise<DaySales[]> {
  const wanted = lastDays(days, at);
  const counted = await countIn(db, wanted.map(spanOfDay));
  return wanted.map((day, index) => ({ day, ...salesOf(counted[index] ?? []) }));
}

/** The sales of each of these months: `2026-05`. */
export async function salesByMonth(db: Queryable, months: string[]): Promise<Sales[]> {
  return (await countIn(db, months.map(spanOfMonth))).map(salesOf);
}

/** How many orders of the last `days` days are in each currency that is not the shop's, without the cancelled ones. */
export async function ordersInOtherCurrencies(
  db: Queryable,
  days: number,
  at: Date,
): Promise<{ currency: string; orders: number }[]> {
  const sums = new Map<string, number>();
  for (const { status, currency, orders } of (await countIn(db, [lastSpan(days, at)]))[0] ?? []) {
    if (status === 'cancelled' || currency === settings.CURRENCY) continue;
    sums.set(currency, (sums.get(currency) ?? 0) + orders);
  }
  return [...sums].sort().map(([currency, orders]) => ({ currency, orders }));
}

/** How many orders of the last `days` days have each status. */
export async function ordersByStatus(db: Queryable, days: number, at: Date): Promise<Map<Status, number>> {
  const counts = new Map<Status, number>();
  for (const { status, orders } of (await countIn(db, [lastSpan(days, at)]))[0] ?? []) {
    counts.set(status, (counts.get(status) ?? 0) + orders);
  }
  return counts;
}

/** The orders of each span by status and currency, in one query. */
async function countIn(db: Queryable, spans: Span[]): Promise<Counted[][]> {
  const counting = spans.map(({ from, until }, span) =>
    db('orders_order')
      .where('created_at', '>=', from)
      .where('created_at', '<', until)
      .groupBy('status', 'currency')
      .select({ span: db.raw('?', [span]), status: 'status', currency: 'currency' })
      .count({ orders: '*' })
      .sum({ total_cents: 'total_cents' }),
  );
  const found = (await db.queryBuilder().unionAll(counting)) as (Counted & { span: number })[];
  const bySpan = spans.map((): Counted[] => []);
  for (const { span, ...counted } of found) bySpan[Number(span)]?.push(counted);
  return bySpan;
}

function salesOf(counted: Counted[]): Sales {
  const sold = counted.filter(({ status }) => status !== 'cancelled');
  const own = sold.filter(({ currency }) => currency === settings.CURRENCY);
  return {
    orders: sold.reduce((sum, { orders }) => sum + orders, 0),
    total_cents: own.reduce((sum, { total_cents }) => sum + total_cents, 0),
  };
}

/** The last days up to the one of `at`, oldest first. */
export function lastDays(days: number, at: Date): string[] {
  const today = dayOf(at);
  return Array.from({ length: days }, (_, index) => daysAfter(today, index + 1 - days));
}

function lastSpan(days: number, at: Date): Span {
  const [first = dayOf(at)] = lastDays(days, at);
  return { from: spanOfDay(first).from, until: spanOfDay(dayOf(at)).until };
}

/** The bestsellers of the last `days` days, by units, among the newest BESTSELLER_ORDERS orders. */
export async function bestsellers(
  db: Queryable,
  days: number,
  at: Date,
  limit: number,
): Promise<Bestseller[]> {
  const newest = newestOrders(db, BESTSELLER_ORDERS).where('created_at', '>=', lastSpan(days, at).from);
  const sold = db.from(newest).whereNot('status', 'cancelled').select('id');
  return (await db('orders_orderitem')
    .whereIn('order_id', sold)
    .where('quantity', '>', 0)
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
