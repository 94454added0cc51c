// The IP addresses from which customers have logged in move to the table that staff's are in.
import type { Knex } from 'knex';
import { timestamp } from '../operations.js';

export const dependencies = ['auth.0003_failed_logins'];

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`INSERT INTO auth_knownaddress (account, address_hash, seen_at)
    SELECT 'customer ' || customer_id, address_hash, seen_at FROM customers_knownaddress`);
  await knex.schema.dropTable('customers_knownaddress');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('customers_knownaddress', (table) => {
    table.increments('id');
    table.integer('customer_id').notNullable().references('customers_customer.id').onDelete('CASCADE');
    table.string('address_hash', 64).notNullable();
    timestamp(knex, table, 'seen_at').notNullable();
    table.unique(['customer_id', 'address_hash']);
  });
  await knex.raw(`INSERT INTO customers_knownaddress (customer_id, address_hash, seen_at)
    SELECT customers_customer.id, address_hash, seen_at FROM auth_knownaddress
    JOIN customers_customer ON account = 'customer ' || customers_customer.id`);
  await knex.raw("DELETE FROM auth_knownaddress WHERE account LIKE 'customer %'");
}
