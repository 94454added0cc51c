// Who recorded a payment that reached the shop otherwise, or asked for a refund, and on which day the money moved.
import type { Knex } from 'knex';

const TABLE = 'payments_transaction';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable(TABLE, (table) => {
    table.string('paid_on', 10).notNullable().defaultTo('');
    table.string('recorded_by', 150).notNullable().defaultTo('');
  });
}

export async function down(knex: Knex): Promise<void> {
  // knex would copy the table on SQLite.
  for (const column of ['paid_on', 'recorded_by'])
    await knex.raw(`ALTER TABLE ${TABLE} DROP COLUMN ${column}`);
}
