// Add field tax_rate to category.
import type { Knex } from 'knex';
import { addColumn, dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'products_category', 'tax_rate', { type: 'varchar(7)', null: true });
}

export async function down(knex: Knex): Promise<void> {
  await dropColumn(knex, 'products_category', 'tax_rate');
}
