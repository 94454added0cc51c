// Add field changed_by to stockmovement.
import type { Knex } from 'knex';
import { addColumn, dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'products_stockmovement', 'changed_by', { type: 'varchar(150)' }, { fill: '' });
}

export async function down(knex: Knex): Promise<void> {
  await dropColumn(knex, 'products_stockmovement', 'changed_by');
}
