// The history says what a field was before and after a change.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('admin_logentry', (table) => {
    table.text('changes').notNullable().defaultTo('');
  });
}

export async function down(knex: Knex): Promise<void> {
  // knex would copy the table on SQLite.
  await knex.raw('ALTER TABLE admin_logentry DROP COLUMN changes');
}
