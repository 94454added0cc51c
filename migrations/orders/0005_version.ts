// An order has a version, which goes up at each change of it: clients that change an order can say which
// one they have seen.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders_order', (table) => {
    table.integer('version').notNullable().defaultTo(1);
  });
}

export async function down(knex: Knex): Promise<void> {
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw('ALTER TABLE orders_order DROP COLUMN version');
}
