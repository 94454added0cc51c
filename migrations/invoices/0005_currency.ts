// The lines of an invoice know their currency, as the invoice does, and both count its minor units.
import type { Knex } from 'knex';
import { addCurrency, countMinorUnits, dropCurrency, requireCurrency } from '../currencies.js';
import { withoutUpdateGuard } from '../table_changes.js';

const INVOICES = 'invoices_invoice';
const LINES = 'invoices_invoiceline';

export async function up(knex: Knex): Promise<void> {
  await addCurrency(knex, LINES);
  await withoutUpdateGuard(knex, LINES, async () => {
    await knex.raw(
      `UPDATE ${LINES} SET currency = (SELECT currency FROM ${INVOICES} WHERE ${INVOICES}.id = invoice_id)`,
    );
  });
  await scale(knex, 'forth');
  await requireCurrency(knex, LINES);
}

export async function down(knex: Knex): Promise<void> {
  await scale(knex, 'back');
  await dropCurrency(knex, LINES);
}

async function scale(knex: Knex, direction: 'forth' | 'back'): Promise<void> {
  await withoutUpdateGuard(knex, INVOICES, () => countMinorUnits(knex, INVOICES, ['total_cents'], direction));
  await withoutUpdateGuard(knex, LINES, () =>
    countMinorUnits(knex, LINES, ['unit_price_cents', 'subtotal_cents'], direction),
  );
}
