// Rows of every app in large numbers, written by a few statements: what the admin's lists are measured
// with. Every 1,000th row is rare in one way or another.
import type { Knex } from 'knex';
import type { Database } from '../framework/db/database.js';

const BATCH = 500;
const WORDS = ['oak', 'steel', 'linen', 'glass', 'leather', 'copper', 'cotton', 'walnut'];
const THINGS = ['table', 'lamp', 'chair', 'shelf', 'bag', 'kettle', 'shirt', 'desk', 'clock', 'mirror'];
const STATUSES = ['pending', 'processing', 'shipped', 'delivered', 'delivered', 'cancelled'];
const MINUTE_MS = 60_000;

/**
 * What hangs on products and orders, made by the database from the orders (o) and their ids. The moments are
 * the orders'.
 */
const DERIVED = {
  'customers_customer (id, email, email_key, name, name_key, phone, phone_key, shipping_address, password, active, search_text, created_at, updated_at)': `
    SELECT o.id, 'customer' || o.id || '@example.com', 'customer' || o.id || '@example.com', o.customer_name,
      o.customer_name_key, '+49 170 ' || (1000000 + o.id), CAST(1000000 + o.id AS text), '', '!', o.id % 20 <> 0,
      'customer' || o.id || '@example.com' || lower(o.customer_name),
      o.created_at, o.created_at FROM orders_order o`,
  'carts_cart (customer_id, token_hash, created_at, updated_at)': `
    SELECT CASE WHEN o.id % 2 = 0 THEN o.id END, CASE WHEN o.id % 2 = 1 THEN 'hash ' || o.id END,
      o.created_at, o.updated_at FROM orders_order o`,
  'payments_paymentmethod (customer_id, provider, kind, brand, last4, exp_month, exp_year, provider_customer, token, is_default, created_at)': `
    SELECT o.id, 'test', CASE WHEN o.id % 1000 = 7 THEN 'cash' WHEN o.id % 20 = 0 THEN 'bank_transfer' ELSE 'card' END,
      'Visa', CAST(1000 + (o.id * 37) % 9000 AS text), 12, 2040, '', 'token', o.id % 2 = 0, o.created_at FROM orders_order o`,
  'payments_transaction (id, order_id, customer_id, payment_method_id, kind, status, amount_cents, currency, provider, provider_key, provider_reference, failure_code, failure_message, reason, reserved_cents, refunded_cents, dispute_status, dispute_reason, disputed_cents, created_at, updated_at)': `
    SELECT o.id, o.id, o.id, 1, 'payment', CASE WHEN o.id % 1000 = 7 THEN 'unknown' WHEN o.id % 10 = 0 THEN 'failed' ELSE 'succeeded' END,
      o.total_cents, 'USD', 'test', 'payment ' || o.id, 'Ref' || o.id || 'x', '', '', '', 500, 500, '', '', 0, o.created_at, o.created_at
      FROM orders_order o`,
  'payments_transaction (id, order_id, customer_id, payment_method_id, kind, status, amount_cents, currency, provider, provider_key, provider_reference, failure_code, failure_message, payment_id, reason, reserved_cents, refunded_cents, dispute_status, dispute_reason, disputed_cents, created_at, updated_at)': `
    SELECT (SELECT max(id) FROM orders_order) + o.id, o.id, o.id, 1, 'refund', 'succeeded', 500, 'USD', 'test', 'refund ' || o.id, 'Back' || o.id || 'x', '', '', o.id, '',
      0, 0, '', '', 0, o.created_at, o.created_at FROM orders_order o WHERE o.id % 20 = 1`,
  'invoices_invoice (id, number, kind, order_id, customer_id, customer_name, customer_name_key, customer_email, billing_address, shop_name, shop_details, total_cents, currency, search_text, issued_at)': `
    SELECT o.id, 'INV-2026-' || (1000000 + o.id), 'invoice', o.id, o.id, o.customer_name, o.customer_name_key, o.customer_email, '', 'Shop', '', o.total_cents,
      'USD', 'inv-2026-' || (1000000 + o.id) || ' ' || o.search_text, o.created_at FROM orders_order o`,
  'recommendations_recommendation (product_id, recommended_product_id, position, created_at)': `
    SELECT o.id, 1 + o.id % (SELECT max(id) FROM orders_order), 1, o.created_at FROM orders_order o`,
  'auth_user (username, first_name, last_name, email, password, is_staff, is_active, is_superuser, search_text, date_joined, version)': `
    SELECT 'user' || o.id, o.customer_name, 'Surname', 'user' || o.id || '@example.com', '!', o.id % 1000 = 7, o.id % 50 <> 0,
      o.id % 1000 = 8, 'user' || o.id || ' surname ' || o.search_text, o.created_at, 1 FROM orders_order o`,
  'admin_logentry (action_time, username, model_label, object_id, object_title, action, change_message)': `
    SELECT o.created_at, 'somebody', 'products.product', 1 + o.id % 2000, 'Product', 'change', 'Changed price.' FROM orders_order o`,
};

