// Carts of customers and guests, their lines, and the checkouts made under an idempotency key.
import type { Knex } from 'knex';
import { timestamp } from '../../ecommerce/db/columns.js';

export const dependencies = ['products.0001_initial', 'customers.0001_initial', 'orders.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('carts_cart', (table) => {
    table.increments('id');
    table.integer('customer_id').unique().references('customers_customer.id').onDelete('RESTRICT');
    table.string('token_hash', 64).unique();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'updated_at').notNullable();
    table.check('(customer_id IS NULL) <> (token_hash IS NULL)', [], 'carts_cart_one_owner');
    table.index(['updated_at', 'id']);
  });
  await knex.schema.createTable('carts_cartitem', (table) => {
    table.increments('id');
    table.integer('cart_id').notNullable().references('carts_cart.id').onDelete('CASCADE');
    table.integer('product_id').notNullable().references('products_product.id').onDelete('CASCADE');
    table.integer('quantity').notNullable();
    timestamp(knex, table, 'added_at').notNullable();
    table.check('quantity BETWEEN 1 AND 10000', [], 'carts_cartitem_quantity_in_range');
    table.unique(['cart_id', 'product_id']);
    table.index(['product_id']);
  });
  await knex.schema.createTable('carts_checkout', (table) => {
    table.increments('id');
    table.integer('cart_id').notNullable().references('carts_cart.id').onDelete('CASCADE');
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('CASCADE');
    table.text('answer').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    table.unique(['cart_id', 'idempotency_key']);
    table.index(['order_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['checkout', 'cartitem', 'cart']) await knex.schema.dropTable(`carts_${name}`);
}
