// Orders sort by their customer's name as the alphabet does, and are searched without accents.
import type { Knex } from 'knex';
import { addText, fillTexts, foldedText, searchedText } from '../operations_v2.js';
import { addIndex, dropColumn, dropIndex } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await dropIndex(knex, 'orders_order', ['customer_name', 'id']);
  await addText(knex, 'orders_order', 'customer_name_key');
  await fillTexts(knex, 'orders_order', ['customer_name', 'customer_email'], (row) => ({
    customer_name_key: foldedText(row.customer_name ?? ''),
    search_text: searchedText(row.customer_name ?? '', row.customer_email ?? ''),
  }));
  await addIndex(knex, 'orders_order', ['customer_name_key', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'orders_order', ['customer_name_key', 'id']);
  await dropColumn(knex, 'orders_order', 'customer_name_key');
  await addIndex(knex, 'orders_order', ['customer_name', 'id']);
}
