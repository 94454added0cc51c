// A database that is away, full or read-only: 503 and no 500, reading goes on where it can, one log line.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { outageOf } from '../framework/db/outages.js';
import { settings } from '../ecommerce/settings.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { proxyTo } from '../testing/postgres_proxy.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { useShop } from '../testing/shop.js';
import healthGrpc from '../protos/generated/grpc_health_grpc_pb.js';
import healthPb from '../protos/generated/grpc_health_pb.js';
import { storedProduct } from '../testing/makers/products.js';
import { JOHN } from '../testing/makers/contacts.js';
import { until } from '../testing/until.js';

const PRODUCT = { name: 'Chair', price_cents: 100, stock_quantity: 1_000 };

/** What a service says of its health: SERVING, NOT_SERVING. */
async function healthOf(address: string): Promise<string> {
  const client = new healthGrpc.HealthClient(address, credentials.createInsecure());
  try {
    const answer = await call(client, (stub) => stub.check, new healthPb.HealthCheckRequest());
    const { ServingStatus } = healthPb.HealthCheckResponse;
    return answer.getStatus() === ServingStatus.SERVING ? 'SERVING' : 'NOT_SERVING';
  } finally {
    client.close();
  }
}

onEachDatabase('a database that is away', (dialect) => {
  if (dialect === 'sqlite') return; // a file that is full or read-only is below

  it('is answered 503 in every way of being away, and the shop goes on when it is back', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const direct = new Database(database.url);
    const { id } = await storedProduct(direct, PRODUCT);
    const proxy = await proxyTo(database.url);
    proxy.open();
    const env: NodeJS.ProcessEnv = { ...(await shopEnvironment(proxy.url)), LOG_LEVEL: 'info' };
    const services = await startServices(env);
    const web = await startWeb(env, '--noreload');
    const logs = [services, web].map(recordOutput);
    const site = `http://127.0.0.1:${web.port}`;
    const order = () =>
      fetch(`${site}/api/orders/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...JOHN, items: [{ product_id: id, quantity: 1 }] }),
      });
    const read = () => fetch(`${site}/api/products/${id}/`);
    try {
      expect([(await read()).status, (await order()).status]).to.deep.equal([200, 201]);
      proxy.refuse(); // and nobody asks for anything
      await until(async () => (await healthOf(env.INVOICES_ADDRESS ?? '')) === 'NOT_SERVING');
      for (const ask of [read, order, read, order]) {
        const answer = await ask();
        const body = (await answer.json()) as { code: string };
        expect([answer.status, body.code]).to.deep.equal([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).to.be.above(0);
      }
      const page = await fetch(`${site}/admin/`, { headers: { Cookie: `sessionid=${'x'.repeat(43)}` } });
      expect([page.status, page.headers.get('content-type')]).to.deep.equal([
        503,
        'text/html; charset=utf-8',
      ]);
      expect(await page.text()).to.contain('The database is not available. Try again.');
      await until(async () => (await healthOf(env.PRODUCTS_ADDRESS ?? '')) === 'NOT_SERVING');
      proxy.open();
      await until(async () => (await healthOf(env.PRODUCTS_ADDRESS ?? '')) === 'SERVING');
      await until(async () => (await read()).status === 200);
      expect((await order()).status).to.equal(201);
    } finally {
      await Promise.all([web.stop(), services.stop()]);
      proxy.close();
      await direct.close();
      await database.drop();
    }
    const [ofServices = '', ofWeb = ''] = logs.map((log) => log());
    expect(ofServices.match(/the database has an outage/g)).to.have.length(1);
    expect(ofServices.match(/the outage of the database is over/g)).to.have.length(1);
    expect(ofServices + ofWeb).to.not.contain('call failed');
    expect(ofServices + ofWeb).to.not.contain('"stack"');
  });
});

/** Keeps what a process prints. */
function recordOutput({ child }: Running): () => string {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += String(chunk)));
  return () => output;
}

onEachDatabase('a database that can only be read', (dialect) => {
  const shop = useShop(dialect);
  let id = 0;
  before(async () => void ({ id } = await storedProduct(shop().db, PRODUCT)));

  /** Ways to keep a database from storing anything, and how to end them. */
  const WAYS: Record<string, [string, string]> =
    dialect === 'sqlite'
      ? {
          'a full disk': ['PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1073741823'],
          'a read-only file': ['PRAGMA query_only = 1', 'PRAGMA query_only = 0'],
        }
      : {
          'a server that takes no writes': [
            'default_transaction_read_only = on',
            'default_transaction_read_only = off',
          ],
        };

  for (const [name, [begin, end]] of Object.entries(WAYS)) {
    it(`${name}: reading goes on, writing is 503, and works again afterwards`, async function () {
      this.timeout(60_000);
      const { db } = shop();
      const change = async (sql: string): Promise<void> => {
        if (dialect === 'sqlite') return void (await db.maintenance.raw(sql));
        const name = new URL(db.url).pathname.slice(1);
        const other = new Database(db.url.replace(name, 'postgres'));
        await other.maintenance.raw(`ALTER DATABASE ${name} SET ${sql}`);
        // Connections that are open keep what they began with.
        await other.maintenance.raw(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?',
          [name],
        );
        await other.close();
      };
      // So long that it does not find room in what the file has already.
      const buyer = { ...JOHN, shipping_address: 'x'.repeat(2_000) };
      const order = () =>
        shop().send('POST', '/api/orders/', { ...buyer, items: [{ product_id: id, quantity: 1 }] });
      const stock = async () =>
        ((await shop().get(`/api/products/${id}/`)).body as { stock_quantity: number }).stock_quantity;
      await change(begin);
      await until(async () => (await shop().get(`/api/products/${id}/`)).status === 200);
      let refused = await order();
      for (let tries = 0; refused.status === 201 && tries < 50; tries += 1) refused = await order();
      const before = await stock();
      expect([refused.status, refused.body.code]).to.deep.equal([503, 'unavailable']);
      expect((await order()).status).to.equal(503);
      expect(await stock()).to.equal(before);
      // At first its connections were cut, as if it were away.
      await until(async () => (await healthOf(settings.ORDERS_ADDRESS)) === 'SERVING');
      await change(end);
      await until(async () => (await order()).status === 201);
      expect(await stock()).to.equal(before - 1);
    });
  }
});

describe('the table of outages', () => {
  it('takes no mistake of ours for an outage', () => {
    for (const code of ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', '23505', '42601', '22P02', '42P01']) {
      expect(outageOf(Object.assign(new Error('a statement failed'), { code })), code).to.equal(undefined);
    }
    expect(outageOf(new TypeError('x is not a function'))).to.equal(undefined);
  });
});
