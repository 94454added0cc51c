// The shop on several hosts, which are network namespaces: a service is killed, hosts are cut off, and PostgreSQL fails
// over, while orders come in. `npm run test:hosts` runs it alone. Skipped with a message where namespaces cannot be
// made, unless REQUIRE_NAMESPACES=1.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { Order } from '../orders/models.js';
import { Product } from '../products/models.js';
import { Buyer } from '../testing/hosts/buyer.js';
import { whyNoNamespaces } from '../testing/hosts/network.js';
import { ShopOnHosts } from '../testing/hosts/shop.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { storedProduct } from '../testing/makers/products.js';
import { inOrder } from '../testing/order.js';
import { needsPostgresPrograms } from '../testing/postgres_server.js';
import { until } from '../testing/until.js';

const STOCK = 1_000_000;
const BUYERS = 4;
/** How long the shop may take to answer again by itself. */
const AGAIN_WITHIN_MS = 10_000;
const MINUTES = 60_000;

describe('a shop on several hosts', function () {
  this.timeout(10 * MINUTES);
  inOrder(this);
  needsPostgresPrograms();
  let shop: ShopOnHosts | undefined;
  let db: Database;
  let product: number;
  let buyers: Buyer[] = [];

  before(async function () {
    const problem = whyNoNamespaces();
    if (problem && process.env.REQUIRE_NAMESPACES === '1') throw new Error(problem);
    if (problem) {
      console.log(`      skipped: ${problem}`);
      return this.skip();
    }
    shop = await ShopOnHosts.start();
    db = new Database(shop.databaseUrl);
    product = (await storedProduct(db, { name: 'Chair', stock_quantity: STOCK })).id;
    const { sites } = shop;
    buyers = Array.from({ length: BUYERS }, (_, index) => new Buyer(sites, product, `buyer-${index}`));
    await ordersMore(50);
  });
  after(async () => {
    await Promise.all(buyers.map((buyer) => buyer.stop()));
    if (!shop) return;
    await db.close();
    await shop.stop();
  });

  const running = (): ShopOnHosts => {
    if (!shop) throw new Error('The shop does not run.');
    return shop;
  };
  const acknowledged = () => buyers.flatMap((buyer) => buyer.orders);

  /** Waits until so many more orders are acknowledged. */
  async function ordersMore(count: number): Promise<void> {
    const enough = acknowledged().length + count;
    await until(() => acknowledged().length >= enough);
  }

  /** Does something to the shop, and expects that it acknowledges orders again in time. */
  async function survives(what: string, event: () => unknown): Promise<void> {
    await event();
    const began = performance.now();
    await ordersMore(100);
    const times = acknowledged()
      .map(({ at }) => at)
      .filter((at) => at > began)
      .sort((one, other) => one - other);
    const gaps = times.map((at, index) => at - (times[index - 1] ?? began));
    const longest = Math.round(Math.max(...gaps));
    console.log(`      ${what}: no order was acknowledged for ${longest} ms at most`);
    expect(longest).to.be.below(AGAIN_WITHIN_MS);
  }

  it('goes on when a service is killed, and when it is back', async () => {
    const [service] = running().services;
    await survives('a killed service', () => service?.end('SIGKILL'));
    await survives('the service is back', () => service?.start());
  });

  it('goes on when a host of services is cut off, and when it is back', async () => {
    const host = running().services[1]?.host;
    await survives('a host of services cut off', () => host?.cutOff());
    await survives('the host of services is back', () => host?.reconnect());
  });

  it('goes on when a web host is cut off, and when it is back', async () => {
    const host = running().web[0]?.host;
    await survives('a web host cut off', () => host?.cutOff());
    await survives('the web host is back', () => host?.reconnect());
  });

  it('goes on when the primary dies and the standby is promoted', async () => {
    const { primary, standby } = running();
    await survives('the standby promoted', async () => {
      await primary.kill();
      await standby.promote();
    });
  });

  it('has every acknowledged order, once, and its books are true', async () => {
    await Promise.all(buyers.map((buyer) => buyer.stop()));
    const ids = acknowledged().map(({ id }) => id);
    expect(new Set(ids).size, 'each acknowledged order is one of its own').to.equal(ids.length);
    const stored = new Set((await Order.objects(db.read).select('id')).map(({ id }) => id));
    const lost = ids.filter((id) => !stored.has(id));
    expect(lost, 'acknowledged, and lost').to.deep.equal([]);
    // Every buyer tried each order again until it was acknowledged.
    expect(stored.size, 'orders, none twice').to.equal(ids.length);
    const left = await Product.objects(db.read).where({ id: product }).first();
    expect(left?.stock_quantity).to.equal(STOCK - stored.size);
    await expectTrueBooks(db);
  });
});
