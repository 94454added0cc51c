// Add field paid_on to invoice.
import type { Knex } from 'knex';
import { addColumn, dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'invoices_invoice', 'paid_on', { type: 'varchar(10)', null: true });
}

export async function down(knex: Knex): Promise<void> {
  await dropColumn(knex, 'invoices_invoice', 'paid_on');
}
