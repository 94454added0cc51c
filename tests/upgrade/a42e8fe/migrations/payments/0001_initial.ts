// Payment methods, transactions, idempotency keys, and the books of the test provider. The database
// itself holds that an order is paid at most once and that no more is given back than was paid.
import type { Knex } from 'knex';
import { dropNotifyOnChange, notifyOnChange, timestamp } from '../../ecommerce/db/columns.js';

export const dependencies = ['orders.0001_initial', 'customers.0001_initial'];

/** How staff record payments that reach the shop outside this system. */
const SHOP_METHODS = [
  { kind: 'bank_transfer', is_default: true },
  { kind: 'cash', is_default: false },
];

export async function up(knex: Knex): Promise<void> {
  await createMethods(knex);
  await createTransactions(knex);
  await knex.schema.createTable('payments_idempotencykey', (table) => {
    table.increments('id');
    table.integer('customer_id').notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.integer('transaction_id').references('payments_transaction.id').onDelete('CASCADE');
    timestamp(knex, table, 'created_at').notNullable();
    table.unique(['customer_id', 'idempotency_key']);
  });
  await knex.schema.createTable('payments_testproviderentry', (table) => {
    table.increments('id');
    table.string('key', 64).notNullable().unique();
    table.string('kind', 10).notNullable();
    table.string('token', 255).notNullable();
    table.string('charge_key', 64).notNullable();
    table.bigInteger('amount_cents').notNullable();
    table.string('failure_code', 50).notNullable();
    timestamp(knex, table, 'created_at').notNullable();
    table.index(['charge_key', 'id']);
  });
}

async function createMethods(knex: Knex): Promise<void> {
  await knex.schema.createTable('payments_paymentmethod', (table) => {
    table.increments('id');
    table.integer('customer_id').references('customers_customer.id').onDelete('RESTRICT');
    table.string('provider', 30).notNullable();
    table.string('kind', 20).notNullable();
    table.string('brand', 30).notNullable();
    table.string('last4', 4).notNullable();
    table.integer('exp_month').notNullable();
    table.integer('exp_year').notNullable();
    table.string('token', 255).notNullable();
    table.boolean('is_default').notNullable();
    timestamp(knex, table, 'removed_at');
    timestamp(knex, table, 'created_at').notNullable();
    table.index(['customer_id', 'id']);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX payments_paymentmethod_one_default ON payments_paymentmethod (customer_id) WHERE is_default',
  );
  const created_at = new Date().toISOString();
  await knex('payments_paymentmethod').insert(
    SHOP_METHODS.map(({ kind, is_default }) => ({
      ...{ kind, is_default, created_at, provider: 'manual', token: kind },
      ...{ brand: '', last4: '', exp_month: 0, exp_year: 0 },
    })),
  );
}

async function createTransactions(knex: Knex): Promise<void> {
  await knex.schema.createTable('payments_transaction', (table) => {
    table.increments('id');
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('RESTRICT');
    table.integer('customer_id').references('customers_customer.id').onDelete('RESTRICT');
    table
      .integer('payment_method_id')
      .notNullable()
      .references('payments_paymentmethod.id')
      .onDelete('RESTRICT');
    table.string('kind', 10).notNullable();
    table.string('status', 10).notNullable();
    table.bigInteger('amount_cents').notNullable();
    table.string('currency', 3).notNullable();
    table.string('provider', 30).notNullable();
    table.string('provider_key', 64).notNullable().unique();
    table.string('provider_reference', 100).notNullable();
    table.string('failure_code', 50).notNullable();
    table.string('failure_message', 255).notNullable();
    table.integer('payment_id').references('payments_transaction.id').onDelete('RESTRICT');
    table.string('reason', 255).notNullable();
    table.bigInteger('reserved_cents').notNullable();
    table.bigInteger('refunded_cents').notNullable();
    timestamp(knex, table, 'lease_until');
    timestamp(knex, table, 'created_at').notNullable();
    timestamp(knex, table, 'updated_at').notNullable();
    table.check('amount_cents > 0', [], 'payments_transaction_amount_positive');
    table.check('reserved_cents <= amount_cents', [], 'payments_transaction_refunds_within_payment');
    table.check(
      '0 <= refunded_cents AND refunded_cents <= reserved_cents',
      [],
      'payments_transaction_refunded',
    );
    table.check("(kind = 'refund') = (payment_id IS NOT NULL)", [], 'payments_transaction_refund_of_payment');
    table.index(['created_at', 'id']);
    table.index(['order_id', 'created_at', 'id']);
    table.index(['customer_id', 'created_at', 'id']);
    table.index(['status', 'created_at', 'id']);
    table.index(['payment_id']);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX payments_transaction_paid_once ON payments_transaction (order_id)
     WHERE kind = 'payment' AND status IN ('pending', 'unknown', 'succeeded')`,
  );
  await notifyOnChange(knex, 'payments_transaction', 'order_id');
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['testproviderentry', 'idempotencykey', 'transaction', 'paymentmethod']) {
    await knex.schema.dropTable(`payments_${name}`);
  }
  await dropNotifyOnChange(knex, 'payments_transaction');
}
