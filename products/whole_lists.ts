// Every product that matches a filter, in parts, for exports.
import type { Database } from '../framework/db/database.js';
import type { Query } from '../framework/db/model.js';
import { countRows } from '../framework/db/paging.js';
import { Product, type ProductRow, products, whereCategory } from './models.js';

/** Filters of whole lists. */
export interface ListFilters {
  /** A slug; empty means all. */
  category: string;
  inStock: boolean;
  includeArchived: boolean;
}

/** Every product that matches, in parts of this size, by ascending id. */
export async function* allProducts(
  db: Database,
  filters: ListFilters,
  size: number,
): AsyncGenerator<ProductRow[]> {
  for (let after = 0; ;) {
    const query = products(db.read).where('products_product.id', '>', after);
    narrow(query, filters);
    const rows = await query.orderBy('products_product.id').limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.id ?? 0;
  }
}

/** How many products match. */
export async function countProducts(db: Database, filters: ListFilters): Promise<number> {
  const query = Product.objects(db.read);
  narrow(query, filters);
  return countRows(query);
}

function narrow<R extends object>(query: Query<R>, filters: ListFilters): void {
  const { category, inStock, includeArchived } = filters;
  if (!includeArchived) void query.where('products_product.archived', false);
  if (inStock) void query.where('products_product.stock_quantity', '>', 0);
  if (category) whereCategory(query, category);
}
