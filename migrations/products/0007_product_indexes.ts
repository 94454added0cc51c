// Create index on (archived, updated_at, id) of product.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'products_product', ['archived', 'updated_at', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'products_product', ['archived', 'updated_at', 'id']);
}
