// The history of the admin site.
import type { Knex } from 'knex';
import { timestamp } from '../../ecommerce/db/columns.js';

export const dependencies = ['auth.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('admin_logentry', (table) => {
    table.increments('id');
    timestamp(knex, table, 'action_time').notNullable();
    table.integer('user_id').references('auth_user.id').onDelete('SET NULL');
    table.string('username', 150).notNullable();
    table.string('model_label', 100).notNullable();
    table.integer('object_id').notNullable();
    table.string('object_title', 200).notNullable();
    table.string('action', 10).notNullable();
    table.text('change_message').notNullable();
    table.index(['model_label', 'object_id', 'id']);
    table.index(['user_id', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('admin_logentry');
}
