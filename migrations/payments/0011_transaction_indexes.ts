// Create index on (kind, status, created_at, currency, amount_cents) of transaction.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'payments_transaction', ['kind', 'status', 'created_at', 'currency', 'amount_cents']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'payments_transaction', ['kind', 'status', 'created_at', 'currency', 'amount_cents']);
}
