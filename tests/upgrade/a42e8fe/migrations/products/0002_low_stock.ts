// Finds the products that are low on stock without reading the others.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => {
    table.index(['archived', 'stock_quantity', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => {
    table.dropIndex(['archived', 'stock_quantity', 'id']);
  });
}
