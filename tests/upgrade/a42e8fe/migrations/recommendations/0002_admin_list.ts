// What the admin's list of recommendations is sorted and filtered by.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recommendations_recommendation', (table) => {
    table.index(['created_at', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('recommendations_recommendation', (table) => {
    table.dropIndex(['created_at', 'id']);
  });
}
