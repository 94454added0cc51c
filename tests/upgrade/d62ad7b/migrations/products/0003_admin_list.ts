// What the admin's list of products is sorted and filtered by.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => {
    table.index(['stock_quantity', 'created_at', 'id']);
    table.index(['archived', 'created_at', 'id']);
    table.index(['category_id', 'price_cents', 'id']);
  });
  await knex.schema.alterTable('products_category', (table) => table.index(['name', 'id']));
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_category', (table) => table.dropIndex(['name', 'id']));
  await knex.schema.alterTable('products_product', (table) => {
    table.dropIndex(['category_id', 'price_cents', 'id']);
    table.dropIndex(['archived', 'created_at', 'id']);
    table.dropIndex(['stock_quantity', 'created_at', 'id']);
  });
}