/** So many products and orders, an item in each order; the newest was made a minute ago. And the rest of the shop. */
export async function seed(db: Database, rows: number): Promise<void> {
  const start = Date.now() - rows * 2 * MINUTE_MS;
  const at = (id: number) => new Date(start + id * 2 * MINUTE_MS).toISOString();
  await db.transaction(async (trx) => {
    await insert(trx, 'products_product', rows, (id) => product(id, at(id)));
    await insert(trx, 'orders_order', rows, (id) => order(id, at(id)));
    await insert(trx, 'orders_orderitem', rows, (id) => item(id, rows));
    for (const [table, select] of Object.entries(DERIVED))
      await trx.raw(`INSERT INTO ${table} ${select} ORDER BY o.id`);
  });
  await db.maintenance.raw('ANALYZE');
  if (db.dialect === 'postgres') await db.maintenance.raw('VACUUM');
}

function product(id: number, at: string) {
  const rare = id % 1_000 === 7 ? ' rarest' : '';
  const name = `${pick(WORDS, id)} ${pick(THINGS, id >> 3)} number ${id}${rare}`;
  const description = `A thing of ${pick(WORDS, id >> 5)}, made to last.`;
  return {
    ...{ name, description, search_text: `${name}\n${description}`, version: 1 },
    name_key: name,
    ...{ created_at: at, updated_at: at, archived: id % 50 === 0 },
    price_cents: 100 + ((id * 7919) % 90_000),
    stock_quantity: id % 40 === 0 ? 0 : (id * 31) % 500,
    category_id: 1 + (id % 7),
  };
}

function order(id: number, at: string) {
  const customer_name = `Customer ${(id * 131) % 50_000}${id % 1_000 === 7 ? ' Rarest' : ''}`;
  const customer_email = `customer${(id * 131) % 50_000}@example.com`;
  return {
    ...{ customer_name, customer_email, shipping_address: '1 Street', payment_status: 'unpaid' },
    ...{ created_at: at, updated_at: at, status: pick(STATUSES, id >> 2) },
    total_cents: 1_000 + ((id * 6_007) % 500_000),
    currency: 'USD',
    customer_name_key: customer_name.toLowerCase(),
    search_text: `${customer_name}\n${customer_email}`.toLowerCase(),
  };
}

function item(id: number, rows: number) {
  const product_id = 1 + ((id * 17) % rows);
  const product_name = `${pick(THINGS, id)} number ${product_id}`;
  const amounts = { price_cents: 1_000, subtotal_cents: 1_000, currency: 'USD' };
  return { order_id: id, product_id, product_name, quantity: 1, ...amounts };
}

function pick(words: string[], index: number): string {
  return words[index % words.length] ?? '';
}

async function insert(trx: Knex, table: string, rows: number, make: (id: number) => object): Promise<void> {
  for (let first = 1; first <= rows; first += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, rows - first + 1) }, (_, index) => first + index);
    await trx(table).insert(ids.map(make));
  }
}
