// Add field issued_on to invoice.
// Add field terms to invoice.
// Add field tax_rate to invoiceline.
import type { Knex } from 'knex';
import { addColumn, dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'invoices_invoice', 'issued_on', { type: 'varchar(10)', null: true });
  await addColumn(knex, 'invoices_invoice', 'terms', { type: 'text', null: true });
  await addColumn(knex, 'invoices_invoiceline', 'tax_rate', { type: 'varchar(7)', null: true });
}

export async function down(knex: Knex): Promise<void> {
  await dropColumn(knex, 'invoices_invoiceline', 'tax_rate');
  await dropColumn(knex, 'invoices_invoice', 'terms');
  await dropColumn(knex, 'invoices_invoice', 'issued_on');
}
