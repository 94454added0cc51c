// What the admin's list of customers is sorted and filtered by.
import type { Knex } from 'knex';

const INDEXES = [
  ['email', 'id'],
  ['name', 'id'],
  ['active', 'created_at', 'id'],
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customers_customer', (table) => {
    for (const columns of INDEXES) table.index(columns);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customers_customer', (table) => {
    for (const columns of INDEXES) table.dropIndex(columns);
  });
}
