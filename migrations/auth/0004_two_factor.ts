// Two-factor log-ins of staff, where a log-in came from, and API tokens that expire. Those that are there are good for
// 90 days more.
import type { Knex } from 'knex';
import { autoId, timestamp } from '../operations.js';

const TOKEN_DAYS = 90;

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('auth_twofactor', (table) => {
    autoId(table);
    table.integer('user_id').notNullable().unique().references('auth_user.id').onDelete('CASCADE');
    table.text('secret').notNullable();
    table.integer('last_step').notNullable();
    timestamp(knex, table, 'created_at').notNullable();
  });
  await knex.schema.createTable('auth_recoverycode', (table) => {
    autoId(table);
    table.integer('user_id').notNullable().references('auth_user.id').onDelete('CASCADE');
    table.string('code_hash', 64).notNullable();
    table.unique(['user_id', 'code_hash']);
  });
  await knex.schema.alterTable('auth_session', (table) => {
    table.string('address', 45).notNullable().defaultTo('');
    table.string('user_agent', 255).notNullable().defaultTo('');
  });
  await knex.schema.alterTable('auth_token', (table) => {
    timestamp(knex, table, 'expires_at');
  });
  const expires_at = new Date(Date.now() + TOKEN_DAYS * 86_400_000).toISOString();
  await knex('auth_token').update({ expires_at });
}

export async function down(knex: Knex): Promise<void> {
  // knex would copy the tables on SQLite.
  await knex.raw('ALTER TABLE auth_token DROP COLUMN expires_at');
  await knex.raw('ALTER TABLE auth_session DROP COLUMN user_agent');
  await knex.raw('ALTER TABLE auth_session DROP COLUMN address');
  await knex.schema.dropTable('auth_recoverycode');
  await knex.schema.dropTable('auth_twofactor');
}
