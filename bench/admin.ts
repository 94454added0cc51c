// `npx tsx bench/admin.ts [sqlite|postgres] [rows] [part of the address]`: how long each list page of the
// admin takes with 200,000 rows in every table, as a ratio to the same page with 200, in one run. At most 5.
import type { Database, Dialect } from '../framework/db/database.js';

const FEW = 200;
const MOST_RATIO = 5;
const ROUNDS = 7;

// As in production: templates are compiled once.
Object.assign(process.env, {
  DEBUG: 'false',
  GRPC_TRUST_NETWORK: 'true',
  SECRET_KEY: 'only-for-measuring-'.repeat(4),
  ALLOWED_HOSTS: '127.0.0.1',
  LOG_LEVEL: 'error',
});
const { Database: OpenDatabase } = await import('../framework/db/database.js');
const { createTestDatabase, dropDatabasesOfThisRun } = await import('../testing/databases.js');
await import('../ecommerce/project.js');
const { buildSite } = await import('../ecommerce/web.js');
const { serveSite } = await import('../framework/http/serving.js');
const { createUser } = await import('../framework/auth/users.js');
const { startSession } = await import('../framework/auth/sessions.js');
const { SESSION_COOKIE } = await import('../framework/auth/staff.js');
const { seed } = await import('./admin_seed.js');

const year = new Date().getUTCFullYear();
const today = new Date().toISOString().slice(0, 10);
const PRODUCTS = '/admin/products/product/';
const ORDERS = '/admin/orders/order/';
const ITEMS = '/admin/orders/orderitem/';
const CUSTOMERS = '/admin/customers/customer/';
const CARTS = '/admin/carts/cart/';
const TRANSACTIONS = '/admin/payments/transaction/';
const METHODS = '/admin/payments/paymentmethod/';
const INVOICES = '/admin/invoices/invoice/';
const RECOMMENDATIONS = '/admin/recommendations/recommendation/';
const USERS = '/admin/auth/user/';

/** Each kind of list, filter, order and search; `last` means the last page. */
const PAGES = [
  '/admin/',
  PRODUCTS,
  ...['1', '-2', '3', '4', '-5', '6', '3.-4', '-2.1'].map((order) => `${PRODUCTS}?o=${order}`),
  `${PRODUCTS}?p=2`,
  `${PRODUCTS}?p=last`,
  `${PRODUCTS}?p=middle`,
  `${PRODUCTS}?category__id__exact=3`,
  `${PRODUCTS}?category__id__exact=3&o=4`,
  `${PRODUCTS}?archived__exact=0`,
  `${PRODUCTS}?archived__exact=1`,
  `${PRODUCTS}?archived__exact=1&category__id__exact=2`,
  `${PRODUCTS}?in_stock=yes`,
  `${PRODUCTS}?in_stock=no`,
  `${PRODUCTS}?in_stock=no&o=-4`,
  `${PRODUCTS}?created_at__gte=${today}`,
  `${PRODUCTS}?created_at__gte=${year}-01-01&created_at__lt=${year + 1}-01-01`,
  `${PRODUCTS}?created_at__year=${year}`,
  `${PRODUCTS}?created_at__year=${year}&created_at__month=1`,
  `${PRODUCTS}?stock_quantity__lte=5`,
  `${PRODUCTS}?q=lamp`,
  `${PRODUCTS}?q=number+7`,
  `${PRODUCTS}?q=rarest`,
  `${PRODUCTS}?q=lamp+rarest`,
  `${PRODUCTS}?q=nothinglikethis`,
  `${PRODUCTS}?q=lamp&o=4`,
  `${PRODUCTS}?q=of`,
  `${PRODUCTS}?q=lamp&category__id__exact=2&in_stock=no`,
  ORDERS,
  ...['1', '2', '-3', '4', '-5', '6', '4.-5'].map((order) => `${ORDERS}?o=${order}`),
  `${ORDERS}?p=last`,
  `${ORDERS}?status__exact=pending`,
  `${ORDERS}?status__exact=cancelled&o=-5`,
  `${ORDERS}?status__exact=pending&created_at__gte=${today}`,
  `${ORDERS}?created_at__gte=${today}`,
  `${ORDERS}?q=example`,
  `${ORDERS}?q=customer+7`,
  `${ORDERS}?q=rarest`,
  `${ORDERS}?q=rarest&status__exact=shipped`,
  `${ORDERS}?q=0170+1000107`,
  `${ORDERS}?q=walnut+mirror`,
  `${ORDERS}?q=%23107`,
  `${ORDERS}?q=lamp+rarest`,
  `${ORDERS}?q=nothinglikethis`,
  ...['rarest', 'example', 'lamp', '0170+1000107', '%23107', 'nothinglikethis'].map(
    (words) => `/admin/search/?q=${words}`,
  ),
  ITEMS,
  `${ITEMS}?q=7`,
  CUSTOMERS,
  `${CUSTOMERS}?p=last`,
  `${CUSTOMERS}?active__exact=0`,
  `${CUSTOMERS}?active__exact=0&o=2`,
  `${CUSTOMERS}?created_at__gte=${today}`,
  `${CUSTOMERS}?q=rarest`,
  `${CUSTOMERS}?q=example&active__exact=0`,
  CARTS,
  `${CARTS}?updated_at__gte=${today}`,
  `${CARTS}?q=8`,
  TRANSACTIONS,
  `${TRANSACTIONS}?p=last`,
  ...['kind__exact=refund', 'kind__exact=payment', 'status__exact=failed', 'status__exact=pending'].flatMap(
    (filter) => ['', '&o=5', '&o=-7'].map((order) => `${TRANSACTIONS}?${filter}${order}`),
  ),
  `${TRANSACTIONS}?kind__exact=refund&status__exact=unknown`,
  `${TRANSACTIONS}?kind__exact=payment&status__exact=unknown&o=5`,
  `${TRANSACTIONS}?created_at__year=${year}&kind__exact=refund`,
  `${TRANSACTIONS}?q=7`,
  `${TRANSACTIONS}?q=zzz9`,
  `${TRANSACTIONS}?q=ref`,
  `${TRANSACTIONS}?q=ref7x`,
  `${TRANSACTIONS}?q=rarest`,
  `${TRANSACTIONS}?q=customer+7`,
  `${TRANSACTIONS}?q=0170+1000107`,
  METHODS,
  `${METHODS}?kind__exact=cash`,
  `${METHODS}?kind__exact=card`,
  `${METHODS}?kind__exact=bank_transfer&created_at__gte=${today}`,
  `${METHODS}?q=1037`,
  `${METHODS}?q=7`,
  INVOICES,
  `${INVOICES}?p=last`,
  `${INVOICES}?kind__exact=invoice`,
  `${INVOICES}?kind__exact=credit_note`,
  `${INVOICES}?kind__exact=invoice&o=5`,
  `${INVOICES}?issued_at__year=${year}`,
  `${INVOICES}?q=rarest`,
  `${INVOICES}?q=INV-2026-1000007`,
  `${INVOICES}?q=INV-2026`,
  `${INVOICES}?q=customer+zzz9`,
  `${INVOICES}?q=example&o=5`,
  RECOMMENDATIONS,
  `${RECOMMENDATIONS}?p=last`,
  `${RECOMMENDATIONS}?created_at__gte=${today}`,
  `${RECOMMENDATIONS}?created_at__year=${year}`,
  `${RECOMMENDATIONS}?q=7`,
  USERS,
  ...['is_staff', 'is_superuser', 'is_active'].flatMap((flag) =>
    [0, 1].flatMap((value) => ['', '&o=-2'].map((order) => `${USERS}?${flag}__exact=${value}${order}`)),
  ),
  `${USERS}?q=customer+7`,
  `${USERS}?q=rarest`,
  `${USERS}?q=zzz9`,
  `${PRODUCTS}7/history/`,
];

