// Create index on (updated_at, id) of order.
// Create index on (payment_status, created_at, id) of order.
import type { Knex } from 'knex';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await addIndex(knex, 'orders_order', ['updated_at', 'id']);
  await addIndex(knex, 'orders_order', ['payment_status', 'created_at', 'id']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'orders_order', ['payment_status', 'created_at', 'id']);
  await dropIndex(knex, 'orders_order', ['updated_at', 'id']);
}
