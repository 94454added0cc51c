// npx tsx bench/recommendations.ts [sqlite|postgres]: what a product's recommendations cost in a shop of
// 1,000 orders and in one of BENCH_ORDERS (1,000,000), in milliseconds and as a ratio. Product 1 is in
// every order of both, so both answers look at as many orders as any answer ever does; product 2 is in
// every tenth, so in the small shop in 100 alone. Ratio to reach for the first: 2.
import { Database, type Dialect } from '../framework/db/database.js';
import { createTestDatabase, DIALECTS } from '../testing/databases.js';
import { createProduct } from '../products/catalogue.js';
import { recommendForProduct } from '../recommendations/scoring.js';

const SMALL = 1_000;
const LARGE = Number(process.env.BENCH_ORDERS ?? 1_000_000);
const PRODUCTS = 500;
const BATCH = 50_000;
const ROUNDS = 100;

const products = { description: '', price_cents: 100, stock_quantity: 1_000_000, category: 'other' };

/** A shop with so many orders of three or four lines, written by the database itself. */
async function fill(db: Database, orders: number): Promise<void> {
  for (let index = 1; index <= PRODUCTS; index += 1) {
    await createProduct(db, { ...products, name: `Product ${index}` });
  }
  for (let first = 1; first <= orders; first += BATCH) {
    const last = Math.min(first + BATCH - 1, orders);
    await db.transaction(async (trx) => {
      const numbers = `WITH RECURSIVE numbers (n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})`;
      const at = `'2026-01-01T00:00:00.000Z'`;
      await trx.raw(
        `INSERT INTO orders_order (id, customer_name, customer_email, shipping_address, status, payment_status,
           total_cents, currency, search_text, created_at, updated_at)
         ${numbers} SELECT n, 'John', 'john' || n || '@example.com', 'Main St', 'pending', 'unpaid', 300, 'USD', 'john', ${at}, ${at} FROM numbers`,
      );
      // Neighbouring products are bought together more often than others.
      const bought = [
        '1',
        `3 + (n % ${PRODUCTS - 4} * 7919) % ${PRODUCTS - 4}`,
        `4 + (n % ${PRODUCTS - 4} * 7919) % ${PRODUCTS - 4}`,
      ];
      for (const [index, product] of [...bought, '2'].entries()) {
        await trx.raw(
          `INSERT INTO orders_orderitem (order_id, product_id, product_name, quantity, price_cents, subtotal_cents, currency)
           ${numbers} SELECT n, ${product}, 'Product', 1, 100, 100, 'USD' FROM numbers ${index === 3 ? 'WHERE n % 10 = 0' : ''}`,
        );
      }
    });
  }
  await db.maintenance.raw('ANALYZE');
}

/** The median time of an answer, in milliseconds. */
async function measure(db: Database, productId: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await recommendForProduct(db, productId, 0, 5);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

async function shopOf(dialect: Dialect, orders: number): Promise<[number, number]> {
  const database = await createTestDatabase(dialect);
  const db = new Database(database.url);
  try {
    await fill(db, orders);
    await measure(db, 1); // warm-up
    return [await measure(db, 1), await measure(db, 2)];
  } finally {
    await db.close();
    await database.drop();
  }
}

const wanted = process.argv.slice(2) as Dialect[];
for (const dialect of DIALECTS) {
  if (wanted.length > 0 && !wanted.includes(dialect)) continue;
  const small = await shopOf(dialect, SMALL);
  const large = await shopOf(dialect, LARGE);
  for (const [index, name] of ['in every order', 'in every tenth'].entries()) {
    const [few = 0, many = 0] = [small[index], large[index]];
    const columns = [`${few.toFixed(2)} ms`, `${many.toFixed(2)} ms`, (many / few).toFixed(2)];
    console.log(
      `${dialect.padEnd(10)}${name.padEnd(16)}${columns.map((text) => text.padStart(12)).join('')}`,
    );
  }
}
process.exit();
