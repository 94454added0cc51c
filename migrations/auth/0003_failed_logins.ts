// Failed log-ins are counted apart from attempts that are being checked, and the IP addresses from which
// an account has logged in are kept for staff too. What was counted before is forgotten.
import type { Knex } from 'knex';
import { timestamp } from '../operations.js';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropTable('auth_loginthrottle');
  await knex.schema.createTable('auth_loginthrottle', (table) => {
    table.increments('id');
    table.string('key_hash', 64).notNullable().unique();
    table.integer('failures').notNullable();
    table.integer('pending').notNullable();
    timestamp(knex, table, 'pending_until').notNullable();
    timestamp(knex, table, 'blocked_until').notNullable();
    timestamp(knex, table, 'forgotten_at').notNullable();
    table.index(['forgotten_at']);
  });
  await knex.schema.createTable('auth_knownaddress', (table) => {
    table.increments('id');
    table.string('account', 50).notNullable();
    table.string('address_hash', 64).notNullable();
    timestamp(knex, table, 'seen_at').notNullable();
    table.unique(['account', 'address_hash']);
    table.index(['seen_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('auth_knownaddress');
  await knex.schema.dropTable('auth_loginthrottle');
  await knex.schema.createTable('auth_loginthrottle', (table) => {
    table.increments('id');
    table.string('key_hash', 64).notNullable().unique();
    table.integer('attempts').notNullable();
    timestamp(knex, table, 'blocked_until').notNullable();
    timestamp(knex, table, 'forgotten_at').notNullable();
    table.index(['forgotten_at']);
  });
}
