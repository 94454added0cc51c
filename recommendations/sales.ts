// What the orders say: which products are bought together, and which sell best. Every question reads at
// most LATEST_ORDERS orders of a product, or of the shop, through an index: an answer costs no more in a
// shop of a million orders than in one of a thousand.
import type { Knex } from 'knex';
import type { Queryable } from '../ecommerce/db/database.js';
import { newestOrders } from '../orders/statistics.js';

/** How far back the orders of a product, and of the shop, count. */
const LATEST_ORDERS = 1_000;
/** Once may be chance. */
const LEAST_TOGETHER = 2;

/** A product, and how well it does: comparable among the products of one list. */
export interface Scored {
  product_id: number;
  score: number;
}

/** Narrows a query on `products_product` to what may be shown. */
export type Showable = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/**
 * The products in the latest 1,000 orders that contain this one, best first: at least twice, scored
 * count(A,B)/√(count(A)·count(B)). The count of a product goes to 1,000 orders as well. Cancelled
 * orders are left out of all three: recommendations_sale does not have them.
 */
export async function boughtTogether(
  db: Queryable,
  productId: number,
  showable: Showable,
  limit: number,
): Promise<Scored[]> {
  const latest = db('recommendations_sale')
    .where({ product_id: productId })
    .orderBy('order_id', 'desc')
    .limit(LATEST_ORDERS)
    .select('order_id');
  const together = db('latest')
    .join('recommendations_sale as sale', 'sale.order_id', 'latest.order_id')
    .whereNot('sale.product_id', productId)
    .groupBy('sale.product_id')
    .havingRaw('count(*) >= ?', [LEAST_TOGETHER])
    .select('sale.product_id')
    .count({ together: '*' });
  const counted = db('together')
    .join('products_product', 'products_product.id', 'together.product_id')
    .join('recommendations_salecount as sales', 'sales.product_id', 'together.product_id')
    .select(
      'together.product_id',
      'together.together',
      db.raw('CASE WHEN sales.orders > ? THEN ? ELSE sales.orders END as orders', [
        LATEST_ORDERS,
        LATEST_ORDERS,
      ]),
    );
  const rows = (await db
    .with('latest', latest)
    .with('together', together)
    .with('counted', showable(counted))
    .from('counted')
    .select('product_id', 'together', 'orders', db.raw('(SELECT count(*) FROM latest) as of_this'))
    // The order of the score: the count of this product is the same for all.
    .orderByRaw('together * together * 1.0 / orders DESC, product_id')
    .limit(limit)) as { product_id: number; together: number; orders: number; of_this: number }[];
  return rows.map(({ product_id, together: count, orders, of_this }) => ({
    product_id,
    score: count / Math.sqrt(of_this * orders),
  }));
}

/** What sold most units in the shop's latest 1,000 orders, cancelled ones left out, best first. */
export async function bestsellers(db: Queryable, showable: Showable, limit: number): Promise<Scored[]> {
  const newest = newestOrders(db, LATEST_ORDERS);
  const query = db
    .from(newest)
    .join('orders_orderitem as item', 'item.order_id', 'newest.id')
    .join('products_product', 'products_product.id', 'item.product_id')
    .whereNot('newest.status', 'cancelled')
    .groupBy('item.product_id')
    .select('item.product_id')
    .sum({ units: 'item.quantity' })
    .orderBy([{ column: 'units', order: 'desc' }, { column: 'item.product_id' }])
    .limit(limit);
  const rows = (await showable(query as Knex.QueryBuilder)) as { product_id: number; units: number }[];
  return rows.map(({ product_id, units }) => ({ product_id, score: units }));
}
