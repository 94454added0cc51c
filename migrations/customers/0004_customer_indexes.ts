// Create index on (updated_at, id) of customer.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'customers_customer', ['updated_at', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'customers_customer', ['updated_at', 'id']);
}
