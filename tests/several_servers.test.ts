// Several servers of one service share the calls; those that stop, die, hang or are not ready get none.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { readSettings } from '../ecommerce/settings.js';
import { Database } from '../framework/db/database.js';
import type { ApiError } from '../framework/errors.js';
import { closeChannels, KEYED, RETRY, ServiceChannel } from '../framework/grpc/client.js';
import { newRequestId } from '../framework/grpc/call_metadata.js';
import { toMessage } from '../framework/grpc/codec.js';
import { Order } from '../orders/models.js';
import { StockMovement } from '../products/models.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import ordersPb from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import { endCommands, type RunningCommand, startCommand } from '../testing/command_line.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  onEachDatabase,
  type TestDatabase,
} from '../testing/databases.js';
import { storedProduct } from '../testing/makers/products.js';
import { freePort } from '../testing/ports.js';
import { until } from '../testing/until.js';

/** Whether a connection to this port of 127.0.0.1 is established (proc(5)). */
function isConnectedTo(port: number): boolean {
  const to = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 01`;
  return readFileSync('/proc/net/tcp', 'utf8').includes(to);
}

const PROCESSES_MS = 120_000;
const CLIENTS = 8;
/** Longer than it takes to notice a server that is gone. */
const LONG_CALL_MS = 9_000;

describe('the setting of an address', () => {
  const problemsOf = (ORDERS_ADDRESS: string) => readSettings({ ORDERS_ADDRESS }).problems;

  it('may stand for several servers', () => {
    for (const address of [
      ...['127.0.0.1:50052', '[::1]:50052', 'orders.internal:50052'],
      ...['dns:///orders.internal:50052', 'dns://10.0.0.2/orders.internal:50052', 'dns:orders:50052'],
      ...['ipv4:10.0.0.1:50052,10.0.0.2:50052', 'ipv4:10.0.0.1:50052', 'ipv6:[::1]:50052,[::2]:50052'],
    ]) {
      expect(problemsOf(address), address).to.deep.equal([]);
    }
  });

  it('is named when it is wrong', () => {
    for (const address of [
      ...['orders', 'dns:///orders', 'ipv4:a:1', 'ipv4:10.0.0.1:50052,', 'ipv6:10.0.0.1:50052'],
      ...['10.0.0.1:50052,10.0.0.2:50052', '127.0.0.1:70000', 'unix:/tmp/orders', 'http://orders:50052'],
    ]) {
      expect(problemsOf(address), address).to.deep.equal([
        'ORDERS_ADDRESS must be host:port, dns:///host:port, or a list such as ipv4:10.0.0.1:50052,10.0.0.2:50052 ' +
          `or ipv6:[::1]:50052, not "${address}".`,
      ]);
    }
  });
});

onEachDatabase('two servers of a service', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let product_id: number;
  let ports: number[];
  let servers: RunningCommand[];
  let products: ServiceChannel<InstanceType<typeof productsGrpc.ProductServiceClient>>;

  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    product_id = (await storedProduct(db, { stock_quantity: 0 })).id;
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  beforeEach(async function () {
    this.timeout(PROCESSES_MS);
    ports = [await freePort(), await freePort()];
    servers = ports.map((port) => start('products', port));
    await Promise.all(servers.map((server) => server.prints('ProductService on ')));
    const address = `ipv4:${ports.map((port) => `127.0.0.1:${port}`).join(',')}`;
    products = new ServiceChannel(productsGrpc.ProductServiceClient, address);
    await until(async () => (await outcome(read())) === 'OK');
  });
  afterEach(async () => {
    closeChannels();
    await endCommands();
  });

  function start(app: string, port: number, more: NodeJS.ProcessEnv = {}): RunningCommand {
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'debug', LOG_FORMAT: 'json', ...more };
    return startCommand(['grpc-server', app, '--noreload', '--port', String(port)], environment);
  }

  const context = () => ({ requestId: newRequestId() });

  function read() {
    const request = toMessage(productsPb.GetProductRequest, { id: product_id });
    return products.call((client) => client.getProduct, request, context(), { ...RETRY, alone: true });
  }

  /** Adds 1 to the stock; not safe to retry. */
  function addOne() {
    const request = toMessage(productsPb.AdjustStockRequest, { id: product_id, delta: 1 });
    return products.call((client) => client.adjustStock, request, context(), { alone: true });
  }

  /** `OK`, or the code of the error. */
  const outcome = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'OK',
      (error: ApiError) => error.code,
    );

  const answered = (server: RunningCommand) => [...server.stdout.matchAll(/"msg":"call"/g)].length;
  const movements = async () => (await StockMovement.objects(db.read).where({ product_id })).length;

  /** Adds 1 over and over, by several clients, until `work` is done; gives the outcomes. */
  async function load(work: () => Promise<unknown>): Promise<string[]> {
    const outcomes: string[] = [];
    let done = false;
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (!done) outcomes.push(await outcome(addOne()));
    });
    await until(() => outcomes.length > 50);
    await work();
    const enough = outcomes.length + 100;
    await until(() => outcomes.length > enough);
    done = true;
    await Promise.all(clients);
    return outcomes;
  }

  it('share the calls', async function () {
    this.timeout(PROCESSES_MS);
    await until(async () => {
      await read();
      return servers.every((server) => answered(server) > 0);
    });
    const before = servers.map(answered);
    for (let call = 0; call < 20; call += 1) await read();
    await until(() => servers.every((server, index) => answered(server) >= (before[index] ?? 0) + 10));
  });

  it('stop without a failed call', async function () {
    this.timeout(PROCESSES_MS);
    const before = await movements();
    const outcomes = await load(async () => {
      await servers[0]?.end('SIGTERM');
    });
    expect(outcomes.filter((one) => one !== 'OK')).to.deep.equal([]);
    expect(await movements()).to.equal(before + outcomes.length);
  });

  it('cost only the calls under way when one is killed', async function () {
    this.timeout(PROCESSES_MS);
    const outcomes = await load(async () => {
      await servers[0]?.end('SIGKILL');
    });
    const failed = outcomes.filter((one) => one !== 'OK');
    expect(failed.filter((one) => one !== 'unavailable')).to.deep.equal([]);
    expect(failed.length).to.be.at.most(CLIENTS);
  });

  it('answer although one of them hangs', async function () {
    this.timeout(PROCESSES_MS);
    const [hanging] = servers;
    process.kill(hanging?.pid ?? 0, 'SIGSTOP');
    const reads = Array.from({ length: 10 }, () => outcome(read()));
    expect(await Promise.all(reads)).to.deep.equal(reads.map(() => 'OK'));
    // From now on it gets no calls: none waits for its deadline.
    const call = await Promise.race([outcome(addOne()), delay(LONG_CALL_MS, 'hangs')]);
    expect(call).to.equal('OK');
    await hanging?.end('SIGKILL');
  });

  it('get no calls while they are not ready', async function () {
    this.timeout(PROCESSES_MS);
    const [port = 0] = ports;
    await servers[0]?.end('SIGTERM');
    const empty = await createEmptyDatabase(dialect);
    try {
      const secrets = { DEBUG: 'false', SECRET_KEY: 'k'.repeat(50), GRPC_TRUST_NETWORK: 'true' };
      const unready = start('products', port, { ...secrets, DATABASE_URL: empty.url });
      await unready.prints('Calls are answered UNAVAILABLE until this is fixed.');
      await until(() => isConnectedTo(port));
      let [failed, inARow] = [0, 0];
      await until(async () => {
        const isOk = (await outcome(addOne())) === 'OK';
        failed += isOk ? 0 : 1;
        inARow = isOk ? inARow + 1 : 0;
        return inARow === 30;
      });
      // It may be called before it has told its health.
      expect(failed).to.be.below(5);
      await unready.end('SIGTERM');
    } finally {
      await empty.drop();
    }
  });

  it('are found by a name, and listen on a host of their own', async function () {
    this.timeout(PROCESSES_MS);
    const port = await freePort();
    const named = { ORDERS_ADDRESS: `dns:///localhost:${port}`, DATABASE_URL: database.url };
    const lost = await startCommand(['grpc-server', 'orders', '--noreload'], named).outcome;
    expect(lost).to.include({
      code: 1,
      stderr:
        `Error: dns:///localhost:${port} stands for several servers of orders.OrderService: ` +
        'set GRPC_LISTEN_HOST to the host of this one, such as 0.0.0.0.\n',
    });
    const server = startCommand(['grpc-server', 'orders', '--noreload'], {
      ...named,
      GRPC_LISTEN_HOST: '127.0.0.1',
    });
    await server.prints(`OrderService on 127.0.0.1:${port}`);
    const channel = new ServiceChannel(ordersGrpc.OrderServiceClient, named.ORDERS_ADDRESS);
    const list = () =>
      channel.call((client) => client.listOrders, toMessage(ordersPb.ListOrdersRequest, {}), context());
    await until(async () => (await outcome(list())) === 'OK');
  });

  it('place an order once, although the first that was asked dies', async function () {
    this.timeout(PROCESSES_MS);
    const orderPorts = [await freePort(), await freePort()];
    const orders = orderPorts.map((port) => start('orders', port));
    await Promise.all(orders.map((server) => server.prints('OrderService on ')));
    const sold = await storedProduct(db, { stock_quantity: 1_000 });
    const channel = new ServiceChannel(
      ordersGrpc.OrderServiceClient,
      `ipv4:${orderPorts.map((port) => `127.0.0.1:${port}`).join(',')}`,
    );
    const place = (index: number) => {
      const items = [toMessage(ordersPb.OrderItem, { product_id: sold.id, quantity: 1 })];
      const request = toMessage(ordersPb.CreateOrderRequest, {
        ...{
          customer_name: `Buyer ${index}`,
          customer_email: 'a@example.com',
          shipping_address: 'Here',
          items,
        },
        idempotency_key: `${sold.id}-${index}`,
      });
      return outcome(
        channel.call((client) => client.createOrder, request, context(), {
          ...KEYED,
          retry: true,
          alone: true,
        }),
      );
    };
    expect(await place(0)).to.equal('OK');
    const placed = Array.from({ length: 40 }, (_, index) => place(index + 1));
    await Promise.race(placed);
    orders[0]?.end('SIGKILL').catch(() => undefined);
    expect(await Promise.all(placed)).to.deep.equal(placed.map(() => 'OK'));
    expect(await Order.objects(db.read).whereLike('customer_name', 'Buyer %')).to.have.length(41);
  });
});
