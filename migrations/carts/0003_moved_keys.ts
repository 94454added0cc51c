// Idempotency keys are in one table for all apps. A guest is known by the token of the cart.
import type { Knex } from 'knex';
import { moveKeys } from '../moved_keys.js';
import { autoId, timestamp } from '../operations.js';

export const dependencies = ['idempotency.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await moveKeys(knex, {
    scope: `CASE WHEN cart.customer_id IS NULL THEN 'cart ' || cart.token_hash
      ELSE 'customer ' || cart.customer_id END`,
    key: 'old.idempotency_key',
    answer: 'old.answer',
    requestHash: 'old.request_hash',
    createdAt: 'old.created_at',
    from: 'carts_checkout old JOIN carts_cart cart ON cart.id = old.cart_id WHERE old.answer IS NOT NULL',
  });
  await knex.schema.dropTable('carts_checkout');
}

/** The keys stay where they are: a request that is repeated after this counts as a new one. */
export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('carts_checkout', (table) => {
    autoId(table);
    table.integer('cart_id').notNullable().references('carts_cart.id').onDelete('CASCADE');
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    table.text('answer').notNullable();
    table.unique(['cart_id', 'idempotency_key']);
    table.index(['order_id']);
  });
}
