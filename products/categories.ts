// Categories: how many products they have, and merging one into another.
import { publish } from '../events/publishing.js';
import { isForeignKeyViolation, now, type Queryable, type Transaction } from '../framework/db/database.js';
import { ApiError, invalid, notFound } from '../framework/errors.js';
import { Category, Product, products } from './models.js';
import { productChanged } from './published_events.js';

/** Counting ends here, so that a list of categories costs the same however many products there are. */
const MAX_COUNTED = 1_000;
const MOVED_TOGETHER = 500;

/** How many products each of these categories has: "12", or "1,000+". */
export async function productCounts(db: Queryable, ids: number[]): Promise<Map<number, string>> {
  const some = 'SELECT 1 FROM products_product p WHERE p.category_id = products_category.id LIMIT ?';
  const rows = (await Category.objects(db)
    .whereIn('id', ids)
    .select('id')
    .select(
      db.raw(`(SELECT count(*) FROM (${some}) AS counted) AS count`, [MAX_COUNTED + 1]),
    )) as unknown as {
    id: number;
    count: number | string;
  }[];
  return new Map(
    rows.map(({ id, count }) => {
      const isMore = Number(count) > MAX_COUNTED;
      return [id, isMore ? `${MAX_COUNTED.toLocaleString('en')}+` : Number(count).toLocaleString('en')];
    }),
  );
}

/** Moves all products of a category, archived ones too, into another, and deletes it. Some hundred rows at a time. */
export async function mergeCategory(trx: Transaction, from: number, into: number): Promise<void> {
  if (from === into) throw invalid('into', 'must be another category');
  const locked = await Category.objects(trx).whereIn('id', [from, into]).orderBy('id').forUpdate();
  for (const id of [from, into]) {
    if (!locked.some((category) => category.id === id)) throw notFound('Category', id);
  }
  while (await moveSome(trx, from, into));
  try {
    await trx.transaction(async (step) => void (await Category.objects(step).where({ id: from }).delete()));
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new ApiError('conflict', 'A product was put into it at the same time. Try again.');
  }
}

/** Returns whether it found products; they are locked in ascending id order, as everywhere. */
async function moveSome(trx: Transaction, from: number, into: number): Promise<boolean> {
  const found = await Product.objects(trx)
    .where({ category_id: from })
    .orderBy('id')
    .limit(MOVED_TOGETHER)
    .forUpdate()
    .select('id');
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return false;
  await Product.objects(trx)
    .whereIn('id', ids)
    .update({ category_id: into, version: trx.raw('version + 1'), updated_at: now() } as object);
  await publish(trx, ...(await products(trx).whereIn('products_product.id', ids)).map(productChanged));
  return true;
}
