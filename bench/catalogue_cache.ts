// tsx bench/catalogue_cache.ts: what a cache of the catalogue in Redis could save a shop on PostgreSQL, at most. The
// times of one request to the real processes, of the query behind it, and of the GET in Redis that would replace the
// query, under 32 connections in turns. Needs TEST_POSTGRES_URL and REDIS_URL, or both on loopback.
import { createClient } from '@redis/client';
import autocannon from 'autocannon';
import { Database } from '../framework/db/database.js';
import { createProduct } from '../products/catalogue.js';
import { getProduct } from '../products/models.js';
import { listProducts, productList } from '../products/lists.js';
import { createTestDatabase } from '../testing/databases.js';
import { startShopProcesses } from '../testing/processes.js';

const CONNECTIONS = 32;
const SECONDS = 4;
const ROUNDS = 3;
const PRODUCTS = 1_000;

const anyId = (): number => 1 + Math.floor(Math.random() * PRODUCTS);

/** The ms of one, when so many at once do it for some seconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + SECONDS * 1_000;
  let count = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < until) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  return (SECONDS * 1_000) / count;
}

async function timeOfRequest(url: string): Promise<number> {
  const { requests } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  return 1_000 / requests.average;
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const database = await createTestDatabase('postgres');
const db = new Database(database.url);
const redis = createClient({ url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' });
await redis.connect();
for (let index = 1; index <= PRODUCTS; index += 1) {
  const values = {
    name: `Oak table ${index}`,
    description: `Table ${index}, of good make.`,
    price_cents: 900 + index,
  };
  const { id } = await createProduct(db, { ...values, stock_quantity: 1_000, category: 'home' });
  await redis.set(`bench:${id}`, JSON.stringify(await getProduct(db.read, id)), { EX: 600 });
}
const shop = await startShopProcesses(database.url);
const site = `http://127.0.0.1:${shop.port}`;

const pageOf = () => listProducts(db, productList.read({ page_size: 10 }));
await redis.set('bench:list', JSON.stringify(await pageOf()), { EX: 600 });
const parsed = async (key: string): Promise<unknown> => JSON.parse((await redis.get(key)) ?? '{}');

const CASES = {
  detail: {
    request: () => timeOfRequest(`${site}/api/products/${anyId()}/`),
    query: () => timeOf(() => getProduct(db.read, anyId())),
    redis: () => timeOf(() => parsed(`bench:${anyId()}`)),
  },
  list: {
    request: () => timeOfRequest(`${site}/api/products/?page_size=10`),
    query: () => timeOf(pageOf),
    redis: () => timeOf(() => parsed('bench:list')),
  },
};

for (const [name, measured] of Object.entries(CASES)) {
  const times: Record<keyof typeof measured, number[]> = { request: [], query: [], redis: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of ['request', 'query', 'redis'] as const) times[what].push(await measured[what]());
  }
  const [request, query, cached] = [median(times.request), median(times.query), median(times.redis)];
  const ratio = (value: number): string => (value / request).toFixed(2);
  console.log(
    `${name}: a request takes ${request.toFixed(2)} ms; of it the query ${ratio(query)}, a GET of Redis ${ratio(cached)}; ` +
      `a cache that always has the answer would save ${ratio(query - cached)}`,
  );
}

await shop.stop();
await redis.close();
await db.close();
await database.drop();
process.exit(0);
