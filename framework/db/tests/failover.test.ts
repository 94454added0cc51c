// A primary and its standby: connections go to the one that fits, and leave it when it dies or stops taking writes.
import { expect } from 'chai';
import { proxyTo, type PostgresProxy } from '../../../testing/postgres_proxy.js';
import { needsPostgresPrograms, PostgresServer } from '../../../testing/postgres_server.js';
import { until } from '../../../testing/until.js';
import { watchTable } from '../change_notifications.js';
import { Database } from '../database.js';

/** The URL of two servers; `target` is its target_session_attrs. */
function urlOf(addresses: string[], target = 'read-write'): string {
  return `postgres://postgres@${addresses.join(',')}/postgres?target_session_attrs=${target}`;
}

/** The port of the server that answers a query. */
async function portOf(db: Database): Promise<number> {
  const { rows } = await db.read.raw<{ rows: { port: number }[] }>('SELECT inet_server_port() AS port');
  return rows[0]?.port ?? 0;
}

const writes = (db: Database) =>
  db
    .transaction((trx) => trx.raw('INSERT INTO note (text) VALUES (?)', ['x']))
    .then(
      () => true,
      () => false,
    );

describe('the hosts of a PostgreSQL URL', function () {
  this.timeout(120_000);
  needsPostgresPrograms();
  let primary: PostgresServer;
  let standby: PostgresServer;
  const opened: Database[] = [];
  const open = (url: string): Database => {
    const db = new Database(url);
    opened.push(db);
    return db;
  };

  beforeEach(async () => {
    primary = await PostgresServer.start();
    await primary.query('CREATE TABLE note (id serial PRIMARY KEY, text text NOT NULL)');
    standby = await primary.standby();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((db) => db.close()));
    await Promise.all([primary, standby].map((server) => server.remove()));
  });

  it('are tried in turn, and the first that fits is taken', async () => {
    const both = [standby.address, primary.address];
    const expected = [
      [urlOf(both), primary.port],
      [urlOf(both, 'primary'), primary.port],
      [urlOf(both, 'any'), standby.port],
      [urlOf(both.toReversed(), 'standby'), standby.port],
      [urlOf(both.toReversed(), 'read-only'), standby.port],
      [urlOf(both.toReversed(), 'prefer-standby'), standby.port],
      [urlOf([primary.address], 'prefer-standby'), primary.port],
      // Several hosts without target_session_attrs: the one that takes writes.
      [urlOf(both).replace(/\?.*/, ''), primary.port],
    ] as const;
    for (const [url, port] of expected) expect(await portOf(open(url)), url).to.equal(port);
    const none = await portOf(open(urlOf(both.slice(0, 1)))).catch((error: Error) => error.message);
    expect(none).to.contain(`${standby.address}: it is not read-write`);
  });

  it('are left when the primary dies: writes and notifications go on at the promoted standby', async () => {
    const db = open(urlOf([primary.address, standby.address]));
    const ended = new AbortController();
    let told = 0;
    await watchTable(db, 'note', () => (told += 1), ended.signal);
    expect(await writes(db)).to.equal(true);
    await primary.kill();
    expect(await writes(db)).to.equal(false);
    await standby.promote();
    await until(() => writes(db));
    expect(await portOf(db)).to.equal(standby.port);
    await until(() => told > 0); // `null`: it may have missed some
    const before = told;
    await db.transaction((trx) => trx.raw('SELECT pg_notify(?, ?)', ['note', '1']));
    await until(() => told > before);
    ended.abort();
  });

  it('are left when the primary takes no more writes, also by connections that are open', async () => {
    const db = open(urlOf([primary.address, standby.address]));
    expect(await writes(db)).to.equal(true);
    await standby.promote();
    await primary.query('ALTER SYSTEM SET default_transaction_read_only = on');
    await primary.query('SELECT pg_reload_conf()');
    await until(() => writes(db));
    expect(await portOf(db)).to.equal(standby.port);
  });

  it('are left when the primary is cut off and its connections stay open', async () => {
    const proxies: PostgresProxy[] = [];
    for (const { address } of [primary, standby]) {
      const proxy = await proxyTo(`postgres://${address}/postgres`);
      proxy.open();
      proxies.push(proxy);
    }
    const db = open(urlOf(proxies.map(({ url }) => new URL(url).host)));
    try {
      expect(await portOf(db)).to.equal(primary.port);
      proxies[0]?.silence(true);
      const cutOff = writes(db); // its answer never comes
      await standby.promote();
      expect(await cutOff).to.equal(false);
      await until(() => writes(db));
      expect(await portOf(db)).to.equal(standby.port);
    } finally {
      for (const proxy of proxies) {
        proxy.refuse();
        proxy.close();
      }
    }
  });

  it('keep a connection whose statement takes long', async () => {
    const db = open(urlOf([primary.address, standby.address]));
    await db.read.raw('SELECT pg_sleep(5)');
    expect(await writes(db)).to.equal(true);
  });
});
