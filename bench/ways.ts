// npx tsx bench/ways.ts: five requests, each warm, on SQLite and with everything in one process. Prints through how many
// of our files and functions a request runs, how many calls of them it makes, its SQL statements (without BEGIN, COMMIT
// and savepoints) and its gRPC calls. Generated code, tests and node_modules are not counted.
import { Session, type Profiler } from 'node:inspector/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serviceAddresses } from '../testing/ports.js';

Object.assign(process.env, {
  ...(await serviceAddresses()),
  ...{ DEBUG: 'true', API_ACCESS: 'open', THROTTLES: 'off', LOG_LEVEL: 'error', GRPC_TOKEN: '' },
});
const { BASE_DIR } = await import('../framework/conf/settings.js');
await import('../ecommerce/project.js');
const { startShop } = await import('../testing/shop.js');
const { signInStaff } = await import('../testing/makers/staff.js');
const { ServiceChannel } = await import('../framework/grpc/client.js');
const { getProduct } = await import('../products/models.js');
const { PayingShop } = await import('../testing/makers/paying_shop.js');

/** What a request takes: the fewest of so many, for what the process does by itself is counted too. */
const ROUNDS = 9;

interface Counts {
  files: number;
  functions: number;
  calls: number;
  sql: number;
  rpcs: number;
}

/** Makes ready one request and gives it. */
type Way = () => Promise<() => Promise<{ status: number }>>;

const shop = await startShop('sqlite', 'staff');
const { db } = shop;
let sql = 0;
let rpcs = 0;
for (const knex of [db.read, db.maintenance]) {
  knex.on('query', (query: { sql: string }) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)/i.test(query.sql)) sql += 1;
  });
}
const { prototype } = ServiceChannel;
const { call } = prototype;
prototype.call = function (this: unknown, ...args: unknown[]) {
  rpcs += 1;
  return Reflect.apply(call, this, args) as unknown;
} as typeof call;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

const ROOT = pathToFileURL(BASE_DIR).href;
const NOT_COUNTED = /\/(node_modules|generated|tests|testing|bench)\//;

/** Our functions that were called since the last time, but for the modules themselves and what tsx adds. */
async function called(): Promise<{ file: string; functions: Profiler.FunctionCoverage[] }[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.startsWith(`${ROOT}/`) && !NOT_COUNTED.test(url))
    .map(({ url, functions }) => ({
      file: path.posix.relative(ROOT, url.replace(/\?.*/, '')),
      functions: functions.filter(
        ({ functionName, ranges: [range] }) =>
          functionName !== '__name' && range && range.count > 0 && range.startOffset > 0,
      ),
    }))
    .filter(({ functions }) => functions.length > 0);
}

async function count(request: () => Promise<{ status: number }>): Promise<Counts> {
  await called();
  sql = rpcs = 0;
  const { status } = await request();
  const files = await called();
  if (status >= 400) throw new Error(`The answer was ${status}.`);
  const functions = files.flatMap((file) => file.functions);
  if (process.env.WAYS_VERBOSE) {
    for (const file of files)
      for (const { functionName, ranges } of file.functions)
        console.log(file.file, functionName, ranges[0]?.count);
  }
  const calls = functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
  return { files: files.length, functions: functions.length, calls, sql, rpcs };
}

const paying = new PayingShop(() => shop);
const made = await shop.send('POST', '/api/products/', {
  ...{ name: 'Chair', price: 50, stock_quantity: 100_000, category: 'home' },
});
const { id: product_id } = (made.body as { product: { id: number } }).product;
const customer = await paying.customer();
const browser = await signInStaff(shop);
const form = `/admin/products/product/${product_id}/change/`;
const guest = { customer_name: 'Jane', customer_email: 'jane@example.com', shipping_address: '5 Elm St' };

const ways: Record<string, Way> = {
  'product detail': () =>
    Promise.resolve(() => shop.get(`/api/products/${product_id}/`, { Authorization: '' })),
  order: () => {
    const body = { ...guest, items: [{ product_id, quantity: 1 }] };
    return Promise.resolve(() => shop.send('POST', '/api/orders/', body, { Authorization: '' }));
  },
  async checkout() {
    await shop.send('POST', '/api/cart/', { product_id, quantity: 1 }, customer);
    return () => shop.send('POST', '/api/cart/checkout/', {}, customer);
  },
  async refund() {
    const { payment } = await paying.paidOrder();
    return () => paying.refund(payment, { amount: 10, reason: 'A scratch' });
  },
  async 'stock saved in the admin'() {
    const { text } = await browser.get(form);
    const token = /name="_token" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const stock = 1_000 + Math.floor(Math.random() * 1_000_000);
    const { category_id } = await getProduct(db.read, product_id);
    const fields = { name: 'Chair', description: '', price: '50.00', stock_quantity: stock, category_id };
    return () => browser.post(form, { ...fields, _token: token, _save: '1' });
  },
};

console.log('| request | files | functions | calls | SQL | RPCs |\n| --- | --- | --- | --- | --- | --- |');
for (const [name, way] of Object.entries(ways)) {
  const rounds: Counts[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await count(await way()));
  const least = (key: keyof Counts): number => Math.min(...rounds.map((counts) => counts[key]));
  const columns = (['files', 'functions', 'calls', 'sql', 'rpcs'] as const).map(least);
  console.log(`| ${name} | ${columns.join(' | ')} |`);
}
await shop.stop();
process.exit();
