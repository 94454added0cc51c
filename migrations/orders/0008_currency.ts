// Orders and their items know their currency, and each day's sales are counted by it. Orders from before are in the
// currency of the first payment or invoice that was written for them, else in the one in which the shop sells now.
import type { Knex } from 'knex';
import { addCurrency, countMinorUnits, dropCurrency, requireCurrency, stampAnswers } from '../currencies.js';
import { countDailySales, dropDailySales } from '../daily_sales.js';

export const dependencies = ['payments.0001_initial', 'invoices.0001_initial', 'carts.0003_moved_keys'];

const TABLES = { orders_order: ['total_cents'], orders_orderitem: ['price_cents', 'subtotal_cents'] };

export async function up(knex: Knex, shop: { currency: string }): Promise<void> {
  await dropDailySales(knex);
  for (const table of Object.keys(TABLES)) await addCurrency(knex, table);
  await knex.raw(
    `UPDATE orders_order SET currency = coalesce((
       SELECT currency FROM (
         SELECT currency, created_at AS at FROM payments_transaction WHERE order_id = orders_order.id
         UNION ALL SELECT currency, issued_at FROM invoices_invoice WHERE order_id = orders_order.id
       ) AS written ORDER BY at LIMIT 1), ?)`,
    [shop.currency],
  );
  await knex.raw(
    'UPDATE orders_orderitem SET currency = (SELECT currency FROM orders_order WHERE id = order_id)',
  );
  for (const [table, amounts] of Object.entries(TABLES)) {
    await countMinorUnits(knex, table, amounts, 'forth');
    await requireCurrency(knex, table);
  }
  await stampAnswers(knex, 'forth');
  await countDailySales(knex, ['status', 'currency']);
}

export async function down(knex: Knex): Promise<void> {
  await dropDailySales(knex);
  await stampAnswers(knex, 'back');
  for (const [table, amounts] of Object.entries(TABLES)) {
    await countMinorUnits(knex, table, amounts, 'back');
    await dropCurrency(knex, table);
  }
  await countDailySales(knex, ['status']);
}
