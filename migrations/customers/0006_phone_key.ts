// Customers are found by their phone number, with or without the country.
import type { Knex } from 'knex';
import { addText, fillTexts, searchedText } from '../operations_v2.js';
import { addIndex, dropColumn, dropIndex } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addText(knex, 'customers_customer', 'phone_key');
  await fillTexts(knex, 'customers_customer', ['email', 'name', 'phone'], ({ email, name, phone }) => ({
    phone_key: keyOf(phone ?? ''),
    search_text: searchedText(email ?? '', name ?? '', phone ?? ''),
  }));
  await addIndex(knex, 'customers_customer', ['phone_key', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'customers_customer', ['phone_key', 'id']);
  await dropColumn(knex, 'customers_customer', 'phone_key');
}

/** As `phoneKey` of framework/db/text_folding.ts. */
function keyOf(phone: string): string {
  return [...phone.replace(/\D/g, '').replace(/^0+/, '')].reverse().join('');
}
