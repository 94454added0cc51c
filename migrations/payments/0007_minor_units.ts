// Payments count minor units of their currency: yen and not hundredths of them. The test provider's entries say
// which currency that is; a key that was closed unused has none.
import type { Knex } from 'knex';
import { addCurrency, countMinorUnits, dropCurrency } from '../currencies.js';

const PAYMENTS = 'payments_transaction';
const ENTRIES = 'payments_testproviderentry';
const AMOUNTS = ['amount_cents', 'reserved_cents', 'refunded_cents'];

export async function up(knex: Knex): Promise<void> {
  await countMinorUnits(knex, PAYMENTS, AMOUNTS, 'forth');
  await addCurrency(knex, ENTRIES);
  await knex.raw(
    `UPDATE ${ENTRIES} SET currency = coalesce(
       (SELECT currency FROM ${PAYMENTS} WHERE provider_key = ${ENTRIES}.key), '')`,
  );
  await countMinorUnits(knex, ENTRIES, ['amount_cents'], 'forth');
}

export async function down(knex: Knex): Promise<void> {
  await countMinorUnits(knex, ENTRIES, ['amount_cents'], 'back');
  await dropCurrency(knex, ENTRIES);
  await countMinorUnits(knex, PAYMENTS, AMOUNTS, 'back');
}
