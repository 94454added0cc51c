// npm run chaos: the whole shop under mixed load while it is broken again and again. Afterwards the books
// must agree with what the clients were told. `-- --minutes 10 --seed 7 --database postgres --clients 12`
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { Database, type Dialect } from '../../framework/db/database.js';
import { createTestDatabase, DIALECTS } from '../../testing/databases.js';
import { createProduct } from '../../products/catalogue.js';
import { brokenPromises, brokenRules } from './books.js';
import { breaksOf, type World } from './breaks.js';
import { Client } from './clients.js';
import { Ledger } from './ledger.js';
import { breakableProxy } from './proxy.js';
import { between, pick, seeded } from './random.js';
import { type Shop, startShop } from './shop.js';

const PRODUCTS = 20;
/** How long the shop may take to answer again after everything was mended. */
const ANSWER_WITHIN_MS = 5_000;
/** How long open payments may take to be settled once nothing is broken any more. */
const SETTLE_MS = 90_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    database: { type: 'string', default: '' },
    clients: { type: 'string', default: '8' },
  },
});

async function fill(db: Database): Promise<{ products: number[]; token: string }> {
  const products: number[] = [];
  for (let index = 0; index < PRODUCTS; index += 1) {
    const product = {
      name: `Product ${index}`,
      description: '',
      price_cents: 500 + index,
      category: 'other',
    };
    // Some are scarce, so that orders are refused too.
    const { id } = await createProduct(db, { ...product, stock_quantity: index % 4 === 0 ? 30 : 100_000 });
    products.push(id);
  }
  const { username } = await createUser(db, {
    ...{ username: 'chaos', email: 'chaos@example.com', password: 'a long enough password' },
    ...{ is_staff: true, is_superuser: true },
  });
  return { products, token: await createToken(db, username) };
}

/** Whether each web server answers a read and takes a write, within the time that is allowed. */
async function answersAgain(shop: Shop): Promise<number | null> {
  const started = performance.now();
  while (performance.now() - started < 6 * ANSWER_WITHIN_MS) {
    const answers = await Promise.all(
      shop.ports.map((port) =>
        fetch(`http://127.0.0.1:${port}/api/products/1/`, { signal: AbortSignal.timeout(5_000) })
          .then((response) => response.ok)
          .catch(() => false),
      ),
    );
    if (answers.every(Boolean)) return performance.now() - started;
    await delay(50);
  }
  return null;
}

/** Waits until the payments are settled, or for as long as they may take. */
async function untilSettled(db: Database): Promise<void> {
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until) {
    const open = (await db
      .read('payments_transaction')
      .whereIn('status', ['pending', 'unknown'])
      .first('id')) as unknown;
    if (!open) return;
    await delay(500);
  }
}

async function breakThings(world: World, until: number, ledger: Ledger): Promise<void> {
  const breaks = breaksOf(world);
  while (Date.now() < until) {
    await delay(between(world.random, 500, 5_000));
    const what = await pick(world.random, breaks)();
    const ms = await answersAgain(world.shop);
    ledger.count('breaks');
    console.log(
      `${new Date().toISOString()} ${what}; answers again after ${ms === null ? 'too long' : `${Math.round(ms)} ms`}`,
    );
    if (ms === null) ledger.fault(`no answer within ${6 * ANSWER_WITHIN_MS} ms after: ${what}`);
    else if (ms > ANSWER_WITHIN_MS) ledger.count(`answers later than ${ANSWER_WITHIN_MS} ms`);
  }
}

async function chaos(dialect: Dialect, minutes: number, seed: number, clients: number): Promise<boolean> {
  const random = seeded(seed);
  const database = await createTestDatabase(dialect);
  const db = new Database(database.url);
  const { products, token } = await fill(db);
  const proxy = dialect === 'postgres' ? await breakableProxy(database.url) : undefined;
  const logFile = path.join(os.tmpdir(), `chaos-${dialect}-${seed}.log`);
  console.log(`${dialect}: ${minutes} minutes, seed ${seed}, log in ${logFile}`);
  const shop = await startShop(proxy?.url ?? database.url, logFile);
  const ledger = new Ledger();
  try {
    if ((await answersAgain(shop)) === null) throw new Error('The shop does not start.');
    const stopping = new AbortController();
    const working = Array.from({ length: clients }, (_, index) =>
      new Client(shop.ports, products, token, ledger, seeded(seed + index + 1), `c${index}`).work(
        stopping.signal,
      ),
    );
    await breakThings({ random, shop, db, proxy }, Date.now() + minutes * 60_000, ledger);
    stopping.abort();
    await Promise.all(working);
    await untilSettled(db);
    // What failed often waits for hours until it is tried again.
    await shop.reconcile();
    const wrong = [...ledger.faults, ...(await brokenRules(db)), ...(await brokenPromises(db, ledger))];
    console.log(
      [...ledger.counts]
        .sort()
        .map(([what, times]) => `  ${what}: ${times}`)
        .join('\n'),
    );
    const told = [...ledger.orders.values()].map((entry) => entry.told);
    for (const each of ['acknowledged', 'refused', 'unknown']) {
      console.log(`  orders ${each}: ${told.filter((one) => one === each).length}`);
    }
    console.log(`  slowest request: ${Math.round(ledger.slowestMs)} ms`);
    for (const line of wrong) console.error(`  WRONG ${line}`);
    if (wrong.length === 0) rmSync(logFile, { force: true });
    return wrong.length === 0;
  } finally {
    await shop.stop();
    proxy?.close();
    await db.close();
    await database.drop();
  }
}

let good = true;
for (const dialect of DIALECTS) {
  if (values.database && values.database !== dialect) continue;
  good = (await chaos(dialect, Number(values.minutes), Number(values.seed), Number(values.clients))) && good;
}
process.exit(good ? 0 : 1);
