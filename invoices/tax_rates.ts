// The rates of tax of products, for the lines of a new invoice.
import type { Queryable } from '../framework/db/database.js';
import { settings } from '../ecommerce/settings.js';
import { Category, Product } from '../products/models.js';

/** The rate of each of these products, in percent: that of its category, else TAX_RATE. */
export async function taxRates(db: Queryable, productIds: number[]): Promise<Map<number, string>> {
  const rows = (await Product.objects(db)
    .join(Category.table, `${Category.table}.id`, `${Product.table}.category_id`)
    .whereIn(`${Product.table}.id`, productIds)
    .select({ id: `${Product.table}.id`, rate: `${Category.table}.tax_rate` })) as unknown as {
    id: number;
    rate: string | null;
  }[];
  return new Map(rows.map(({ id, rate }) => [id, rate ?? settings.TAX_RATE]));
}
