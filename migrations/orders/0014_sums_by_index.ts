// Days are those of the shop's time zone, which the database does not know: orders are no longer counted by triggers,
// by days in UTC, but from an index with all that is summed. Another finds the orders that wait to be shipped or paid.
import type { Knex } from 'knex';
import { countDailySales, dropDailySales } from '../daily_sales.js';
import { addIndex, dropIndex } from '../schema_changes.js';

export async function up(knex: Knex): Promise<void> {
  await dropDailySales(knex);
  await addIndex(knex, 'orders_order', ['status', 'payment_status', 'created_at', 'id']);
  await addIndex(knex, 'orders_order', ['created_at', 'status', 'currency', 'total_cents']);
}

export async function down(knex: Knex): Promise<void> {
  await dropIndex(knex, 'orders_order', ['created_at', 'status', 'currency', 'total_cents']);
  await dropIndex(knex, 'orders_order', ['status', 'payment_status', 'created_at', 'id']);
  await countDailySales(knex, ['status', 'currency']);
}
