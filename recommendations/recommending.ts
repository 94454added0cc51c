// What to show: staff's choices first, then products bought together, then the category's bestsellers,
// then bestsellers; nothing archived, out of stock, shown already or bought by the customer before.
import type { Knex } from 'knex';
import type { Database, Queryable } from '../ecommerce/db/database.js';
import { newestOrders } from '../orders/statistics.js';
import { batchGetProducts, getProduct, type ProductRow } from '../products/models.js';
import { bestsellers, boughtTogether, type Scored, type Showable } from './sales.js';

export type Reason = 'chosen' | 'bought_together' | 'same_category' | 'bestseller';

export interface RecommendedProduct {
  product: ProductRow;
  reason: Reason;
  /** Comparable within one reason. */
  score: number;
}

/** A customer is told by so many of the products bought last. */
const MAX_SEEDS = 5;
/** They are looked for in so many of the customer's orders. */
const SEED_ORDERS = 20;

/** What to show beside a product; for a customer (0: nobody) without what was bought already. */
export async function recommendForProduct(
  db: Database,
  productId: number,
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  const product = await getProduct(db.read, productId);
  return recommend(db.read, [product], customerId, limit);
}

/** What to show to a customer: what goes with the products that the customer bought last. */
export async function recommendForCustomer(
  db: Database,
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  const bought = await lastBought(db.read, customerId);
  return recommend(db.read, bought, customerId, limit);
}

async function recommend(
  db: Queryable,
  seeds: ProductRow[],
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  const found: (Scored & { reason: Reason })[] = [];
  const shown = seeds.map((seed) => seed.id);
  const categories = [...new Set(seeds.map((seed) => seed.category_id))];
  const showable: Showable = (query) => onlyShowable(db, query, shown, customerId);
  const inCategories: Showable = (query) =>
    showable(query).whereIn('products_product.category_id', categories);
  const steps: [Reason, (count: number) => Promise<Scored[]>][] = [
    ['chosen', () => bestOf(seeds, (seed) => chosen(db, seed.id, showable))],
    ['bought_together', (count) => bestOf(seeds, (seed) => boughtTogether(db, seed.id, showable, count))],
    [
      'same_category',
      (count) => (seeds.length > 0 ? bestsellers(db, inCategories, count) : Promise.resolve([])),
    ],
    ['bestseller', (count) => bestsellers(db, showable, count)],
  ];
  for (const [reason, look] of steps) {
    if (found.length >= limit) break;
    const more = (await look(limit - found.length)).slice(0, limit - found.length);
    found.push(...more.map((scored) => ({ ...scored, reason })));
    shown.push(...more.map((scored) => scored.product_id));
  }
  return withProducts(db, found);
}

/** The findings for several products as one list: each at its best score, the best first. */
async function bestOf(seeds: ProductRow[], look: (seed: ProductRow) => Promise<Scored[]>): Promise<Scored[]> {
  const best = new Map<number, Scored>();
  for (const seed of seeds) {
    for (const scored of await look(seed)) {
      if (scored.score > (best.get(scored.product_id)?.score ?? 0)) best.set(scored.product_id, scored);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.product_id - b.product_id);
}

/** Staff's choices beside a product: 1 for the first position, then less and less. */
async function chosen(db: Queryable, productId: number, showable: Showable): Promise<Scored[]> {
  const query = db('recommendations_recommendation as choice')
    .join('products_product', 'products_product.id', 'choice.recommended_product_id')
    .where('choice.product_id', productId)
    .orderBy('choice.position')
    .select('products_product.id as product_id', 'choice.position');
  const rows = (await showable(query as Knex.QueryBuilder)) as { product_id: number; position: number }[];
  return rows.map(({ product_id, position }) => ({ product_id, score: 1 / position }));
}

function onlyShowable(
  db: Queryable,
  query: Knex.QueryBuilder,
  shown: number[],
  customerId: number,
): Knex.QueryBuilder {
  void query
    .where('products_product.archived', false)
    .where('products_product.stock_quantity', '>', 0)
    .whereNotIn('products_product.id', shown);
  if (customerId > 0) void query.whereNotIn('products_product.id', boughtBy(db, customerId));
  return query;
}

/** The ids of all products that a customer ever bought; cancelled orders bought nothing. */
function boughtBy(db: Queryable, customerId: number): Knex.QueryBuilder {
  return db('orders_order')
    .join('orders_orderitem', 'orders_orderitem.order_id', 'orders_order.id')
    .where('orders_order.customer_id', customerId)
    .whereNot('orders_order.status', 'cancelled')
    .select('orders_orderitem.product_id') as Knex.QueryBuilder;
}

/** The products that a customer bought last, the latest first. */
async function lastBought(db: Queryable, customerId: number): Promise<ProductRow[]> {
  const newest = newestOrders(db, SEED_ORDERS).where({ customer_id: customerId });
  const rows = (await db
    .from(newest)
    .join('orders_orderitem as item', 'item.order_id', 'newest.id')
    .whereNot('newest.status', 'cancelled')
    .groupBy('item.product_id')
    .select('item.product_id')
    .max({ last: 'item.id' })
    .orderBy('last', 'desc')
    .limit(MAX_SEEDS)) as { product_id: number }[];
  return batchGetProducts(
    db,
    rows.map((row) => row.product_id),
  );
}

async function withProducts(
  db: Queryable,
  found: (Scored & { reason: Reason })[],
): Promise<RecommendedProduct[]> {
  const products = await batchGetProducts(
    db,
    found.map(({ product_id }) => product_id),
  );
  const byId = new Map(products.map((product) => [product.id, product]));
  return found.flatMap(({ product_id, reason, score }) => {
    const product = byId.get(product_id);
    return product ? [{ product, reason, score }] : [];
  });
}
