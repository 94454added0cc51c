// Products and categories sort by name as the alphabet does, and are searched without accents.
import type { Knex } from 'knex';
import { addText, fillTexts, foldedText, searchedText } from '../operations_v2.js';
import { addIndex, dropColumn, dropIndex } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await dropIndex(knex, 'products_category', ['name', 'id']);
  await addText(knex, 'products_category', 'name_key');
  await addIndex(knex, 'products_category', ['name_key', 'id']);
  await dropIndex(knex, 'products_product', ['archived', 'name', 'id']);
  await dropIndex(knex, 'products_product', ['name', 'id']);
  await addText(knex, 'products_product', 'name_key');
  await fillTexts(knex, 'products_category', ['name'], ({ name }) => ({ name_key: foldedText(name ?? '') }));
  await fillTexts(knex, 'products_product', ['name', 'description', 'sku'], (row) => ({
    name_key: foldedText(row.name ?? ''),
    search_text: searchedText(row.name ?? '', row.description ?? '', row.sku ?? null),
  }));
  await addIndex(knex, 'products_product', ['name_key', 'id']);
  await addIndex(knex, 'products_product', ['archived', 'name_key', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'products_product', ['archived', 'name_key', 'id']);
  await dropIndex(knex, 'products_product', ['name_key', 'id']);
  await dropColumn(knex, 'products_product', 'name_key');
  await addIndex(knex, 'products_product', ['name', 'id']);
  await addIndex(knex, 'products_product', ['archived', 'name', 'id']);
  await dropIndex(knex, 'products_category', ['name_key', 'id']);
  await dropColumn(knex, 'products_category', 'name_key');
  await addIndex(knex, 'products_category', ['name', 'id']);
}
