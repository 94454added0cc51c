// Create index on (updated_at, id) of transaction.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'payments_transaction', ['updated_at', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'payments_transaction', ['updated_at', 'id']);
}
