// What is owed for cancelled pieces of paid orders.
import type { Knex } from 'knex';
import { addIndex, addUnique, createTable } from '../schema_changes.js';

export const dependencies = ['orders.0011_item_cancellations'];

const PARTS = 'payments_owedpart';

export async function up(knex: Knex): Promise<void> {
  await createTable(knex, PARTS, {
    id: { type: 'auto' },
    payment_id: { type: 'integer', references: { table: 'payments_transaction', onDelete: 'RESTRICT' } },
    cancellation_id: {
      type: 'integer',
      references: { table: 'orders_itemcancellation', onDelete: 'RESTRICT' },
    },
    amount_cents: { type: 'bigint' },
    currency: { type: 'varchar(3)' },
    refund_id: {
      type: 'integer',
      null: true,
      references: { table: 'payments_transaction', onDelete: 'RESTRICT' },
    },
  });
  await addUnique(knex, PARTS, ['cancellation_id']);
  await addIndex(knex, PARTS, ['payment_id', 'id']);
  await addIndex(knex, PARTS, ['refund_id']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable(PARTS);
}
