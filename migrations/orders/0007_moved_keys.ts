// Idempotency keys are in one table for all apps. A guest is known by the e-mail address of the order.
import type { Knex } from 'knex';
import { moveKeys } from '../moved_keys.js';
import { autoId, timestamp } from '../operations.js';

export const dependencies = ['idempotency.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await moveKeys(knex, {
    scope: `CASE WHEN old.customer_id > 0 THEN 'customer ' || old.customer_id
      ELSE 'guest ' || lower(placed.customer_email) END`,
    key: 'old.idempotency_key',
    answer: 'old.answer',
    requestHash: 'old.request_hash',
    createdAt: 'old.created_at',
    from: `orders_idempotencykey old JOIN orders_order placed ON placed.id = old.order_id
      WHERE old.answer IS NOT NULL`,
  });
  await knex.schema.dropTable('orders_idempotencykey');
}

/** The keys stay where they are: a request that is repeated after this counts as a new one. */
export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('orders_idempotencykey', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('order_id').references('orders_order.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    table.text('answer');
    table.unique(['customer_id', 'idempotency_key']);
  });
}
