// Orders, their items, the changes of their status, and idempotency keys.
import type { Knex } from 'knex';
import { autoId, dropNotifyOnChange, notifyOnChange, timestamp } from '../operations.js';

export const dependencies = ['products.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('orders_order', (table) => {
    autoId(table);
    table.integer('customer_id');
    table.string('customer_name', 255).notNullable();
    table.string('customer_email', 254).notNullable();
    table.text('shipping_address').notNullable();
    table.string('status', 20).notNullable();
    table.string('payment_status', 20).notNullable();
    table.bigInteger('total_cents').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'updated_at').notNullable();
    table.check('total_cents >= 0', [], 'orders_order_total_not_negative');
    table.index(['created_at', 'id']);
    table.index(['status', 'created_at', 'id']);
    table.index(['customer_id', 'created_at', 'id']);
  });
  await knex.raw('CREATE INDEX orders_order_email ON orders_order (lower(customer_email), created_at, id)');
  await notifyOnChange(knex, 'orders_order', 'id');
  await knex.schema.createTable('orders_orderitem', (table) => {
    autoId(table);
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('CASCADE');
    table.integer('product_id').notNullable().references('products_product.id').onDelete('RESTRICT');
    table.string('product_name', 255).notNullable();
    table.integer('quantity').notNullable();
    table.bigInteger('price_cents').notNullable();
    table.bigInteger('subtotal_cents').notNullable();
    table.check('quantity > 0', [], 'orders_orderitem_quantity_positive');
    table.index(['order_id', 'id']);
    table.index(['product_id', 'order_id']);
  });
  await knex.schema.createTable('orders_statuschange', (table) => {
    autoId(table);
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('CASCADE');
    table.string('from_status', 20).notNullable();
    table.string('to_status', 20).notNullable();
    table.string('changed_by', 150).notNullable();
    timestamp(knex, table, 'changed_at').notNullable();
    table.index(['order_id', 'id']);
  });
  await knex.schema.createTable('orders_idempotencykey', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('order_id').references('orders_order.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    table.unique(['customer_id', 'idempotency_key']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['idempotencykey', 'statuschange', 'orderitem', 'order']) {
    await knex.schema.dropTable(`orders_${name}`);
  }
  await dropNotifyOnChange(knex, 'orders_order');
}