/** Each column of these lists that sorts, both ways: as the headings of their pages link to it. */
const SORTED = [ITEMS, CUSTOMERS, CARTS, TRANSACTIONS, METHODS, INVOICES, RECOMMENDATIONS, USERS];

interface Site {
  rows: number;
  url: string;
  cookie: string;
  stop(): Promise<void>;
}

async function startSite(dialect: Dialect, rows: number): Promise<Site> {
  const database = await createTestDatabase(dialect);
  const db: Database = new OpenDatabase(database.url);
  await seed(db, rows);
  const user = await createUser(db, { username: 'bench', is_staff: true, is_superuser: true });
  const key = await startSession(db, user, '127.0.0.1');
  const site = await serveSite(buildSite(db), '127.0.0.1', 0);
  return {
    rows,
    url: `http://127.0.0.1:${site.port}`,
    cookie: `__Host-${SESSION_COOKIE}=${key}`,
    async stop() {
      await site.stop();
      await db.close();
      await database.drop();
    },
  };
}

/** Milliseconds until the whole answer is there. */
async function time({ rows, url, cookie }: Site, page: string): Promise<number> {
  const pages = rows / 100;
  const path = page.replace('last', String(pages)).replace('middle', String(Math.ceil(pages / 2)));
  const start = performance.now();
  const response = await fetch(url + path, { headers: { cookie }, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
  return performance.now() - start;
}

/** The addresses of a list sorted by each of its columns, and turned round. */
async function sortedPages({ url, cookie }: Site, list: string): Promise<string[]> {
  const text = await (await fetch(url + list, { headers: { cookie } })).text();
  const places = new Set([...text.matchAll(/href="\?o=-?(\d+)"/g)].map(([, place]) => place ?? ''));
  return [...places].flatMap((place) => [`${list}?o=${place}`, `${list}?o=-${place}`]);
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

async function compare(few: Site, many: Site, page: string): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let round = -2; round < ROUNDS; round += 1) {
    const [short, long] = [await time(few, page), await time(many, page)];
    if (round < 0) continue; // the first ones fill caches
    times[0].push(short);
    times[1].push(long);
  }
  const [short, long] = times.map(median) as [number, number];
  const ratio = long / short;
  const figures = [short.toFixed(1), long.toFixed(1), ratio.toFixed(2)].map((text) => text.padStart(9));
  console.log(`${page.padEnd(76)}${figures.join('')}${ratio > MOST_RATIO ? '  too slow' : ''}`);
  return ratio;
}

const [wanted, rows = '200000', part = ''] = process.argv.slice(2);
let worst = 0;
for (const dialect of ['sqlite', 'postgres'] as const) {
  if (wanted !== undefined && wanted !== dialect) continue;
  const [few, many] = [await startSite(dialect, FEW), await startSite(dialect, Number(rows))];
  console.log(`\n${dialect.padEnd(76)}${[`${FEW}`, rows, 'ratio'].map((text) => text.padStart(9)).join('')}`);
  const sorted = await Promise.all(SORTED.map((list) => sortedPages(few, list)));
  for (const page of [...PAGES, ...sorted.flat()].filter((address) => address.includes(part))) {
    worst = Math.max(worst, await compare(few, many, page));
  }
  await Promise.all([few.stop(), many.stop()]);
}
console.log(`\nThe largest ratio is ${worst.toFixed(2)}; ${MOST_RATIO} is allowed.`);
await dropDatabasesOfThisRun();
process.exit(worst > MOST_RATIO ? 1 : 0);
