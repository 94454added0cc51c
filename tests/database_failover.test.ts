// The primary of PostgreSQL dies while orders come in, and its standby is promoted: the shop's processes go on by
// themselves, no acknowledged order is lost, and none is placed twice.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { Order } from '../orders/models.js';
import { Product } from '../products/models.js';
import { migrateDatabase } from '../testing/databases.js';
import { expectTrueBooks } from '../testing/invariants.js';
import { JOHN } from '../testing/makers/contacts.js';
import { storedProduct } from '../testing/makers/products.js';
import { needsPostgresPrograms, PostgresServer } from '../testing/postgres_server.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { until } from '../testing/until.js';

const STOCK = 100_000;
const BUYERS = 4;

/** Orders one unit after the other until it is stopped, and remembers what was acknowledged. */
class Buyer {
  /** The orders that were acknowledged. */
  readonly ids: number[] = [];
  /** The orders whose fate was not told. */
  unknown = 0;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly site: string,
    private readonly product: number,
    /** The names of its idempotency keys; without them it never tries an order again. */
    private readonly keys?: string,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let number = 0; !this.stopped; number += 1) {
      const headers = this.keys ? { 'Idempotency-Key': `${this.keys}-${number}` } : {};
      let isTold = await this.order(headers);
      while (!isTold && this.keys) isTold = await this.order(headers);
    }
  }

  /** Whether the answer says that the order was placed, or was not. */
  private async order(headers: Record<string, string>): Promise<boolean> {
    const answer = await fetch(`${this.site}/api/orders/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ ...JOHN, items: [{ product_id: this.product, quantity: 1 }] }),
    });
    const body = (await answer.json()) as { error?: string; order?: { id: number }; id?: number };
    if (answer.status === 201) {
      this.ids.push(body.order?.id ?? body.id ?? 0);
      return true;
    }
    expect([503, 504], body.error).to.include(answer.status);
    const isUnknown = answer.status === 504 || /not known/.test(body.error ?? '');
    if (isUnknown && !this.keys) this.unknown += 1;
    await delay(50);
    return false;
  }
}

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
