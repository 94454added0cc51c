// Invoices, credit notes, their lines, and the counters of their numbers. The database itself refuses
// to change or delete what was issued.
import type { Knex } from 'knex';
import { dropRefuseChanges, refuseChanges, timestamp } from '../../ecommerce/db/columns.js';

export const dependencies = ['orders.0001_initial', 'customers.0001_initial'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('invoices_invoice', (table) => {
    table.increments('id');
    table.string('number', 20).notNullable().unique();
    table.string('kind', 20).notNullable();
    table.integer('order_id').notNullable().references('orders_order.id').onDelete('RESTRICT');
    table.integer('customer_id').references('customers_customer.id').onDelete('RESTRICT');
    table.string('customer_name', 255).notNullable();
    table.string('customer_email', 254).notNullable();
    table.text('billing_address').notNullable();
    table.string('shop_name', 255).notNullable();
    table.text('shop_details').notNullable();
    table.bigInteger('total_cents').notNullable();
    table.string('currency', 3).notNullable();
    table.integer('credited_invoice_id').references('invoices_invoice.id').onDelete('RESTRICT');
    timestamp(knex, table, 'issued_at').notNullable();
    table.check('total_cents > 0', [], 'invoices_invoice_total_positive');
    table.check(
      "(kind = 'credit_note') = (credited_invoice_id IS NOT NULL)",
      [],
      'invoices_invoice_credits_an_invoice',
    );
    table.index(['issued_at', 'id']);
    table.index(['order_id', 'id']);
    table.index(['customer_id', 'issued_at', 'id']);
  });
  await knex.raw(
    "CREATE UNIQUE INDEX invoices_invoice_once_per_order ON invoices_invoice (order_id) WHERE kind = 'invoice'",
  );
  await knex.schema.createTable('invoices_invoiceline', (table) => {
    table.increments('id');
    table.integer('invoice_id').notNullable().references('invoices_invoice.id').onDelete('RESTRICT');
    table.string('description', 1000).notNullable();
    table.integer('quantity').notNullable();
    table.bigInteger('unit_price_cents').notNullable();
    table.bigInteger('subtotal_cents').notNullable();
    table.index(['invoice_id', 'id']);
  });
  await knex.schema.createTable('invoices_numbercounter', (table) => {
    table.increments('id');
    table.string('series', 10).notNullable();
    table.integer('year').notNullable();
    table.integer('last_number').notNullable();
    table.unique(['series', 'year']);
  });
  await refuseChanges(knex, 'invoices_invoice', 'what was issued is never changed or deleted');
  await refuseChanges(knex, 'invoices_invoiceline', 'what was issued is never changed or deleted');
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['numbercounter', 'invoiceline', 'invoice']) {
    await knex.schema.dropTable(`invoices_${name}`);
    await dropRefuseChanges(knex, `invoices_${name}`);
  }
}
