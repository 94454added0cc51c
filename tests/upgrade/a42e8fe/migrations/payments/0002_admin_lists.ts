// What the admin's lists of transactions and payment methods are sorted, filtered and searched by.
import type { Knex } from 'knex';
import { addPrefixSearch, dropPrefixSearch } from '../../ecommerce/db/columns.js';

const INDEXES = {
  payments_paymentmethod: [
    ['created_at', 'id'],
    ['kind', 'created_at', 'id'],
  ],
  payments_transaction: [
    ['amount_cents', 'id'],
    ['kind', 'created_at', 'id'],
    ['kind', 'status', 'created_at', 'id'],
    ['status', 'amount_cents', 'id'],
  ],
};

export async function up(knex: Knex): Promise<void> {
  for (const [name, indexes] of Object.entries(INDEXES)) {
    await knex.schema.alterTable(name, (table) => {
      for (const columns of indexes) table.index(columns);
    });
  }
  await addPrefixSearch(knex, 'payments_transaction', 'provider_reference');
  await addPrefixSearch(knex, 'payments_paymentmethod', 'last4');
}

export async function down(knex: Knex): Promise<void> {
  await dropPrefixSearch(knex, 'payments_paymentmethod', 'last4');
  await dropPrefixSearch(knex, 'payments_transaction', 'provider_reference');
  for (const [name, indexes] of Object.entries(INDEXES)) {
    await knex.schema.alterTable(name, (table) => {
      for (const columns of indexes) table.dropIndex(columns);
    });
  }
}
