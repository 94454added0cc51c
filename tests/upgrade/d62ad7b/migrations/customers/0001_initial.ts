// Customers, their sessions, where they logged in from, and the password resets that are under way.
import type { Knex } from 'knex';
import { addTextSearch, autoId, dropTextSearch, timestamp } from '../../ecommerce/db/columns.js';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('customers_customer', (table) => {
    autoId(table);
    table.string('email', 254).notNullable();
    table.string('email_key', 254).notNullable().unique();
    table.string('name', 255).notNullable();
    table.string('phone', 32).notNullable();
    table.text('shipping_address').notNullable();
    table.string('password', 255).notNullable();
    table.boolean('active').notNullable();
    table.text('search_text').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'updated_at').notNullable();
    table.index(['created_at', 'id']);
  });
  await addTextSearch(knex, 'customers_customer', 'search_text');
  await knex.schema.createTable('customers_session', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable().references('customers_customer.id').onDelete('CASCADE');
    table.string('family_hash', 64).notNullable().unique();
    table.string('secret_hash', 64).notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'expires_at').notNullable();
    table.index(['customer_id', 'expires_at']);
  });
  await knex.schema.createTable('customers_knownaddress', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable().references('customers_customer.id').onDelete('CASCADE');
    table.string('address_hash', 64).notNullable();
    timestamp(knex, table, 'seen_at').notNullable();
    table.unique(['customer_id', 'address_hash']);
  });
  await knex.schema.createTable('customers_passwordreset', (table) => {
    autoId(table);
    table.integer('customer_id').notNullable().references('customers_customer.id').onDelete('CASCADE');
    table.string('token_hash', 64).notNullable().unique();
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'expires_at').notNullable();
    table.index(['customer_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['passwordreset', 'knownaddress', 'session']) {
    await knex.schema.dropTable(`customers_${name}`);
  }
  await dropTextSearch(knex, 'customers_customer', 'search_text');
  await knex.schema.dropTable('customers_customer');
}
