// How often somebody has done something lately, for several processes that count together.
import type { Knex } from 'knex';
import { autoId, timestamp } from '../operations.js';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('throttles_requestcount', (table) => {
    autoId(table);
    table.string('key_hash', 64).notNullable().unique();
    table.integer('hits').notNullable();
    timestamp(knex, table, 'ends_at').notNullable();
    table.index(['ends_at', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('throttles_requestcount');
}
