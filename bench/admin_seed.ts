// Products, orders and items in large numbers, written by a few statements: what the admin's lists are
// measured with. Every 1,000th row is rare in one way or another.
import type { Knex } from 'knex';
import type { Database } from '../ecommerce/db/database.js';

const BATCH = 500;
const WORDS = ['oak', 'steel', 'linen', 'glass', 'leather', 'copper', 'cotton', 'walnut'];
const THINGS = ['table', 'lamp', 'chair', 'shelf', 'bag', 'kettle', 'shirt', 'desk', 'clock', 'mirror'];
const STATUSES = ['pending', 'processing', 'shipped', 'delivered', 'delivered', 'cancelled'];
const MINUTE_MS = 60_000;

/** So many products and orders, an item in each order; the newest was made a minute ago. */
export async function seed(db: Database, rows: number): Promise<void> {
  const start = Date.now() - rows * 2 * MINUTE_MS;
  const at = (id: number) => new Date(start + id * 2 * MINUTE_MS).toISOString();
  await db.transaction(async (trx) => {
    await insert(trx, 'products_product', rows, (id) => product(id, at(id)));
    await insert(trx, 'orders_order', rows, (id) => order(id, at(id)));
    await insert(trx, 'orders_orderitem', rows, (id) => item(id, rows));
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
    search_text: `${customer_name}\n${customer_email}`.toLowerCase(),
  };
}

function item(id: number, rows: number) {
  const product_id = 1 + ((id * 17) % rows);
  const product_name = `${pick(THINGS, id)} number ${product_id}`;
  return { order_id: id, product_id, product_name, quantity: 1, price_cents: 1_000, subtotal_cents: 1_000 };
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
