// Ranks recommendations: staff's choices first, then products bought together, then the category's
// bestsellers, then bestsellers; none archived, out of stock, repeated or already bought by the customer.
import type { Knex } from 'knex';
import type { Database, Queryable } from '../framework/db/database.js';
import type { Query } from '../framework/db/model.js';
import { unindexed } from '../framework/db/query_plan.js';
import { newestOrders } from '../orders/statistics.js';
import { batchGetProducts, getProduct, type ProductRow, products } from '../products/models.js';
import { bestsellers, boughtTogether, type Scored, type Showable } from './sales.js';

type Reason = 'chosen' | 'bought_together' | 'same_category' | 'bestseller';

export interface RecommendedProduct {
  product: ProductRow;
  reason: Reason;
  /** 1 for the best with the same reason, the others relative to it. */
  score: number;
}

/** The number of a customer's last bought products that are used. */
const MAX_SEEDS = 5;
/** The number of the customer's orders that are searched for them. */
const SEED_ORDERS = 20;

/** Recommendations for a product; for a customer (0: none) without products already bought. */
export async function recommendForProduct(
  db: Database,
  productId: number,
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  // Read concurrently: only its category is needed, and rarely.
  const product = getProduct(db.read, productId);
  const categories = async () => [(await product).category_id];
  const [, recommended] = await Promise.all([
    product,
    db.fromStandby(({ read }) => recommend(read, [productId], categories, customerId, limit)),
  ]);
  return recommended;
}

/** Recommendations for a customer, based on the products that the customer bought last. */
export async function recommendForCustomer(
  db: Database,
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  const bought = await lastBought(db.read, customerId);
  const seeds = bought.map(({ id }) => id);
  const categories = () => Promise.resolve([...new Set(bought.map(({ category_id }) => category_id))]);
  return db.fromStandby(({ read }) => recommend(read, seeds, categories, customerId, limit));
}

async function recommend(
  db: Queryable,
  seeds: number[],
  categories: () => Promise<number[]>,
  customerId: number,
  limit: number,
): Promise<RecommendedProduct[]> {
  const found: RecommendedProduct[] = [];
  const shown = [...seeds];
  const showable: Showable = () => onlyShowable(db, shown, customerId);
  const steps: [Reason, (count: number) => Promise<Scored[]>][] = [
    ['chosen', (count) => bestOf(seeds, (seed) => chosen(seed, showable, count))],
    ['bought_together', (count) => bestOf(seeds, (seed) => boughtTogether(db, seed, showable, count))],
    ['same_category', async (count) => bestsellersOf(db, await categories(), showable, count)],
    ['bestseller', (count) => bestsellers(db, showable, count)],
  ];
  for (const [reason, look] of steps) {
    if (found.length >= limit) break;
    const more = (await look(limit - found.length)).slice(0, limit - found.length);
    found.push(...relative(more).map((scored) => ({ ...scored, reason })));
    shown.push(...more.map(({ product }) => product.id));
  }
  return found;
}

/**
 * The published scores: 1 for the best of the list, rounded to hundredths. More digits would reveal how many
 * were sold: 0.8165 is 2/√(3·2).
 */
function relative(list: Scored[]): Scored[] {
  const best = list[0]?.score ?? 1;
  return list.map(({ product, score }) => ({
    product,
    score: Math.max(1, Math.round((score / best) * 100)) / 100,
  }));
}

/** Merges the results for several products: each with its best score, the best first. */
async function bestOf(seeds: number[], look: (seed: number) => Promise<Scored[]>): Promise<Scored[]> {
  const best = new Map<number, Scored>();
  for (const seed of seeds) {
    for (const scored of await look(seed)) {
      if (scored.score > (best.get(scored.product.id)?.score ?? 0)) best.set(scored.product.id, scored);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.product.id - b.product.id);
}

/** Staff's choices for a product: 1 for the first position, then decreasing. */
async function chosen(productId: number, showable: Showable, limit: number): Promise<Scored[]> {
  const rows = (await showable()
    .join('recommendations_recommendation as choice', 'choice.recommended_product_id', 'products_product.id')
    .where('choice.product_id', productId)
    .orderBy('choice.position')
    .limit(limit)
    .select('choice.position')) as (ProductRow & { position: number })[];
  return rows.map(({ position, ...product }) => ({ product, score: 1 / position }));
}

/** The bestsellers of these categories; none without a category. */
async function bestsellersOf(
  db: Queryable,
  categories: number[],
  showable: Showable,
  limit: number,
): Promise<Scored[]> {
  if (categories.length === 0) return [];
  const ofThem = (): Query<ProductRow> => {
    const query = showable();
    const places = categories.map(() => '?').join(', ');
    const column = unindexed(query, 'products_product.category_id');
    return query.whereRaw(`${column} IN (${places})`, categories) as Query<ProductRow>;
  };
  return bestsellers(db, ofThem, limit);
}

function onlyShowable(db: Queryable, shown: number[], customerId: number): Query<ProductRow> {
  const query = products(db).whereNotIn('products_product.id', shown);
  // Nearly all products can be sold: by an index of them, SQLite would read the whole catalogue before the few that sold.
  const column = (name: string): string => unindexed(query, `products_product.${name}`);
  void query.whereRaw(`${column('archived')} = ?`, [false]).whereRaw(`${column('stock_quantity')} > 0`);
  return customerId > 0 ? query.whereNotIn('products_product.id', boughtBy(db, customerId)) : query;
}

/** The ids of all products that a customer ever bought, without cancelled orders. */
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
