// /healthz and /readyz of real web processes, while parts of their shop are killed, frozen, and not migrated.
import { expect } from 'chai';
import { SERVICES } from '../../../ecommerce/services.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  migrateDatabase,
  onEachDatabase,
  type TestDatabase,
} from '../../../testing/databases.js';
import { proxyTo } from '../../../testing/postgres_proxy.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../../../testing/processes.js';
import { until } from '../../../testing/until.js';
import { Database } from '../../db/database.js';
import type { Report } from '../../readiness.js';

const PROCESSES_MS = 180_000;
const LIVE = {
  ...{ DEBUG: 'false', SECRET_KEY: 'abcdefghij'.repeat(5), GRPC_TOKEN: 'klmnopqrst'.repeat(5) },
  ALLOWED_HOSTS: 'shop.example.com',
};

/** What a probe by IP address gets. */
async function probe(port: number, path: string): Promise<{ status: number; body: Report; text: string }> {
  const headers = { Connection: 'close' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Report, text };
}

/** Waits for this HTTP status of `/readyz`; gives the checks that are not ok. */
async function readiness(port: number, status: number, trouble?: string): Promise<string[]> {
  let troubles: string[] = [];
  await until(async () => {
    const answer = await probe(port, '/readyz');
    troubles = answer.body.checks
      .filter((check) => check.status !== 'ok')
      .map((check) => `${check.name} ${check.status}: ${check.reason}`);
    const isMeant = trouble === undefined ? troubles.length === 0 : troubles.includes(trouble);
    return answer.status === status && isMeant;
  });
  return troubles;
}

onEachDatabase('the health of a web process', (dialect) => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  const running: Running[] = [];

  async function keep<R extends Running>(started: Promise<R>): Promise<R> {
    const process = await started;
    running.push(process);
    return process;
  }

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    env = { ...(await shopEnvironment(database.url)), ...LIVE };
  });
  afterEach(async () => {
    for (const { child } of running.splice(0)) child.kill('SIGKILL');
    await database.drop();
  });

  it('names services that do not answer; the shop is not ready without those that it needs', async function () {
    this.timeout(PROCESSES_MS);
    const apart = ['orders', 'recommendations'];
    const others = Object.keys(SERVICES).filter((label) => !apart.includes(label));
    const [web, , orders, recommendations] = await Promise.all([
      keep(startWeb(env, '--noreload')),
      keep(startServices(env, ...others)),
      keep(startServices(env, 'orders')),
      keep(startServices(env, 'recommendations')),
    ]);
    expect(await readiness(web.port, 200)).to.deep.equal([]);
    const { body } = await probe(web.port, '/readyz/');
    expect(body.status).to.equal('ready');
    expect(body.checks.map(({ name }) => name)).to.include.members([
      ...['database', 'migrations', ...Object.keys(SERVICES)],
      ...['payments: settling payments', 'payments: handling payment events'],
      ...['events: distributing events', 'events: delivering by mail', 'events: delivering by webhook'],
    ]);

    await recommendations.stop();
    const degraded = 'recommendations degraded: does not answer';
    expect(await readiness(web.port, 200, degraded)).to.deep.equal([degraded]);
    expect((await probe(web.port, '/readyz')).body.status).to.equal('degraded');

    orders.child.kill('SIGKILL');
    const failed = 'orders failed: does not answer';
    expect(await readiness(web.port, 503, failed)).to.have.members([degraded, failed]);
    const { status, text } = await probe(web.port, '/readyz');
    expect(status).to.equal(503);
    expect(text).to.not.match(/127\.0\.0\.1|ECONNREFUSED|sqlite|postgres/);
    expect((await probe(web.port, '/healthz')).body).to.deep.equal({ status: 'alive' });

    await keep(startServices(env, 'orders'));
    expect(await readiness(web.port, 200, degraded)).to.deep.equal([degraded]);
  });

  it('answers GET and HEAD only, whatever the host', async function () {
    this.timeout(PROCESSES_MS);
    const web = await keep(startWeb(env, '--noreload'));
    const ask = (method: string, path: string) =>
      fetch(`http://127.0.0.1:${web.port}${path}`, { method, headers: { Connection: 'close' } });
    expect((await ask('GET', '/')).status).to.equal(400); // not in ALLOWED_HOSTS
    for (const path of ['/healthz', '/readyz']) {
      const [got, head, posted] = await Promise.all(
        ['GET', 'HEAD', 'POST'].map((method) => ask(method, path)),
      );
      expect(got?.status, path).to.equal(path === '/healthz' ? 200 : 503); // nothing serves
      expect(head?.status, path).to.equal(got?.status);
      expect([posted?.status, posted?.headers.get('allow')], path).to.deep.equal([405, 'GET, HEAD']);
      expect(got?.headers.get('cache-control')).to.equal('no-store');
    }
  });

  it('is not ready before the migrations are applied', async function () {
    this.timeout(PROCESSES_MS);
    const empty = await createEmptyDatabase(dialect);
    const there = { ...env, DATABASE_URL: empty.url };
    try {
      const [web] = await Promise.all([keep(startWeb(there, '--noreload')), keep(startServices(there))]);
      const troubles = await readiness(web.port, 503, 'orders failed: cannot work');
      expect(troubles.join()).to.match(/migrations failed: \d+ not applied/);
      await migrateDatabase(empty);
      expect(await readiness(web.port, 200)).to.deep.equal([]);
    } finally {
      for (const { child } of running.splice(0)) child.kill('SIGKILL');
      await empty.drop();
    }
  });

  it('names background work that fails, and stays ready', async function () {
    this.timeout(PROCESSES_MS);
    const [web] = await Promise.all([keep(startWeb(env, '--noreload')), keep(startServices(env))]);
    expect(await readiness(web.port, 200)).to.deep.equal([]);
    const db = new Database(database.url);
    await db.maintenance.raw('ALTER TABLE events_delivery RENAME TO away_now');
    const failing = 'events: delivering by webhook degraded: fails';
    expect(await readiness(web.port, 200, failing)).to.include(failing);
    await db.maintenance.raw('ALTER TABLE away_now RENAME TO events_delivery');
    await db.close();
    expect(await readiness(web.port, 200)).to.deep.equal([]);
  });

  if (dialect === 'sqlite') return; // a file is not frozen, and has no standby

  it('notices a database that refuses, that is frozen, and that can only be read', async function () {
    this.timeout(PROCESSES_MS);
    const proxy = await proxyTo(database.url);
    proxy.open();
    const there = { ...env, DATABASE_URL: proxy.url };
    try {
      const [web] = await Promise.all([keep(startWeb(there, '--noreload')), keep(startServices(there))]);
      expect(await readiness(web.port, 200)).to.deep.equal([]);
      for (const [begin, end] of [
        [() => proxy.refuse(), () => proxy.open()],
        [() => proxy.silence(true), () => proxy.silence(false)],
      ] as const) {
        begin();
        const troubles = await readiness(web.port, 503, 'orders failed: cannot work');
        expect(troubles).to.include('database failed: not reachable');
        expect((await probe(web.port, '/healthz')).status).to.equal(200);
        end();
        expect(await readiness(web.port, 200)).to.deep.equal([]);
      }
      const [db, name] = [new Database(database.url), new URL(database.url).pathname.slice(1)];
      await db.maintenance.raw(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await db.close();
      proxy.refuse(); // connections that are open keep what they began with
      proxy.open();
      const readOnly = 'writing degraded: read-only';
      expect(await readiness(web.port, 200, readOnly)).to.deep.equal([readOnly]);
    } finally {
      proxy.close();
    }
  });
});
