// The database counts products by what lists are filtered by.
import type { Knex } from 'knex';
import { dropCounts, keepCounts } from '../kept_counts.js';

export async function up(knex: Knex): Promise<void> {
  await keepCounts(knex, 'products_product', [
    { name: 'archived', type: 'boolean' },
    { name: 'category_id', type: 'integer' },
    { name: 'in_stock', type: 'boolean', column: 'stock_quantity', condition: '> 0' },
  ]);
}

export async function down(knex: Knex): Promise<void> {
  await dropCounts(knex, 'products_product');
}
