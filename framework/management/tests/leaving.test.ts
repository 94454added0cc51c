// A stop behind a load balancer: readiness ends first, so that no request to a ready process fails.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { callRaw } from '../../../testing/grpc.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../../../testing/processes.js';
import { until } from '../../../testing/until.js';
import { Database } from '../../db/database.js';

const PROCESSES_MS = 120_000;
const CLIENTS = 6;
/** Much longer than the balancer below needs to notice. */
const SHUTDOWN_DELAY_SECONDS = '4';

/** A load balancer in front of these ports: it asks each whether it is ready, and sends requests to those that are. */
class Balancer {
  readonly failures: string[] = [];
  readonly states = new Map<number, string>();
  answered = 0;
  private ended = false;
  private readonly work: Promise<unknown>;

  constructor(private readonly ports: number[]) {
    const clients = Array.from({ length: CLIENTS }, () => this.load());
    this.work = Promise.all([...ports.map((port) => this.watch(port)), ...clients]);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.work;
  }

  /** Waits until so many more requests were answered. */
  async answers(count: number): Promise<void> {
    const enough = this.answered + count;
    await until(() => this.answered >= enough);
  }

  private async watch(port: number): Promise<void> {
    while (!this.ended) {
      const state = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { Connection: 'close' } })
        .then(async (response) => ((await response.json()) as { status: string }).status)
        .catch(() => 'gone');
      this.states.set(port, state);
      await delay(50);
    }
  }

  private async load(): Promise<void> {
    while (!this.ended) {
      const ready = this.ports.filter((port) => this.states.get(port) === 'ready');
      const port = ready[Math.floor(Math.random() * ready.length)];
      if (port === undefined) {
        await delay(50);
        continue;
      }
      try {
        const url = `http://127.0.0.1:${port}/api/products/1/stock/`;
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Connection: 'close' },
          body: JSON.stringify({ delta: 1 }),
        });
        await response.arrayBuffer();
        if (response.ok) this.answered += 1;
        else this.failures.push(`HTTP ${response.status}`);
      } catch (error) {
        this.failures.push(String((error as Error).cause ?? error));
      }
    }
  }
}

onEachDatabase('a stop behind a load balancer', (dialect) => {
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  let services: Running;

  before(async function () {
    this.timeout(PROCESSES_MS);
    database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    await storedProduct(db, { name: 'Lamp', price_cents: 100, stock_quantity: 0 });
    await db.close();
    env = { ...(await shopEnvironment(database.url)), SHUTDOWN_DELAY_SECONDS };
    services = await startServices(env);
  });
  after(async () => {
    await services.stop();
    await database.drop();
  });

  for (const args of [[], ['--workers', '2']]) {
    it(`runserver ${args.join(' ')}: no request to a ready process fails`, async function () {
      this.timeout(PROCESSES_MS);
      const [leaving, staying] = await Promise.all([
        startWeb(env, '--noreload', ...args),
        startWeb(env, '--noreload'),
      ]);
      const balancer = new Balancer([leaving.port, staying.port]);
      await until(() => balancer.states.get(leaving.port) === 'ready');
      await balancer.answers(100);
      const stopped = leaving.stop();
      await until(() => balancer.states.get(leaving.port) === 'stopping');
      const late = await fetch(`http://127.0.0.1:${leaving.port}/api/products/1/`, {
        headers: { Connection: 'close' },
      });
      expect(late.status).to.equal(200); // it still serves those who come nevertheless
      await balancer.answers(100);
      await stopped;
      expect(leaving.child.exitCode).to.equal(0);
      await balancer.answers(100);
      await balancer.end();
      await staying.stop();
      expect(balancer.failures).to.deep.equal([]);
    });
  }

  it('grpc-server: its health ends first, and calls are still answered', async function () {
    this.timeout(PROCESSES_MS);
    const others = { ...(await shopEnvironment(database.url)), SHUTDOWN_DELAY_SECONDS };
    const server = await startServices(others, 'products');
    const address = (others as Record<string, string>).PRODUCTS_ADDRESS ?? '';
    // HealthCheckResponse: field 1, a varint.
    const health = async () => (await callRaw(address, '/grpc.health.v1.Health/Check', new Uint8Array()))[1];
    expect(await health()).to.equal(1);
    const stopped = server.stop();
    await until(async () => (await health()) === 2);
    await callRaw(address, '/products.ProductService/ListProducts', new Uint8Array());
    await stopped;
    expect(server.child.exitCode).to.equal(0);
  });
});
