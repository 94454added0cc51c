// A guest's order has a token, of which only the hash is stored. Orders from before have none.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders_order', (table) => {
    table.string('token_hash', 64);
    table.unique(['token_hash']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders_order', (table) => table.dropUnique(['token_hash']));
  // knex would copy the table on SQLite, and lose its triggers.
  await knex.raw('ALTER TABLE orders_order DROP COLUMN token_hash');
}
