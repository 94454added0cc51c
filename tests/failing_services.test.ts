// A service that is down or killed: the others keep answering, nothing acknowledged is lost, and all
// recovers by itself.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { storedProduct } from '../testing/makers/products.js';
import { JOHN } from '../testing/makers/contacts.js';

onEachDatabase('services that fail', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let env: NodeJS.ProcessEnv;
  let products: Running;
  let orders: Running;
  let web: Running & { port: number };
  let product = 0;

  before(async function () {
    this.timeout(120_000);
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    env = await shopEnvironment(database.url);
    const values = {
      name: 'Ticket',
      price_cents: 100,
      stock_quantity: 100_000,
      category: 'other',
    };
    product = (await storedProduct(db, values)).id;
    [products, orders, web] = await Promise.all([
      startServices(env, 'products'),
      startServices(env, 'orders'),
      startWeb(env, '--noreload'),
    ]);
  });
  after(async () => {
    await Promise.all([products.stop(), orders.stop(), web.stop()]);
    await db.close();
    await database.drop();
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${web.port}${path}`, init);
  const order = () =>
    ask('/api/orders/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...JOHN, items: [{ product_id: product, quantity: 1 }] }),
    });

  it('down: 503 within a second with Retry-After, the rest answers, and it recovers by itself', async function () {
    this.timeout(60_000);
    expect((await ask('/api/orders/')).status).to.equal(200);
    await orders.stop();
    for (const answer of [() => ask('/api/orders/'), order]) {
      const started = Date.now();
      const refused = await answer();
      const body = (await refused.json()) as { code: string };
      expect([refused.status, body.code]).to.deep.equal([503, 'unavailable']);
      expect(refused.headers.get('retry-after')).to.equal('1');
      expect(Date.now() - started).to.be.lessThan(1000);
    }
    expect((await ask(`/api/products/${product}/`)).status).to.equal(200);
    orders = await startServices(env, 'orders');
    const until = Date.now() + 5_000;
    let status = 503;
    while (status === 503 && Date.now() < until) status = (await ask('/api/orders/')).status;
    expect(status).to.equal(200);
  });

  it('killed under load: every acknowledged order is there, whole', async function () {
    this.timeout(120_000);
    const acknowledged: number[] = [];
    let running = true;
    const buyers = Array.from({ length: 8 }, async () => {
      while (running) {
        const answer = await order();
        if (answer.status === 201)
          acknowledged.push(((await answer.json()) as { order: { id: number } }).order.id);
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    for (let round = 0; round < 3; round += 1) {
      const target = acknowledged.length + 40;
      while (acknowledged.length < target) await new Promise((resolve) => setTimeout(resolve, 10));
      orders.child.kill('SIGKILL');
      orders = await startServices(env, 'orders');
    }
    running = false;
    await Promise.all(buyers);
    const stored = await db
      .read<{ id: number }>('orders_order')
      .whereIn('id', acknowledged)
      .count({ count: '*' });
    expect(stored).to.deep.equal([{ count: acknowledged.length }]);
    const [halves] = await db
      .read('orders_order')
      .whereNotIn('id', db.read('orders_orderitem').select('order_id'))
      .orWhereNotIn('id', db.read('orders_statuschange').select('order_id'))
      .count({ count: '*' });
    expect(halves).to.deep.equal({ count: 0 });
    const sold = await db.read('orders_orderitem').sum({ sum: 'quantity' }).first<{ sum: number }>();
    const left = await db.read('products_product').where({ id: product }).first<{ stock_quantity: number }>();
    const moved = await db
      .read('products_stockmovement')
      .where({ product_id: product })
      .sum({ sum: 'delta' })
      .first<{ sum: number }>();
    expect([left.stock_quantity, moved.sum]).to.deep.equal([100_000 - sold.sum, 100_000 - sold.sum]);
  });
});
