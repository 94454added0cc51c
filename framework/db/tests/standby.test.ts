// Reads from a standby: they see every write that was acknowledged, by whomever, and go to the primary otherwise.
import { expect } from 'chai';
import { migrateDatabase } from '../../../testing/databases.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { needsPostgresPrograms, PostgresServer } from '../../../testing/postgres_server.js';
import { type Shop, startShopOn } from '../../../testing/shop.js';
import { until } from '../../../testing/until.js';
import { Product } from '../../../products/models.js';
import { Database } from '../database.js';

describe('reads from a standby', function () {
  this.timeout(120_000);
  needsPostgresPrograms();
  let primary: PostgresServer;
  let standby: PostgresServer;
  /** Writes, as another process does. */
  let writer: Database;
  let db: Database;
  let shop: Shop | undefined;
  const urlOf = (server: PostgresServer) => `postgres://postgres@${server.address}/shop`;

  beforeEach(async () => {
    primary = await PostgresServer.start();
    await primary.query('CREATE DATABASE shop');
    await migrateDatabase({ ...{ dialect: 'postgres', drop: () => Promise.resolve() }, url: urlOf(primary) });
    standby = await primary.standby();
    writer = new Database(urlOf(primary));
    db = new Database(urlOf(primary), { replicaUrl: urlOf(standby) });
  });

  afterEach(async () => {
    await shop?.stop();
    shop = undefined;
    await Promise.all([writer.close(), db.close()]);
    await Promise.all([primary, standby].map((server) => server.remove()));
  });

  /** The stock of a product, and the server that said it. */
  async function read(id: number): Promise<[stock: number | undefined, port: number | undefined]> {
    return db.fromStandby(async (read) => {
      const row = await Product.objects(read.read).where({ id }).first('stock_quantity');
      const { rows } = await read.read.raw<{ rows: { port: number }[] }>('SELECT inet_server_port() AS port');
      return [row?.stock_quantity, rows[0]?.port];
    });
  }

  const write = (id: number, stock_quantity: number) =>
    writer.transaction((trx) => Product.objects(trx).where({ id }).update({ stock_quantity }));

  it('see each write as soon as it is acknowledged', async () => {
    const { id } = await storedProduct(writer);
    let fromStandby = 0;
    for (let stock = 1; stock <= 100; stock += 1) {
      await write(id, stock);
      const answers = await Promise.all([read(id), read(id), read(id)]);
      for (const [seen, port] of answers) {
        expect(seen).to.equal(stock);
        if (port === standby.port) fromStandby += 1;
      }
    }
    expect(fromStandby, 'answers of the standby').to.be.above(0);
  });

  it('go to the primary while the standby is behind, and come back', async () => {
    const { id } = await storedProduct(writer);
    await until(async () => (await read(id))[1] === standby.port);
    await standby.query('SELECT pg_wal_replay_pause()');
    await write(id, 77);
    expect(await read(id)).to.deep.equal([77, primary.port]);
    await standby.query('SELECT pg_wal_replay_resume()');
    await until(async () => (await read(id))[1] === standby.port);
    expect((await read(id))[0]).to.equal(77);
  });

  it('go to the primary when the standby is away, or follows no primary any more', async () => {
    const { id } = await storedProduct(writer);
    await until(async () => (await read(id))[1] === standby.port);
    await standby.kill();
    expect(await read(id)).to.deep.equal([10, primary.port]);
    await standby.boot();
    await until(async () => (await read(id))[1] === standby.port);
    await standby.promote();
    await write(id, 5);
    expect(await read(id)).to.deep.equal([5, primary.port]);
  });

  it('are the lists and searches of the shop; a client sees its own write at once', async () => {
    const drop = () => Promise.resolve();
    shop = await startShopOn({ dialect: 'postgres', url: urlOf(primary), drop }, 'staff', {
      replicaUrl: urlOf(standby),
    });
    const scans = `SELECT 1 FROM pg_stat_user_tables
      WHERE relname = 'products_product' AND seq_scan + idx_scan > 20`;
    const names: string[] = [];
    // The statistics of the standby show it: its sessions report them when they are idle.
    for (let number = 0; number < 10 || (await standby.query(scans, 'shop')) === 0; number += 1) {
      names.unshift(`Lamp ${number}`);
      await shop.send('POST', '/api/products/', { name: names[0], price: 1, category: 'home' });
      const list = await shop.get('/api/products/?page_size=1');
      const found = await shop.get(`/api/products/search/?query=lamp+${number}&sort=newest`);
      for (const { body } of [list, found]) expect(body.products[0].name).to.equal(names[0]);
    }
  });
});
