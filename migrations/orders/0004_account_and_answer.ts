// The account of an order is one that exists, and an idempotency key keeps the answer that was given. Some
// databases have both already: 0001 had them for a while.
import type { Knex } from 'knex';
import { fillAnswers } from '../order_answers.js';
import { addForeignKey, clearMissing, dropForeignKey, type ForeignKey } from '../table_changes.js';

export const dependencies = ['customers.0001_initial'];
export const rebuildsTables = true;

const ACCOUNT: ForeignKey = {
  table: 'orders_order',
  column: 'customer_id',
  parent: 'customers_customer',
  onDelete: 'RESTRICT',
};

export async function up(knex: Knex): Promise<void> {
  // An account that does not exist can read nothing: its orders are as a guest's.
  await clearMissing(knex, ACCOUNT);
  await addForeignKey(knex, ACCOUNT);
  if (!(await knex.schema.hasColumn('orders_idempotencykey', 'answer'))) {
    await knex.schema.alterTable('orders_idempotencykey', (table) => void table.text('answer'));
  }
  await fillAnswers(knex, 'orders_idempotencykey');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE orders_idempotencykey DROP COLUMN answer');
  await dropForeignKey(knex, ACCOUNT);
}
