// grpc-server with several processes: they share the calls, are replaced when they die or hang, and stop together.
import { expect } from 'chai';
import productsGrpc from '../../../protos/generated/products_grpc_pb.js';
import productsPb from '../../../protos/generated/products_pb.js';
import {
  endCommands,
  isAlive,
  partsOf,
  type RunningCommand,
  startCommand,
} from '../../../testing/command_line.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../../../testing/databases.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { freePort } from '../../../testing/ports.js';
import { until } from '../../../testing/until.js';
import { settings } from '../../conf/settings.js';
import { Database } from '../../db/database.js';
import type { ApiError } from '../../errors.js';
import { closeChannels, ServiceChannel } from '../../grpc/client.js';
import { newRequestId } from '../../grpc/call_metadata.js';
import { toMessage } from '../../grpc/codec.js';

const PROCESSES_MS = 120_000;
const CLIENTS = 8;

onEachDatabase('grpc-server with two processes', (dialect) => {
  let database: TestDatabase;
  let product_id: number;
  let port: number;
  let environment: NodeJS.ProcessEnv;
  let server: RunningCommand;
  let channel: ServiceChannel<InstanceType<typeof productsGrpc.ProductServiceClient>>;
  let outcomes: string[];
  let load: Promise<unknown>;
  let loading: boolean;

  before(async () => {
    database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    product_id = (await storedProduct(db)).id;
    await db.close();
    settings.GRPC_WORKERS = 2;
  });
  after(async () => {
    settings.GRPC_WORKERS = 1;
    await database.drop();
  });

  beforeEach(async function () {
    this.timeout(PROCESSES_MS);
    port = await freePort();
    environment = {
      ...{ DATABASE_URL: database.url, LOG_LEVEL: 'debug', LOG_FORMAT: 'json' },
      ...{ PRODUCTS_ADDRESS: `127.0.0.1:${port}`, GRPC_WORKERS: '2' },
    };
    server = startCommand(['grpc-server', 'products', '--noreload'], environment);
    await Promise.all(
      [port, port + 100].map((each) => server.prints(`ProductService on 127.0.0.1:${each}\n`)),
    );
    channel = new ServiceChannel(productsGrpc.ProductServiceClient, `127.0.0.1:${port}`);
    outcomes = [];
    loading = true;
    load = Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (loading) outcomes.push(await read());
      }),
    );
    await succeeds(50);
  });
  afterEach(async () => {
    loading = false;
    for (const pid of partsOf(server.pid)) process.kill(pid, 'SIGKILL'); // also what is frozen
    await endCommands();
    closeChannels();
  });

  /** Gives `OK`, or the code of the error; it is not tried again. */
  async function read(): Promise<string> {
    const request = toMessage(productsPb.GetProductRequest, { id: product_id });
    const context = { requestId: newRequestId() };
    return channel
      .call((client) => client.getProduct, request, context, { alone: true })
      .then(
        () => 'OK',
        (error: ApiError) => error.code,
      );
  }

  const failed = () => outcomes.filter((one) => one !== 'OK');

  async function succeeds(count: number): Promise<void> {
    const enough = outcomes.length - failed().length + count;
    await until(() => outcomes.length - failed().length >= enough);
  }

  /** Waits until both processes have answered a call from now on. */
  async function bothAnswer(): Promise<void> {
    const from = server.stdout.length;
    await until(() => {
      const lines = server.stdout.slice(from);
      return new Set([...lines.matchAll(/"pid":(\d+).*"msg":"call"/g)].map(([, pid]) => pid)).size === 2;
    });
  }

  async function isReplaced(worker: number): Promise<void> {
    const serves = (pid: number) => server.stdout.includes(`"worker":${pid},"msg":"a worker is ready"`);
    await until(() => !isAlive(worker) && partsOf(server.pid).filter(serves).length === 2);
  }

  it('shares the calls, and stops without one that fails otherwise than by being refused', async function () {
    this.timeout(PROCESSES_MS);
    await bothAnswer();
    expect(failed()).to.deep.equal([]);
    const { code } = await server.end('SIGTERM');
    loading = false;
    await load;
    expect(code).to.equal(0);
    expect(failed().filter((one) => one !== 'unavailable')).to.deep.equal([]);
  });

  it('replaces one that is killed', async function () {
    this.timeout(PROCESSES_MS);
    const [worker = 0] = partsOf(server.pid);
    process.kill(worker, 'SIGKILL');
    await isReplaced(worker);
    await bothAnswer();
    expect(failed().filter((one) => one !== 'unavailable')).to.deep.equal([]);
    expect(failed().length).to.be.at.most(CLIENTS);
  });

  it('replaces one that is stopped, and no call fails', async function () {
    this.timeout(PROCESSES_MS);
    const [worker = 0] = partsOf(server.pid);
    process.kill(worker, 'SIGTERM');
    await isReplaced(worker);
    await bothAnswer();
    expect(failed()).to.deep.equal([]);
  });

  it('kills and replaces one that hangs', async function () {
    this.timeout(PROCESSES_MS);
    const [worker = 0] = partsOf(server.pid);
    process.kill(worker, 'SIGSTOP');
    await isReplaced(worker);
    await bothAnswer();
    expect(failed().filter((one) => one !== 'unavailable')).to.deep.equal([]);
    expect(failed().length).to.be.at.most(CLIENTS);
  });

  it('ends with its parent', async function () {
    this.timeout(PROCESSES_MS);
    const workers = partsOf(server.pid);
    expect(workers).to.have.length(2);
    await server.end('SIGKILL');
    await until(() => !workers.some(isAlive));
  });

  it('does not share its ports with another deployment', async function () {
    this.timeout(PROCESSES_MS);
    const second = startCommand(['grpc-server', 'products', '--noreload'], environment);
    const { code, stderr } = await second.outcome;
    expect(code).to.equal(1);
    expect(stderr).to.contain(`That port is already in use. (ProductService on 127.0.0.1:${port})`);
  });
});
