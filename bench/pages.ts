// npx tsx bench/pages.ts [sqlite|postgres]: the CPU time in microseconds of one page of 10 products, by number, by token
// and of a search, without HTTP and gRPC.
import { Database } from '../framework/db/database.js';
import { createTestDatabase, DIALECTS } from '../testing/databases.js';
import { createProduct } from '../products/catalogue.js';
import { listProducts } from '../products/lists.js';
import { searchProducts } from '../products/search.js';

const PRODUCTS = 300;
const ROUNDS = 5;
const CALLS = 1_000;

/** The least of some rounds, for the process may not be alone on the machine. */
async function measure(name: string, page: (call: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let call = 0; call < CALLS; call += 1) await page(call);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / CALLS);
  }
  console.log(
    `${name.padEnd(20)}${Math.min(...times)
      .toFixed(0)
      .padStart(6)} µs`,
  );
}

for (const dialect of DIALECTS) {
  if (process.argv[2] !== undefined && process.argv[2] !== (dialect as string)) continue;
  const database = await createTestDatabase(dialect);
  const db = new Database(database.url);
  for (let index = 1; index <= PRODUCTS; index += 1) {
    const values = { description: 'x', price_cents: 100, stock_quantity: 5, category: 'toys' };
    await createProduct(db, { ...values, name: `Lamp ${index}` });
  }
  const { next_page_token: page_token } = await listProducts(db, { page: 3 });
  await measure(`${dialect}, number`, (call) => listProducts(db, { page: 1 + (call % 20) }));
  await measure(`${dialect}, token`, () => listProducts(db, { page_token }));
  await measure(`${dialect}, search`, () => searchProducts(db, { query: 'lamp 12' }));
  await db.close();
  await database.drop();
}
process.exit();
