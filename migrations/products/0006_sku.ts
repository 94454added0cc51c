// The shop's own number of a product. Search text leaves NULL out, so that of the products that exist stays.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => table.string('sku', 64).nullable().unique());
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products_product', (table) => table.dropUnique(['sku']));
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw('ALTER TABLE products_product DROP COLUMN sku');
}
