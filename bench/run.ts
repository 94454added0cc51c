// npm run bench: requests a second and latencies of the real processes under 32 connections, each also
// as a ratio to a bare Express answer in the same run. Ratios to reach on SQLite: detail 0.30,
// list 0.20, search 0.15, orders 0.10. `mixed` is nine reads and one order. On Linux also the CPU time of the shop's
// processes for a request, which a busy machine changes little.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { Database, type Dialect } from '../framework/db/database.js';
import { createTestDatabase } from '../testing/databases.js';
import { SERVING_FLAGS } from '../framework/management/processes.js';
import { partsOf } from '../testing/command_line.js';
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

/** What a shop that sells is asked: nine reads, then one order, again and again. */
const MIXED = [0, 1, 2, 0, 1, 2, 0, 1, 2, 3].flatMap((index) => SCENARIOS[index] ?? []);

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

/** The CPU time in ms that a process and those that it started have used; NaN where /proc does not tell. */
function cpuOf(pid: number): number {
  try {
    const TICK_MS = 10;
    const ticks = [pid, ...partsOf(pid)].map((each) => {
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return Number(fields[11]) + Number(fields[12]);
    });
    return TICK_MS * ticks.reduce((sum, each) => sum + each, 0);
  } catch {
    return NaN;
  }
}

/** Loads an address for a while; gives requests a second and latencies in milliseconds. */
async function load(port: number, ...scenarios: Scenario[]): Promise<autocannon.Result> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: scenarios.map(({ request: next }) => ({
      setupRequest: (request) => ({
        ...request,
        // of its own for each: autocannon writes the body's length into it
        headers: { 'content-type': 'application/json' },
        ...next(),
      }),
    })),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0)
    throw new Error(`${scenarios.map(({ name }) => name).join(', ')}: ${failed} requests failed.`);
  return result;
}

function print(name: string, { requests, latency }: autocannon.Result, yardstick: number, cpuMs = NaN): void {
  const columns = [requests.average.toFixed(0), latency.p50, latency.p97_5, latency.p99].map((value) =>
    String(value).padStart(8),
  );
  console.log(
    `${name.padEnd(10)}${columns.join('')}${(requests.average / yardstick).toFixed(3).padStart(9)}` +
      (cpuMs / requests.total).toFixed(2).padStart(8),
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
    console.log(
      `\n${dialect}${''.padEnd(10 - dialect.length)}   req/s     p50   p97.5     p99    ratio  CPU ms`,
    );
    const yardstick = await measureYardstick();
    for (const scenarios of [...SCENARIOS.map((scenario) => [scenario]), MIXED]) {
      const before = cpuOf(shop.child.pid ?? 0);
      const result = await load(shop.port, ...scenarios);
      const [{ name } = { name: '' }] = scenarios;
      print(scenarios.length > 1 ? 'mixed' : name, result, yardstick, cpuOf(shop.child.pid ?? 0) - before);
    }
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
