// The database counts orders by what lists are filtered by.
import type { Knex } from 'knex';
import { dropCounts, keepCounts } from '../kept_counts.js';

export async function up(knex: Knex): Promise<void> {
  await keepCounts(knex, 'orders_order', [
    { name: 'status', type: 'varchar(20)' },
    { name: 'payment_status', type: 'varchar(20)' },
  ]);
}

export async function down(knex: Knex): Promise<void> {
  await dropCounts(knex, 'orders_order');
}
