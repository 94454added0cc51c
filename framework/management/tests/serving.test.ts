// The servers as processes: what they print, ports that are taken, and how they stop.
import { createServer, type Server } from 'node:net';
import { expect } from 'chai';
import { Database } from '../../db/database.js';
import { StockMovement } from '../../../products/models.js';
import { settings } from '../../../ecommerce/settings.js';
import {
  endCommands,
  isAlive,
  partsOf,
  type RunningCommand,
  runCommand,
  startCommand,
} from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { freePort } from '../../../testing/ports.js';
import { loadOverGrpc, loadOverHttp, type Tally } from './load.js';
import { storedProduct } from '../../../testing/makers/products.js';

const PRODUCT = { name: 'Lamp', price_cents: 100, stock_quantity: 0, category: 'home' };

async function portOf(runserver: RunningCommand): Promise<number> {
  await runserver.prints('Quit the server with CONTROL-C.');
  return Number(/Starting development server at http:\/\/127\.0\.0\.1:(\d+)\/\n/.exec(runserver.stdout)?.[1]);
}

onEachDatabase('servers under load', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let services: RunningCommand;
  let environment: NodeJS.ProcessEnv;

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    environment = { DATABASE_URL: database.url };
    await storedProduct(db, PRODUCT);
    services = startCommand(['grpc-server', 'products'], environment);
    await services.prints(`ProductService on ${settings.PRODUCTS_ADDRESS}\n`);
  });
  after(async () => {
    await endCommands();
    await db.close();
    await database.drop();
  });

  /** Every change that took place was acknowledged, and nothing else was heard than answers. */
  async function expectAllAnswered(before: number, tally: Tally): Promise<void> {
    expect(tally.others).to.deep.equal([]);
    expect(tally.succeeded).to.be.greaterThan(20);
    expect(await movements()).to.equal(before + tally.succeeded);
  }

  async function movements(): Promise<number> {
    const [row] = (await StockMovement.objects(db.read).count({ count: '*' })) as unknown as {
      count: number;
    }[];
    return row?.count ?? 0;
  }

  /** Runs a server under load, does this to it, ends it with SIGTERM, and checks that nobody was let down. */
  async function endUnderLoad(args: string[], first: (runserver: RunningCommand) => Promise<void> | void) {
    const runserver = startCommand(['runserver', '0', ...args], environment);
    const port = await portOf(runserver);
    const before = await movements();
    const tally: Tally = { succeeded: 0, others: [] };
    const load = loadOverHttp(port, 16, tally);
    while (tally.succeeded < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    await first(runserver);
    const { code } = await runserver.end('SIGTERM');
    await load;
    expect(code).to.equal(0);
    await expectAllAnswered(before, tally);
  }

  for (const args of [['--noreload'], ['--workers', '2']]) {
    it(`runserver ${args.join(' ')} answers what it accepted before it ends on SIGTERM`, () =>
      endUnderLoad(args, () => undefined));
  }

  it('so do its workers when all processes are told to end at once', () =>
    endUnderLoad(['--workers', '2'], (runserver) =>
      partsOf(runserver.pid).forEach((worker) => process.kill(worker, 'SIGTERM')),
    ));

  it('and a worker that is told to end by itself, which is replaced', () =>
    endUnderLoad(['--workers', '2'], async (runserver) => {
      const workers = partsOf(runserver.pid);
      process.kill(workers[0] ?? 0, 'SIGTERM');
      const isNew = (worker: number) => !workers.includes(worker);
      while (isAlive(workers[0] ?? 0) || !partsOf(runserver.pid).some(isNew)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }));

  it('grpc-server finishes what it accepted before it ends on SIGTERM', async () => {
    const before = await movements();
    const tally: Tally = { succeeded: 0, others: [] };
    const load = loadOverGrpc(settings.PRODUCTS_ADDRESS, 8, tally);
    while (tally.succeeded < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    const { code } = await services.end('SIGTERM');
    await load;
    expect(code).to.equal(0);
    await expectAllAnswered(before, tally);
  });
});

describe('servers', () => {
  let taken: Server;
  let port: number;

  before(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = (taken.address() as { port: number }).port;
  });
  after(async () => {
    await endCommands();
    taken.close();
  });

  it('say at once that a port is already in use and by whom, and give up after ten seconds', async function () {
    this.timeout(60_000);
    const environment = { DATABASE_URL: 'sqlite::memory:' };
    const outcomes = await Promise.all([
      runCommand(['runserver', '--noreload', String(port)], environment),
      runCommand(['runserver', `127.0.0.1:${port}`], environment),
      runCommand(['runserver', '--workers', '2', String(port)], environment),
      runCommand(['grpc-server', 'orders', '--port', String(port)], environment),
    ]);
    expect(outcomes.map(({ code }) => code)).to.deep.equal([1, 1, 1, 1]);
    const holder = ` node (process ${process.pid}) holds it.`;
    for (const { stderr } of outcomes) {
      expect(stderr).to.match(/^That port is already in use\..* Trying again for 10 seconds\.\n/m);
      expect(stderr).to.contain('Error: That port is already in use.').and.to.contain(holder);
    }
    expect(outcomes[3]?.stderr).to.contain(`(OrderService on 127.0.0.1:${port})`);
  });

  for (const args of [
    ['runserver', '--noreload', 'PORT'],
    ['runserver', '--workers', '2', 'PORT'],
    ['grpc-server', 'orders', '--port', 'PORT'],
  ]) {
    it(`${args.join(' ')} waits for a port that is taken for a moment`, async function () {
      this.timeout(60_000);
      // Not by an outgoing connection, as it happened: the system would soon give its port to another one.
      const free = await freePort();
      const holder = createServer();
      await new Promise<void>((resolve) => holder.listen(free, '127.0.0.1', resolve));
      const words = args.map((word) => (word === 'PORT' ? String(free) : word));
      const server = startCommand(words, { DATABASE_URL: 'sqlite::memory:' });
      await server.prints('Trying again for 10 seconds.');
      await new Promise((resolve) => holder.close(resolve));
      await server.prints(new RegExp(`127.0.0.1:${free}[/\\n]`));
      expect((await server.end()).code).to.equal(0);
    });
  }

  it('refuse addresses and apps that there are not', async () => {
    const [address, app] = await Promise.all([
      runCommand(['runserver', 'abc:def']),
      runCommand(['grpc-server', 'nothing']),
    ]);
    expect(address).to.deep.include({
      code: 1,
      stderr: 'CommandError: "abc:def" is not a valid port number or address:port pair.\n',
    });
    expect(app).to.include({ code: 1, stderr: "CommandError: No installed app with label 'nothing'.\n" });
  });
});
