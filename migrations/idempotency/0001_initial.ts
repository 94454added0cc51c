// Idempotency keys of all apps, with their answers. The apps' own migrations bring what their tables had.
import type { Knex } from 'knex';
import { autoId, timestamp } from '../operations.js';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('idempotency_idempotencykey', (table) => {
    autoId(table);
    table.string('scope', 300).notNullable();
    table.string('key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    timestamp(knex, table, 'asked_at').notNullable();
    table.boolean('refused').notNullable();
    table.text('answer');
    timestamp(knex, table, 'created_at').notNullable();
    table.unique(['scope', 'key']);
    table.index(['created_at', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('idempotency_idempotencykey');
}
