// When the payment service tries again to settle what is open. What was open before is tried at once, and so is
// what is owed for cancelled orders.
import type { Knex } from 'knex';
import { timestamp } from '../operations.js';

export const dependencies = ['orders.0001_initial'];

const TABLE = 'payments_transaction';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable(TABLE, (table) => {
    timestamp(knex, table, 'next_try_at');
    table.integer('tries').notNullable().defaultTo(0);
    timestamp(knex, table, 'gave_up_at');
  });
  await knex.raw(
    `CREATE INDEX payments_transaction_next_try ON ${TABLE} (next_try_at) WHERE next_try_at IS NOT NULL`,
  );
  const next_try_at = new Date().toISOString();
  await knex(TABLE).whereIn('status', ['pending', 'unknown']).update({ next_try_at });
  await knex(TABLE)
    .where({ kind: 'payment', status: 'succeeded' })
    .whereRaw('reserved_cents < amount_cents')
    .whereIn('order_id', knex('orders_order').where({ status: 'cancelled' }).select('id'))
    .update({ next_try_at });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX payments_transaction_next_try');
  // knex would copy the table on SQLite.
  for (const column of ['next_try_at', 'tries', 'gave_up_at']) {
    await knex.raw(`ALTER TABLE ${TABLE} DROP COLUMN ${column}`);
  }
}
