// Add field staff_note to order. With a default: programs of the version before add orders without it.
import type { Knex } from 'knex';
import { addText } from '../operations_v2.js';
import { dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addText(knex, 'orders_order', 'staff_note');
}

export async function down(knex: Knex): Promise<void> {
  await dropColumn(knex, 'orders_order', 'staff_note');
}
