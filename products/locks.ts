// Every row lock of this app. A transaction that needs several locks them in ascending id order.
import type { Queryable, Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Product } from './models.js';
import type { Row } from '../framework/db/model.js';

/** Locks a product until the transaction ends; `not_found` when there is none. */
export async function lockProduct(trx: Transaction, id: number): Promise<Row<typeof Product>> {
  const found = await Product.objects(trx).where({ id }).forUpdate().first();
  if (!found) throw notFound('Product', id);
  return found;
}

/** Locks these products until the transaction ends; ids that do not exist are left out. */
export async function lockProducts(trx: Transaction, ids: number[]): Promise<Row<typeof Product>[]> {
  return Product.objects(trx)
    .whereIn('id', [...new Set(ids)])
    .orderBy('id')
    .forUpdate();
}

/** The products with these ids or SKUs. */
export async function namedProducts(
  db: Queryable,
  ids: number[],
  skus: string[],
): Promise<Row<typeof Product>[]> {
  return Product.objects(db).whereIn('id', ids).orWhereIn('sku', skus).orderBy('id');
}

/** The same, locked until the transaction ends. */
export async function lockNamedProducts(
  trx: Transaction,
  ids: number[],
  skus: string[],
): Promise<Row<typeof Product>[]> {
  return Product.objects(trx).whereIn('id', ids).orWhereIn('sku', skus).orderBy('id').forUpdate();
}
