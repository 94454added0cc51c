// The account of a cart is one that exists, and a checkout keeps the answer that was given. Some databases
// have both already: 0001 had them for a while.
import type { Knex } from 'knex';
import { fillAnswers } from '../order_answers.js';
import { addForeignKey, dropForeignKey, type ForeignKey, setTextNotNull } from '../table_changes.js';

export const dependencies = ['customers.0001_initial', 'orders.0001_initial'];
export const rebuildsTables = true;

const ACCOUNT: ForeignKey = {
  table: 'carts_cart',
  column: 'customer_id',
  parent: 'customers_customer',
  onDelete: 'RESTRICT',
};

export async function up(knex: Knex): Promise<void> {
  await deleteCartsOfNobody(knex);
  await addForeignKey(knex, ACCOUNT);
  if (await knex.schema.hasColumn('carts_checkout', 'answer')) return;
  await knex.schema.alterTable('carts_checkout', (table) => void table.text('answer'));
  await fillAnswers(knex, 'carts_checkout');
  await setTextNotNull(knex, 'carts_checkout', 'answer');
}

/** A cart has one owner, and an account that does not exist can open none. */
async function deleteCartsOfNobody(knex: Knex): Promise<void> {
  const ofNobody = knex('carts_cart')
    .whereNotNull('customer_id')
    .whereNotExists(knex('customers_customer').whereRaw('customers_customer.id = carts_cart.customer_id'));
  for (const table of ['carts_cartitem', 'carts_checkout']) {
    await knex(table).whereIn('cart_id', ofNobody.clone().select('id')).delete();
  }
  await ofNobody.delete();
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE carts_checkout DROP COLUMN answer');
  await dropForeignKey(knex, ACCOUNT);
}
