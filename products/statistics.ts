// The catalogue's statistics for the admin's front page.
import type { Knex } from 'knex';
import { countUpTo } from '../framework/db/paging.js';
import { settings } from '../ecommerce/settings.js';
import type { Queryable } from '../framework/db/database.js';
import { Product } from './models.js';

export interface LowStock {
  id: number;
  name: string;
  stock_quantity: number;
}

/** The products on sale with LOW_STOCK units at most. */
function low(db: Queryable) {
  return Product.objects(db).where('archived', false).where('stock_quantity', '<=', settings.LOW_STOCK);
}

/** How many products are low on stock; at most one more than the limit. */
export function countLowStock(db: Queryable, limit: number): Promise<number> {
  return countUpTo(low(db) as Knex.QueryBuilder, limit);
}

/** The products on sale with the least stock, LOW_STOCK units at most. */
export async function lowStock(db: Queryable, limit: number): Promise<LowStock[]> {
  return low(db).orderBy(['stock_quantity', 'id']).limit(limit).select('id', 'name', 'stock_quantity');
}
