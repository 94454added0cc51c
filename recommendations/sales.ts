// Statistics from orders: which products are bought together, and which sell best. Every query reads at
// most LATEST_ORDERS orders of a product, or of the shop, through an index: it costs no more in a shop
// with a million orders than in one with a thousand.
import type { Knex } from 'knex';
import type { Queryable } from '../framework/db/database.js';
import type { Query } from '../framework/db/model.js';
import { newestOrders } from '../orders/statistics.js';
import type { ProductRow } from '../products/models.js';

/** The number of latest orders of a product, or of the shop, that count. */
const LATEST_ORDERS = 1_000;
/** The minimum number of buyers; a single one may be chance. */
const LEAST_TOGETHER = 2;

/** The buyer of an order of `newest`, in the format that the triggers of recommendations_sale write. */
const BUYER = "coalesce('#' || newest.customer_id, lower(newest.customer_email))";

/** A product and its score, comparable within one list. */
export interface Scored {
  product: ProductRow;
  score: number;
}

/** A new query for the products that may be shown. */
export type Showable = () => Query<ProductRow>;

/**
 * The products in the latest 1,000 orders that contain this one, best first: together for at least two
 * buyers, scored count(A,B)/√(count(A)·count(B)). Buyers are counted: repeated or large orders of a buyer
 * count once. The count of a product is limited to 1,000 as well. Cancelled orders do not count:
 * recommendations_sale does not have them.
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
    .select('order_id', 'buyer');
  const together = db('latest')
    .join('recommendations_sale as sale', 'sale.order_id', 'latest.order_id')
    .whereNot('sale.product_id', productId)
    .groupBy('sale.product_id')
    .havingRaw('count(DISTINCT latest.buyer) >= ?', [LEAST_TOGETHER])
    .select('sale.product_id')
    .countDistinct({ together: 'latest.buyer' });
  const rows = (await showable()
    .withMaterialized('latest', latest)
    .with('together', together)
    .join('together', 'together.product_id', 'products_product.id')
    .join('recommendations_salecount as sales', 'sales.product_id', 'together.product_id')
    .select(
      'together.together',
      db.raw(`${upTo(LATEST_ORDERS, 'sales.buyers')} AS buyers`),
      buyersOf(db, productId),
    )
    // Sorts by the score; the count of this product is the same for all, so it is left out.
    .orderByRaw(
      `CAST(together.together * together.together AS double precision) / ${upTo(LATEST_ORDERS, 'sales.buyers')} DESC,
       together.product_id`,
    )
    .limit(limit)) as (ProductRow & { together: number; buyers: number; of_this: number })[];
  return rows.map(({ together: count, buyers, of_this, ...product }) => ({
    product,
    score: count / Math.sqrt(Math.min(of_this, LATEST_ORDERS) * buyers),
  }));
}

/** How many buyers this product has, as `of_this`. */
function buyersOf(db: Queryable, productId: number): Knex.Raw {
  return db.raw('(SELECT buyers FROM recommendations_salecount WHERE product_id = ?) AS of_this', [
    productId,
  ]);
}

function upTo(most: number, column: string): string {
  return `CASE WHEN ${column} > ${most} THEN ${most} ELSE ${column} END`;
}

/** What most buyers ordered in the shop's latest 1,000 orders, cancelled ones left out, best first. */
export async function bestsellers(db: Queryable, showable: Showable, limit: number): Promise<Scored[]> {
  const sold = db
    .from(newestOrders(db, LATEST_ORDERS))
    .join('recommendations_sale as sale', 'sale.order_id', 'newest.id')
    .groupBy('sale.product_id')
    .select('sale.product_id', db.raw(`count(DISTINCT ${BUYER}) AS buyers`));
  const rows = (await showable()
    .join(sold.as('sold'), 'sold.product_id', 'products_product.id')
    .select('sold.buyers')
    .orderBy([{ column: 'sold.buyers', order: 'desc' }, { column: 'products_product.id' }])
    .limit(limit)) as (ProductRow & { buyers: number })[];
  return rows.map(({ buyers, ...product }) => ({ product, score: buyers }));
}
