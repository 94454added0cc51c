// The shop behind PgBouncer in transaction mode: two sessions of PostgreSQL serve all its connections, so whatever relies
// on the state of a session would meet another one.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { Event } from '../events/models.js';
import { connectToSession } from '../framework/db/postgres_hosts.js';
import { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';
import { runCommand } from '../testing/command_line.js';
import { createEmptyDatabase, createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { JOHN } from '../testing/makers/contacts.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { makeProduct, stockOf } from '../testing/makers/products.js';
import { signInStaff } from '../testing/makers/staff.js';
import { needsPgBouncer, type PgBouncer, startPgBouncer } from '../testing/pgbouncer.js';
import { type Shop, startShopOn } from '../testing/shop.js';
import { until } from '../testing/until.js';

const SESSIONS = 2;

onEachDatabase('a shop behind PgBouncer', (dialect) => {
  if (dialect === 'sqlite') return; // it has no connections to pool
  needsPgBouncer();
  let bouncer: PgBouncer;
  let direct: Database;
  let shop: Shop;
  const paying = new PayingShop(() => shop);

  before(async () => {
    const database = await createTestDatabase(dialect);
    bouncer = await startPgBouncer(database.url, SESSIONS);
    direct = new Database(database.url);
    const others = { directUrl: database.url };
    shop = await startShopOn({ ...database, url: bouncer.url }, 'staff', others);
  });

  after(async () => {
    await direct.close();
    await shop.stop();
    await bouncer.stop();
  });

  it('sells, takes money and gives it back, to many at once', async () => {
    const sold = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const customer = await paying.customer();
        const order = await paying.order(customer);
        await paying.method(customer);
        const paid = await paying.pay(order, customer);
        expect(paid.status).to.equal(201);
        const refunded = await paying.refund(paid.body.id, { amount: 10, reason: 'A scratch' });
        expect(refunded.status).to.equal(201);
        return order;
      }),
    );
    expect(new Set(sold).size).to.equal(12);
    await expectTrueBooks(direct);
  });

  it('sells the last unit once, and repeats an answer with a key', async () => {
    const id = await makeProduct(shop, { name: 'Vase', stock_quantity: 1 });
    const body = { ...JOHN, items: [{ product_id: id, quantity: 1 }] };
    const asks = Array.from({ length: 10 }, (_, number) =>
      shop.send('POST', '/api/orders/', body, { 'Idempotency-Key': `vase-${number % 5}` }),
    );
    const answers = await Promise.all(asks);
    const placed = answers.filter(({ status }) => status === 201).map(({ body }) => body.order.id);
    expect(new Set(placed).size).to.equal(1);
    expect(await stockOf(shop, id)).to.equal(0);
  });

  it('tells who watches, and publishes what happened', async () => {
    const id = await makeProduct(shop, { name: 'Watched', stock_quantity: 10 });
    const client = new productsGrpc.ProductServiceClient(
      settings.PRODUCTS_ADDRESS,
      credentials.createInsecure(),
    );
    const stream = client.watchStock(toMessage(pb.WatchStockRequest, { ids: [id] }));
    const levels: number[] = [];
    stream.on('data', (level: InstanceType<typeof pb.StockLevel>) => levels.push(level.getStockQuantity()));
    stream.on('error', () => undefined);
    await until(() => levels.includes(10));
    await shop.send('POST', `/api/products/${id}/stock/`, { delta: -3 });
    await until(() => levels.includes(7));
    stream.cancel();
    client.close();
    await until(async () => !(await Event.objects(direct.read).whereNull('position').first('id')));
  });

  it('serves the admin', async () => {
    const browser = await signInStaff(shop);
    const list = await browser.get('/admin/orders/order/');
    expect([list.status, list.text.includes('Jane Roe')]).to.deep.equal([200, true]);
  });

  it('keeps times in UTC and waits no longer for locks, whatever the sessions are set to', async () => {
    const db = new Database(bouncer.url, { directUrl: direct.url });
    const { rows } = await db.read.raw<{ rows: object[] }>("SELECT current_setting('TimeZone') AS zone");
    const waits = await db.transaction((trx) => trx.raw<{ rows: object[] }>('SHOW lock_timeout'));
    await db.close();
    expect([rows, waits.rows]).to.deep.equal([[{ zone: 'UTC' }], [{ lock_timeout: '3s' }]]);
  });

  it('is migrated by several at once through it, with locks at the server itself', async () => {
    const empty = await createEmptyDatabase(dialect);
    const before = await startPgBouncer(empty.url, SESSIONS);
    try {
      const env = { DATABASE_URL: before.url, DATABASE_DIRECT_URL: empty.url };
      const runs = await Promise.all([1, 2].map(() => runCommand(['migrate'], env)));
      expect(runs.map(({ code, stderr }) => [code, stderr])).to.deep.equal([
        [0, ''],
        [0, ''],
      ]);
      const none = runs.filter(({ stdout }) => stdout.includes('No migrations to apply.'));
      expect(none).to.have.length(1);
    } finally {
      await before.stop();
      await empty.drop();
    }
  });

  it('refuses a session that the pooler would lose, and says which setting helps', async () => {
    const refused = await connectToSession(bouncer.url).catch((error: Error) => error.message);
    expect(refused).to.contain('set DATABASE_DIRECT_URL');
    const { code, stderr } = await runCommand(['check'], { DATABASE_URL: bouncer.url });
    expect(code).to.equal(0); // a warning
    expect(stderr).to.contain('Set DATABASE_DIRECT_URL');
  });
});
