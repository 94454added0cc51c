// The account on an invoice is one that exists. Some databases have this already: 0001 had it for a while.
import type { Knex } from 'knex';
import {
  addForeignKey,
  clearMissing,
  dropForeignKey,
  type ForeignKey,
  withoutUpdateGuard,
} from '../table_changes.js';

export const dependencies = ['customers.0001_initial'];
export const rebuildsTables = true;

const ACCOUNT: ForeignKey = {
  table: 'invoices_invoice',
  column: 'customer_id',
  parent: 'customers_customer',
  onDelete: 'RESTRICT',
};

export async function up(knex: Knex): Promise<void> {
  // What the invoice says stays; an account that does not exist cannot read it anyway.
  await withoutUpdateGuard(knex, 'invoices_invoice', () => clearMissing(knex, ACCOUNT));
  await addForeignKey(knex, ACCOUNT);
}

export async function down(knex: Knex): Promise<void> {
  await dropForeignKey(knex, ACCOUNT);
}
