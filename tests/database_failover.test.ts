// The primary of PostgreSQL dies while orders come in, and its standby is promoted: the shop's processes go on by
// themselves, no acknowledged order is lost, and none is placed twice.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { Order } from '../orders/models.js';
import { Product } from '../products/models.js';
import { Buyer } from '../testing/ordering.js';
import { migrateDatabase } from '../testing/databases.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { storedProduct } from '../testing/makers/products.js';
import { needsPostgresPrograms, PostgresServer } from '../testing/postgres_server.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { until } from '../testing/until.js';

const STOCK = 100_000;
const BUYERS = 4;

describe('a shop whose PostgreSQL fails over', function () {
  this.timeout(300_000);
  needsPostgresPrograms();
  let primary: PostgresServer;
  let standby: PostgresServer;
  let direct: Database;
  let processes: Running[] = [];
  let site = '';
  let product = 0;

  before(async () => {
    primary = await PostgresServer.start();
    await primary.query('CREATE DATABASE shop');
    await migrateDatabase({ ...{ dialect: 'postgres', drop: () => Promise.resolve() }, url: urlOf(primary) });
    standby = await primary.standby();
    await primary.waitForStandby();
    direct = new Database(urlOf(primary, standby));
    ({ id: product } = await storedProduct(direct, { name: 'Chair', stock_quantity: STOCK }));
    const env = await shopEnvironment(urlOf(primary, standby));
    const services = await startServices(env);
    const web = await startWeb(env, '--noreload');
    processes = [web, services];
    site = `http://127.0.0.1:${web.port}`;
  });

  after(async () => {
    await Promise.all(processes.map((each) => each.stop()));
    await direct.close();
    await Promise.all([primary, standby].map((server) => server.remove()));
  });

  function urlOf(...servers: PostgresServer[]): string {
    return `postgres://postgres@${servers.map(({ address }) => address).join(',')}/shop`;
  }

  it('goes on without a restart; what was acknowledged is there, once', async () => {
    const keyed = Array.from({ length: BUYERS }, (_, number) => new Buyer(site, product, `buyer-${number}`));
    const others = Array.from({ length: BUYERS }, () => new Buyer(site, product));
    const buyers = [...keyed, ...others];
    const acknowledged = () => buyers.reduce((sum, { ids }) => sum + ids.length, 0);
    await until(() => acknowledged() > 50);
    await primary.kill();
    await standby.promote();
    const promoted = Date.now();
    const before = acknowledged();
    await until(() => acknowledged() > before);
    console.log(`      the first order after the promotion: ${Date.now() - promoted} ms`);
    await until(() => acknowledged() > before + 50);
    await Promise.all(buyers.map((buyer) => buyer.stop()));

    const ids = buyers.flatMap((buyer) => buyer.ids);
    expect(new Set(ids).size, 'each acknowledged order is one of its own').to.equal(ids.length);
    const rows = await Order.objects(direct.read).select('id');
    const stored = new Set(rows.map(({ id }) => id));
    expect(
      ids.filter((id) => !stored.has(id)),
      'acknowledged, and lost',
    ).to.deep.equal([]);
    const unknown = others.reduce((sum, buyer) => sum + buyer.unknown, 0);
    expect(stored.size - ids.length, 'orders that nobody was told of').to.be.within(0, unknown);
    const left = await Product.objects(direct.read).where({ id: product }).first();
    expect(left?.stock_quantity).to.equal(STOCK - stored.size);
    await expectTrueBooks(direct);
  });
});
