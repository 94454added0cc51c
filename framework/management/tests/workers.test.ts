// runserver --workers when its processes are killed and frozen: nobody waits for a process that is gone.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { StockMovement } from '../../../products/models.js';
import { Database } from '../../db/database.js';
import { settings } from '../../../ecommerce/settings.js';
import {
  endCommands,
  isAlive,
  partsOf,
  type RunningCommand,
  startCommand,
} from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { loadOverHttp, type Tally } from './load.js';
import { storedProduct } from '../../../testing/makers/products.js';

const PRODUCT = { name: 'Lamp', price_cents: 100, stock_quantity: 0, category: 'home' };
const PROCESSES_MS = 120_000;
const CLIENTS = 8;
/** More than the primary waits for a worker. */
const LONG_MS = 8_000;

onEachDatabase('workers of runserver', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let runserver: RunningCommand;
  let load: Promise<void>;
  let tally: Tally;
  let movementsBefore: number;

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    await storedProduct(db, PRODUCT);
    const services = startCommand(['grpc-server', 'products'], { DATABASE_URL: database.url });
    await services.prints(`ProductService on ${settings.PRODUCTS_ADDRESS}\n`);
  });
  after(async () => {
    await endCommands();
    await db.close();
    await database.drop();
  });

  beforeEach(async function () {
    this.timeout(PROCESSES_MS);
    runserver = startCommand(['runserver', '0', '--workers', '2'], {
      ...{ DATABASE_URL: database.url, LOG_LEVEL: 'info' },
    });
    await runserver.prints('Quit the server with CONTROL-C.');
    const port = Number(/Starting development server at http:\S+:(\d+)\//.exec(runserver.stdout)?.[1]);
    tally = { succeeded: 0, others: [] };
    movementsBefore = await movements();
    load = loadOverHttp(port, CLIENTS, tally);
    await answers(50);
  });

  afterEach(async () => {
    for (const pid of partsOf(runserver.pid)) process.kill(pid, 'SIGKILL'); // also what is frozen
    await runserver.end('SIGKILL');
  });

  /** Waits until so many more requests have succeeded. */
  async function answers(count: number): Promise<void> {
    const enough = tally.succeeded + count;
    while (tally.succeeded < enough) await delay(10);
  }

  async function movements(): Promise<number> {
    return (await StockMovement.objects(db.read).select('id')).length;
  }

  /** Waits until this worker is gone and two others serve. */
  async function isReplaced(worker: number): Promise<void> {
    const serves = (pid: number) => runserver.stdout.includes(`"worker":${pid},"msg":"a worker is ready"`);
    while (isAlive(worker) || partsOf(runserver.pid).filter(serves).length < 2) await delay(50);
  }

  /** Ends the server, which must still end well; gives what was heard besides good answers. */
  async function end(): Promise<string[]> {
    const { code } = await runserver.end('SIGTERM');
    await load;
    expect(code).to.equal(0);
    return tally.others;
  }

  it('that are killed cost only the requests that they were at work on, and are replaced', async function () {
    this.timeout(PROCESSES_MS);
    const kills = 3;
    for (let kill = 0; kill < kills; kill += 1) {
      const [worker = 0] = partsOf(runserver.pid);
      process.kill(worker, 'SIGKILL');
      await isReplaced(worker);
      await answers(100);
    }
    const lost = await end();
    expect(lost.filter((error) => error !== 'ECONNRESET')).to.deep.equal([]);
    expect(lost.length).to.be.at.most(kills * CLIENTS);
    const stored = (await movements()) - movementsBefore;
    expect(stored)
      .to.be.at.least(tally.succeeded)
      .and.at.most(tally.succeeded + lost.length);
  });

  it('that are frozen are killed and replaced, and their clients hear of it', async function () {
    this.timeout(PROCESSES_MS);
    const [worker = 0, other = 0] = partsOf(runserver.pid);
    process.kill(worker, 'SIGSTOP');
    await isReplaced(worker);
    await answers(100);
    expect(isAlive(other)).to.equal(true);
    const lost = await end();
    expect(lost.filter((error) => error !== 'ECONNRESET')).to.deep.equal([]);
    expect(lost.length).to.be.at.most(CLIENTS);
  });

  it('that are frozen do not hold up the end', async function () {
    this.timeout(PROCESSES_MS);
    process.kill(partsOf(runserver.pid)[0] ?? 0, 'SIGSTOP');
    const lost = await end();
    expect(lost.filter((error) => error !== 'ECONNRESET')).to.deep.equal([]);
    expect(lost.length).to.be.at.most(CLIENTS);
  });

  it('serve while the primary is frozen', async function () {
    this.timeout(PROCESSES_MS);
    process.kill(runserver.pid, 'SIGSTOP');
    await answers(500);
    process.kill(runserver.pid, 'SIGCONT');
    expect(await end()).to.deep.equal([]);
  });

  it('all survive a pause of the whole machine', async function () {
    this.timeout(PROCESSES_MS);
    const workers = partsOf(runserver.pid);
    const all = [runserver.pid, ...workers];
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await delay(LONG_MS);
    for (const pid of all) process.kill(pid, 'SIGCONT');
    await answers(200);
    expect(partsOf(runserver.pid)).to.deep.equal(workers);
    expect(await end()).to.deep.equal([]);
  });
});
