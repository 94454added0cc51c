// Staff users, groups, their permissions as codes, sessions, API tokens and the login throttle.
import type { Knex } from 'knex';
import { timestamp } from '../../ecommerce/db/columns.js';

async function createUsers(knex: Knex): Promise<void> {
  await knex.schema.createTable('auth_group', (table) => {
    table.increments('id');
    table.string('name', 150).notNullable().unique();
    table.integer('version').notNullable();
  });
  await knex.schema.createTable('auth_user', (table) => {
    table.increments('id');
    table.string('username', 150).notNullable().unique();
    table.string('first_name', 150).notNullable();
    table.string('last_name', 150).notNullable();
    table.string('email', 254).notNullable();
    table.string('password', 255).notNullable();
    table.boolean('is_staff').notNullable();
    table.boolean('is_active').notNullable();
    table.boolean('is_superuser').notNullable();
    timestamp(knex, table, 'last_login');
    timestamp(knex, table, 'date_joined').notNullable();
    table.integer('version').notNullable();
  });
}

async function createPermissions(knex: Knex): Promise<void> {
  await knex.schema.createTable('auth_user_groups', (table) => {
    table.increments('id');
    table.integer('user_id').notNullable().references('auth_user.id').onDelete('CASCADE');
    table.integer('group_id').notNullable().references('auth_group.id').onDelete('CASCADE');
    table.unique(['user_id', 'group_id']);
    table.index(['group_id']);
  });
  await knex.schema.createTable('auth_group_permissions', (table) => {
    table.increments('id');
    table.integer('group_id').notNullable().references('auth_group.id').onDelete('CASCADE');
    table.string('permission', 150).notNullable();
    table.unique(['group_id', 'permission']);
  });
  await knex.schema.createTable('auth_user_user_permissions', (table) => {
    table.increments('id');
    table.integer('user_id').notNullable().references('auth_user.id').onDelete('CASCADE');
    table.string('permission', 150).notNullable();
    table.unique(['user_id', 'permission']);
  });
}

async function createSessions(knex: Knex): Promise<void> {
  await knex.schema.createTable('auth_session', (table) => {
    table.increments('id');
    table.string('key_hash', 64).notNullable().unique();
    table.integer('user_id').notNullable().references('auth_user.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'expires_at').notNullable();
    table.index(['user_id']);
    table.index(['expires_at']);
  });
  await knex.schema.createTable('auth_token', (table) => {
    table.increments('id');
    table.string('key_hash', 64).notNullable().unique();
    table.integer('user_id').notNullable().unique().references('auth_user.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
  });
  await knex.schema.createTable('auth_loginthrottle', (table) => {
    table.increments('id');
    table.string('key_hash', 64).notNullable().unique();
    table.integer('attempts').notNullable();
    timestamp(knex, table, 'blocked_until').notNullable();
    timestamp(knex, table, 'forgotten_at').notNullable();
    table.index(['forgotten_at']);
  });
}

export async function up(knex: Knex): Promise<void> {
  await createUsers(knex);
  await createPermissions(knex);
  await createSessions(knex);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['loginthrottle', 'token', 'session', 'user_user_permissions', 'group_permissions']) {
    await knex.schema.dropTable(`auth_${table}`);
  }
  for (const table of ['user_groups', 'user', 'group']) await knex.schema.dropTable(`auth_${table}`);
}
