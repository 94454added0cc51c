// Customers sort by name as the alphabet does, and are searched without accents, and by phone.
import type { Knex } from 'knex';
import { addText, fillTexts, foldedText, searchedText } from '../operations_v2.js';
import { addIndex, dropColumn, dropIndex } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await dropIndex(knex, 'customers_customer', ['email', 'id']);
  await dropIndex(knex, 'customers_customer', ['name', 'id']);
  await addText(knex, 'customers_customer', 'name_key');
  await fillTexts(knex, 'customers_customer', ['email', 'name', 'phone'], ({ email, name, phone }) => ({
    name_key: foldedText(name ?? ''),
    search_text: searchedText(
      email ?? '',
      name ?? '',
      phone ?? '',
      (phone ?? '').replace(/\D/g, '').replace(/^0+/, ''),
    ),
  }));
  await addIndex(knex, 'customers_customer', ['email_key', 'id']);
  await addIndex(knex, 'customers_customer', ['name_key', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'customers_customer', ['name_key', 'id']);
  await dropIndex(knex, 'customers_customer', ['email_key', 'id']);
  await dropColumn(knex, 'customers_customer', 'name_key');
  await addIndex(knex, 'customers_customer', ['name', 'id']);
  await addIndex(knex, 'customers_customer', ['email', 'id']);
}
