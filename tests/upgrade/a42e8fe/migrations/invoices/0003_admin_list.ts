// What the admin's list of invoices is searched, sorted and filtered by. Invoices that were issued get their
// search text too: what refuses changes looks away for it, within this migration's transaction.
import type { Knex } from 'knex';
import { addSearchText, dropSearchText, isPostgres } from '../../ecommerce/db/columns.js';

export const dependencies = ['invoices.0002_complete_lines'];

const INDEXES = [
  ['customer_name', 'id'],
  ['total_cents', 'id'],
  ['kind', 'issued_at', 'id'],
  ['kind', 'total_cents', 'id'],
];
const GUARD = 'invoices_invoice_refuse_changes';

export async function up(knex: Knex): Promise<void> {
  await withoutGuard(knex, () =>
    addSearchText(knex, 'invoices_invoice', ['number', 'customer_name', 'customer_email']),
  );
  await knex.schema.alterTable('invoices_invoice', (table) => {
    for (const columns of INDEXES) table.index(columns);
  });
}

async function withoutGuard(knex: Knex, work: () => Promise<void>): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw(`ALTER TABLE invoices_invoice DISABLE TRIGGER ${GUARD}`);
    await work();
    await knex.raw(`ALTER TABLE invoices_invoice ENABLE TRIGGER ${GUARD}`);
    return;
  }
  const name = `${GUARD}_update`;
  const { sql } = (await knex('sqlite_master').where({ type: 'trigger', name }).first('sql')) as {
    sql: string;
  };
  await knex.raw(`DROP TRIGGER ${name}`);
  await work();
  await knex.raw(sql);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('invoices_invoice', (table) => {
    for (const columns of INDEXES) table.dropIndex(columns);
  });
  await dropSearchText(knex, 'invoices_invoice');
}
