// npm run bench: requests a second and latencies of the real processes under 32 connections, each also
// as a ratio to a bare Express answer in the same run. Ratios to reach on SQLite: detail 0.30,
// list 0.20, search 0.15, orders 0.10.
import autocannon from 'autocannon';
import { Database, type Dialect } from '../framework/db/database.js';
import { createTestDatabase } from '../testing/databases.js';
import { SERVING_FLAGS } from '../framework/management/processes.js';
import { createProduct } from '../products/catalogue.js';
import { freePort } from '../testing/ports.js';
import { run, startShopProcesses } from '../testing/processes.js';

const CONNECTIONS = 32;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const PRODUCTS = 1_000;
const WORDS = ['oak', 'steel', 'linen', 'glass', 'leather', 'copper', 'cotton', 'walnut'];
const THINGS = ['table', 'lamp', 'chair', 'shelf', 'bag', 'kettle', 'shirt', 'desk', 'clock', 'mirror'];
const CATEGORIES = ['electronics', 'clothing', 'books', 'home', 'sports', 'toys', 'other'];

interface Scenario {
  name: string;
  request: () => { method?: 'GET' | 'POST'; path: string; body?: string };
}

const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
const productId = (): number => 1 + Math.floor(Math.random() * PRODUCTS);

const SCENARIOS: Scenario[] = [
  { name: 'detail', request: () => ({ path: `/api/products/${productId()}/` }) },
  {
    name: 'list',
    request: () => ({ path: `/api/products/?page_size=10&page=${1 + Math.floor(Math.random() * 100)}` }),
  },
  {
    name: 'search',
    request: () => ({ path: `/api/products/search/?query=${pick(WORDS)}+${pick(THINGS)}&page_size=10` }),
  },
  { name: 'orders', request: () => ({ method: 'POST', path: '/api/orders/', body: order() }) },
];

function order(): string {
  const first = productId();
  const items = [first, (first % PRODUCTS) + 1].map((product_id) => ({ product_id, quantity: 1 }));
  const buyer = {
    customer_name: 'John Doe',
    customer_email: 'john@example.com',
    shipping_address: '123 Main St',
  };
  return JSON.stringify({ ...buyer, items });
}

async function fill(url: string): Promise<void> {
  const db = new Database(url);
  for (let index = 0; index < PRODUCTS; index += 1) {
    const name = `${pick(WORDS)} ${pick(THINGS)} ${index}`;
    const values = { name, description: `A ${name} of good make.`, price_cents: 100 + index * 7 };
    await createProduct(db, { ...values, stock_quantity: 1_000_000, category: pick(CATEGORIES) });
  }
  await db.close();
}

/** Loads an address for a while; gives requests a second and latencies in milliseconds. */
async function load(port: number, scenario: Scenario): Promise<autocannon.Result> {
  const headers = { 'content-type': 'application/json' };
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [{ setupRequest: (request) => ({ ...request, headers, ...scenario.request() }) }],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${scenario.name}: ${failed} requests failed.`);
  return result;
}

function print(name: string, { requests, latency }: autocannon.Result, yardstick: number): void {
  const columns = [requests.average.toFixed(0), latency.p50, latency.p97_5, latency.p99].map((value) =>
    String(value).padStart(8),
  );
  console.log(
    `${name.padEnd(10)}${columns.join('')}${(requests.average / yardstick).toFixed(3).padStart(9)}`,
  );
}

async function measureYardstick(): Promise<number> {
  const port = await freePort();
  const flags = { NODE_OPTIONS: SERVING_FLAGS.join(' ') }; // what is measured against it has them too
  const bare = await run('bench/yardstick.ts', [String(port)], flags, /ready/);
  await load(port, { name: 'warm-up', request: () => ({ path: '/' }) });
  const result = await load(port, { name: 'express', request: () => ({ path: '/' }) });
  await bare.stop();
  print('express', result, result.requests.average);
  return result.requests.average;
}

async function measureShop(dialect: Dialect): Promise<void> {
  const database = await createTestDatabase(dialect);
  await fill(database.url);
  const shop = await startShopProcesses(database.url);
  try {
    for (const scenario of SCENARIOS) await load(shop.port, scenario); // warm-up
    console.log(`\n${dialect}${''.padEnd(10 - dialect.length)}   req/s     p50   p97.5     p99    ratio`);
    const yardstick = await measureYardstick();
    for (const scenario of SCENARIOS) print(scenario.name, await load(shop.port, scenario), yardstick);
  } finally {
    await shop.stop();
    await database.drop();
  }
}

const wanted = process.argv.slice(2) as Dialect[];
for (const dialect of ['sqlite', 'postgres'] as const) {
  if (wanted.length === 0 || wanted.includes(dialect)) await measureShop(dialect);
}
process.exit();
