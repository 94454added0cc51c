// start: the whole shop as processes, from an empty database to the end of all of them.
import { expect } from 'chai';
import {
  endCommands,
  isAlive,
  partsOf,
  type RunningCommand,
  startCommand,
} from '../../../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { settings } from '../../../ecommerce/settings.js';

const JSON_HEADERS = { 'Content-Type': 'application/json' };

async function allEnd(pids: number[]): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) throw new Error('A part of the shop is left behind.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

onEachDatabase('start', (dialect) => {
  let database: TestDatabase;

  before(async () => {
    database = await createEmptyDatabase(dialect);
  });
  afterEach(endCommands);
  after(() => database.drop());

  async function openShop(): Promise<{ shop: RunningCommand; url: string; parts: number[] }> {
    const shop = startCommand(['start', '0'], { DATABASE_URL: database.url });
    await shop.prints('The shop is open.');
    const url = /Starting development server at (http:\S+)\/\n/.exec(shop.stdout)?.[1] ?? '';
    return { shop, url, parts: partsOf(shop.pid) };
  }

  it('migrates, loads the sample into an empty database, serves, and ends with SIGTERM', async () => {
    const { shop, url, parts } = await openShop();
    expect(shop.stdout).to.contain('  Applying orders.0001_initial... OK\n');
    expect(shop.stdout).to.match(/Loaded the sample catalogue: \d+ objects\.\n/);
    expect(shop.stdout).to.contain(`ProductService on ${settings.PRODUCTS_ADDRESS}\n`);
    expect(shop.stdout).to.contain(`OrderService on ${settings.ORDERS_ADDRESS}\n`);
    const body = JSON.stringify({
      customer_name: 'John Doe',
      customer_email: 'john@example.com',
      shipping_address: '123 Main St, City, Country',
      items: [{ product_id: 1, quantity: 2 }],
    });
    const placed = await fetch(`${url}/api/orders/`, { method: 'POST', headers: JSON_HEADERS, body });
    expect(placed.status).to.equal(201);
    const shipped = await fetch(`${url}/api/orders/1/status/`, {
      method: 'PATCH',
      headers: JSON_HEADERS,
      body: '{"status": "shipped"}',
    });
    expect(shipped.status).to.equal(200);
    expect(parts).to.have.length(2);
    expect((await shop.end('SIGTERM')).code).to.equal(0);
    await allEnd(parts);
  });

  it('loads the sample once, and stops everything when one part dies', async () => {
    const { shop, url, parts } = await openShop();
    expect(shop.stdout).to.contain('  No migrations to apply.\n').and.not.contain('sample');
    const orders = (await (await fetch(`${url}/api/orders/`)).json()) as { total_count: number };
    expect(orders.total_count).to.equal(14);
    process.kill(parts[0] ?? 0, 'SIGKILL');
    const { code, stderr } = await shop.outcome;
    expect(code).to.equal(1);
    expect(stderr).to.match(
      /Error: (grpc-server|runserver) has ended \(exit code 1\), so the shop stops\.\n/,
    );
    await allEnd(parts);
  });

  it('leaves nothing behind when it is killed itself', async () => {
    const { shop, parts } = await openShop();
    await shop.end('SIGKILL');
    await allEnd(parts);
  });
});
