// The catalogue's statistics for the admin's front page.
import type { Queryable } from '../framework/db/database.js';
import { Product } from './models.js';

/** A product with this many units or fewer is low on stock. */
export const LOW_STOCK = 10;

export interface LowStock {
  id: number;
  name: string;
  stock_quantity: number;
}

/** The products on sale with the least stock, LOW_STOCK units at most. */
export async function lowStock(db: Queryable, limit: number): Promise<LowStock[]> {
  return Product.objects(db)
    .where('archived', false)
    .where('stock_quantity', '<=', LOW_STOCK)
    .orderBy(['stock_quantity', 'id'])
    .limit(limit)
    .select('id', 'name', 'stock_quantity');
}
