// A change whose COMMIT is answered by nobody: the client hears that it is not known whether it was done.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Event } from '../events/models.js';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { proxyTo, type PostgresProxy } from '../testing/postgres_proxy.js';
import { type Shop, startShopOn } from '../testing/shop.js';
import { Product } from '../products/models.js';
import { storedProduct } from '../testing/makers/products.js';

onEachDatabase('a COMMIT whose answer is lost, as a client of REST sees it', (dialect) => {
  if (dialect === 'sqlite') return; // there is no connection to lose
  let proxy: PostgresProxy;
  let direct: Database;
  let shop: Shop;
  let id = 0;

  before(async () => {
    const database = await createTestDatabase(dialect);
    proxy = await proxyTo(database.url);
    proxy.open();
    direct = new Database(database.url);
    const cup = { name: 'Cup', price_cents: 100, stock_quantity: 10, category: 'other' };
    ({ id } = await storedProduct(direct, cup));
    shop = await startShopOn({ ...database, url: proxy.url });
  });

  after(async () => {
    await direct.close();
    await shop.stop();
    proxy.close();
  });

  /** Waits until the event service has placed all events: the commit to lose is that of the request. */
  async function eventsPlaced(): Promise<void> {
    while (await Event.objects(direct.read).whereNull('position').first('id')) await delay(20);
  }

  const take = (headers = {}) => shop.send('POST', `/api/products/${id}/stock/`, { delta: -2 }, headers);
  const stock = async () => (await Product.objects(direct.read).where({ id }).first())?.stock_quantity;

  it('is done once, and answered 503: it is not known', async () => {
    const before = (await stock()) ?? 0;
    await eventsPlaced();
    proxy.loseNextCommit();
    const answer = await take();
    expect([answer.status, answer.body.code]).to.deep.equal([503, 'unavailable']);
    expect(answer.body.error).to.contain('It is not known whether this was done');
    expect(answer.headers.get('retry-after')).to.not.equal(null);
    expect(await stock()).to.equal(before - 2);
  });

  it('is done once and answered 200 when the request has a key', async () => {
    const before = (await stock()) ?? 0;
    await eventsPlaced();
    proxy.loseNextCommit();
    const answer = await take({ 'Idempotency-Key': 'take-two' });
    expect([answer.status, answer.body.stock_quantity]).to.deep.equal([200, before - 2]);
    expect(answer.headers.get('idempotent-replayed')).to.equal('true');
    expect(await stock()).to.equal(before - 2);
  });
});
