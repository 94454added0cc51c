// Who asks too often is told when to ask again; what is counted, for whom, and where.
import { expect } from 'chai';
import { createClient } from '@redis/client';
import { type Settings, settings } from '../ecommerce/settings.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { type Answer, request, useShop } from '../testing/shop.js';
import { staff } from '../testing/makers/staff.js';
import { storedProduct } from '../testing/makers/products.js';
import { JOHN } from '../testing/makers/contacts.js';

const REDIS_URL = 'redis://127.0.0.1:6379';
const REGISTER = '/api/customers/register/';
const WRONG = { email: 'no address' };

async function redisProblem(): Promise<string> {
  const client = createClient({
    url: REDIS_URL,
    socket: { reconnectStrategy: false, connectTimeout: 1_000 },
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.flushDb();
    await client.close();
    return '';
  } catch (error) {
    return String(error);
  }
}

onEachDatabase('a throttle', (dialect) => {
  const shop = useShop(dialect);
  const before_ = { ...settings };
  const set = (values: Partial<Settings>) => Object.assign(settings, values);
  let product: number;

  before(async () => {
    const lamp = { name: 'Lamp', price_cents: 100, stock_quantity: 500, category: 'home' };
    product = (await storedProduct(shop().db, lamp)).id;
    set({ THROTTLES: true, API_ACCESS: 'protected' });
    set({ THROTTLE_REGISTER: '3/hour', THROTTLE_SEARCH: '2/second', THROTTLE_GUEST_CARTS: '2/hour' });
    set({ THROTTLE_GUEST_ORDERS: '2/hour', THROTTLE_PASSWORD_RESETS: '3/day' });
  });
  after(() => void set(before_));

  const send = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    request(shop().url + path, method, body, headers);

  it('says on each answer how much is left, and refuses what is too much', async () => {
    const answers: Answer[] = [];
    for (let tries = 0; tries < 4; tries += 1) answers.push(await send('POST', REGISTER, WRONG));
    expect(answers.map(({ status }) => status)).to.deep.equal([400, 400, 400, 429]);
    expect(answers[0]?.headers.get('ratelimit')).to.match(/^"register"; r=2; t=3600$/);
    expect(answers[0]?.headers.get('ratelimit-policy')).to.match(/^"register"; q=3; w=3600; pk=:\S+:$/);
    const last = answers.at(-1);
    const seconds = Number(last?.headers.get('retry-after'));
    expect(seconds).to.be.within(3_590, 3_600);
    expect(last?.body.code).to.equal('throttled');
    expect(last?.body.error).to.match(/^Too many requests\. Try again in \d+ seconds\.$/);
  });

  it('counts again when its time is over', async () => {
    const search = () => send('GET', '/api/products/search/?query=lamp');
    let refused: Answer | undefined;
    while (refused?.status !== 429) refused = await search();
    expect(Number(refused.headers.get('retry-after'))).to.equal(1);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await search()).status).to.equal(200);
  });

  it('counts guests, not staff', async () => {
    const key = await staff(shop().db, 'ada');
    for (let tries = 0; tries < 4; tries += 1) {
      expect((await send('GET', '/api/products/search/?query=lamp', undefined, key)).status).to.equal(200);
    }
  });

  it('counts new carts, not what is put into one', async () => {
    const item = { product_id: product, quantity: 1 };
    const first = await send('POST', '/api/cart/', item);
    const token = { 'X-Cart-Token': first.body.cart_token };
    for (let tries = 0; tries < 4; tries += 1) {
      expect((await send('POST', '/api/cart/', item, token)).status).to.equal(201);
    }
    expect((await send('POST', '/api/cart/', item)).status).to.equal(201);
    expect((await send('POST', '/api/cart/', item)).status).to.equal(429);
  });

  it('counts the orders of guests and their checkouts together', async () => {
    const order = { ...JOHN, items: [{ product_id: product, quantity: 1 }] };
    expect((await send('POST', '/api/orders/', order)).status).to.equal(201);
    expect((await send('POST', '/api/cart/checkout/', JOHN)).status).to.equal(409);
    expect((await send('POST', '/api/orders/', order)).status).to.equal(429);
    set({ API_ACCESS: 'open' });
    expect((await send('POST', '/api/orders/', order)).status, 'of the open shop').to.equal(201);
    set({ API_ACCESS: 'protected' });
  });

  it('counts what a page sends like the API', async () => {
    const body = 'token=x&new_password=y';
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const expected of [200, 200, 200, 429]) {
      expect((await send('POST', '/password-reset/', body, headers)).status).to.equal(expected);
    }
  });

  it('counts nothing when THROTTLES is off', async () => {
    set({ THROTTLES: false });
    for (let tries = 0; tries < 4; tries += 1) {
      expect((await send('POST', REGISTER, WRONG)).headers.get('ratelimit')).to.equal(null);
    }
    set({ THROTTLES: true });
  });
});

/** Sends to one site after the other what each of them counts; gives the statuses. */
async function inTurn(sites: { port: number }[], times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let tries = 0; tries < times; tries += 1) {
    const { port } = sites[tries % sites.length] as { port: number };
    statuses.push((await request(`http://127.0.0.1:${port}${REGISTER}`, 'POST', WRONG, {})).status);
  }
  return statuses;
}

onEachDatabase('processes that count together', (dialect) => {
  async function serving(env: Record<string, string>, ...args: string[]) {
    const database = await createTestDatabase(dialect);
    const all = {
      ...(await shopEnvironment(database.url)),
      THROTTLES: 'on',
      THROTTLE_REGISTER: '4/hour',
      ...env,
    };
    const [services, ...sites] = await Promise.all([
      startServices(all, 'customers'),
      startWeb(all, ...args),
      startWeb(all, ...args),
    ]);
    const stop = async () => {
      await Promise.all([...sites, services].map((each) => each.stop()));
      await database.drop();
    };
    return { sites, stop };
  }

  it('do so in the database', async () => {
    const { sites, stop } = await serving({}, '--workers', '2');
    expect(await inTurn(sites, 6)).to.deep.equal([400, 400, 400, 400, 429, 429]);
    await stop();
  });

  it('do so in Redis', async function () {
    const problem = await redisProblem();
    if (problem && process.env.REQUIRE_REDIS === '1') throw new Error(problem);
    if (problem) this.skip();
    const { sites, stop } = await serving({ REDIS_URL }, '--noreload');
    expect(await inTurn(sites, 6)).to.deep.equal([400, 400, 400, 400, 429, 429]);
    await stop();
  });

  it('count each by itself while Redis is away', async () => {
    const { sites, stop } = await serving({ REDIS_URL: 'redis://127.0.0.1:1' }, '--noreload');
    expect(await inTurn(sites, 10)).to.deep.equal([400, 400, 400, 400, 400, 400, 400, 400, 429, 429]);
    await stop();
  });
});
