// Processes that are frozen (SIGSTOP) in the middle of a write and go on when nobody waits for it any more: what
// was refused meanwhile is not done afterwards.
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@grpc/grpc-js';
import { expect } from 'chai';
import { CartItem } from '../carts/models.js';
import { Database } from '../framework/db/database.js';
import { databaseNow } from '../framework/deadlines.js';
import { ApiError } from '../framework/errors.js';
import { ServiceChannel } from '../framework/grpc/client.js';
import { type CallContext, newRequestId } from '../framework/grpc/call_metadata.js';
import { toMessage } from '../framework/grpc/codec.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { run, type Running, shopEnvironment, startServices } from '../testing/processes.js';
import { Order } from '../orders/models.js';
import { Product } from '../products/models.js';
import cartsGrpc from '../protos/generated/carts_grpc_pb.js';
import cartsPb from '../protos/generated/carts_pb.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import ordersPb from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import { storedProduct } from '../testing/makers/products.js';

const APPS = ['products', 'orders', 'carts'];
const PROCESSES_MS = 120_000;
/** How long the caller of a process that freezes waits. */
const PATIENCE_MS = 4_000;

/** The services of one side, as the web process calls them. */
class Side {
  readonly products;
  readonly orders;
  readonly carts;

  constructor(private readonly env: NodeJS.ProcessEnv) {
    this.products = this.channel(productsGrpc.ProductServiceClient, 'PRODUCTS');
    this.orders = this.channel(ordersGrpc.OrderServiceClient, 'ORDERS');
    this.carts = this.channel(cartsGrpc.CartServiceClient, 'CARTS');
  }

  private channel<C extends Client>(
    ClientType: ConstructorParameters<typeof ServiceChannel<C>>[0],
    name: string,
  ): ServiceChannel<C> {
    return new ServiceChannel(ClientType, this.env[`${name}_ADDRESS`] ?? '');
  }

  order(product_id: number, name: string, key: string, context = asking()) {
    const items = [toMessage(ordersPb.OrderItem, { product_id, quantity: 1 })];
    const request = toMessage(ordersPb.CreateOrderRequest, {
      ...{ customer_name: name, customer_email: 'ann@example.com', shipping_address: 'Here', items },
      idempotency_key: key,
    });
    return this.orders.call((client) => client.createOrder, request, context);
  }

  receive(id: number, delta: number, context = asking()) {
    const request = toMessage(productsPb.AdjustStockRequest, { id, delta });
    return this.products.call((client) => client.adjustStock, request, context);
  }

  addToCart(product_id: number, cart_token: string, context = asking()) {
    const owner = toMessage(cartsPb.CartOwner, { cart_token });
    const request = toMessage(cartsPb.AddItemRequest, { owner, product_id, quantity: 1 });
    return this.carts.call((client) => client.addItem, request, context);
  }

  close(): void {
    for (const channel of [this.products, this.orders, this.carts]) channel.close();
  }
}

function asking(patienceMs = 10_000): CallContext {
  return { requestId: newRequestId(), deadline: databaseNow() + patienceMs };
}

/** The code of the refusal, '' for an answer. */
async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return '';
  } catch (error) {
    return error instanceof ApiError ? error.code : String(error);
  }
}

async function isFrozen({ child }: Running): Promise<void> {
  const state = () => execFileSync('ps', ['-o', 'state=', '-p', String(child.pid)], { encoding: 'utf8' });
  while (!state().startsWith('T')) await delay(20);
}

onEachDatabase('a process that is frozen in the middle of a write', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let other: Running;
  let b: Side;

  before(async function () {
    this.timeout(PROCESSES_MS);
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    const env = await shopEnvironment(database.url);
    other = await startServices(env, ...APPS);
    b = new Side(env);
  });
  after(async () => {
    b.close();
    await other.stop();
    await db.close();
    await database.drop();
  });

  const product = async (stock_quantity: number): Promise<number> => {
    const values = { name: 'Cup', price_cents: 100, stock_quantity, category: 'other' };
    return (await storedProduct(db, values)).id;
  };
  const stockOf = async (id: number) =>
    (await Product.objects(db.read).where({ id }).first())?.stock_quantity;
  const placed = async (customer_name: string) =>
    (await Order.objects(db.read).where({ customer_name })).length;

  /**
   * Makes a call to a process that freezes at the point; gives how it was refused. `meanwhile` can wait for that,
   * or wake the process before.
   */
  async function freezing(
    point: string,
    call: (a: Side, context: CallContext) => Promise<unknown>,
    meanwhile: (refused: Promise<unknown>, wake: () => void) => Promise<unknown> = (refused) => refused,
    patienceMs = PATIENCE_MS,
  ): Promise<string> {
    const env = await shopEnvironment(database.url);
    const file = 'testing/freezing_process.ts';
    const process = await run(file, [point, 'grpc-server', ...APPS], env, /CartService on /);
    const a = new Side(env);
    try {
      const refused = codeOf(call(a, asking(patienceMs)));
      await isFrozen(process);
      await meanwhile(refused, () => void process.child.kill('SIGCONT'));
      return await refused;
    } finally {
      a.close();
      process.child.kill('SIGCONT');
      await process.stop(); // what it is at work on comes to its end
    }
  }

  /** On SQLite a transaction holds all others up; on PostgreSQL only those that need the same rows. */
  const HOLDS_ALL = dialect === 'sqlite';

  for (const point of ['call begun', 'transaction begun']) {
    it(`at "${point}" of an order: what its retry was refused is not placed`, async function () {
      this.timeout(PROCESSES_MS);
      const [id, key] = [await product(1), `refused at ${point}`];
      const code = await freezing(
        point,
        (a, context) => a.order(id, key, key, context),
        async (refused) => {
          await refused;
          const isHeldUp = HOLDS_ALL && point === 'transaction begun';
          expect(await codeOf(b.order(id, 'another', ''))).to.equal(isHeldUp ? 'unavailable' : '');
          expect(await codeOf(b.order(id, key, key))).to.equal(
            isHeldUp ? 'unavailable' : 'insufficient_stock',
          );
          if (!isHeldUp) await b.receive(id, 5);
        },
      );
      expect([code, await placed(key)]).to.deep.equal(['timeout', 0]);
    });
  }

  it('before its deadline: an order whose retry was refused is refused like it', async function () {
    this.timeout(PROCESSES_MS);
    const [id, key] = [await product(1), 'impatient'];
    const code = await freezing(
      'call begun',
      (a, context) => a.order(id, key, key, context),
      async (_refused, wake) => {
        await b.order(id, 'another', '');
        expect(await codeOf(b.order(id, key, key))).to.equal('insufficient_stock');
        await b.receive(id, 5);
        wake();
      },
      30_000,
    );
    expect([code, await placed(key)]).to.deep.equal(['insufficient_stock', 0]);
    expect(await codeOf(b.order(id, key, key)), 'a later attempt').to.equal('');
    expect(await placed(key)).to.equal(1);
  });

  it('before its COMMIT: an order is not placed, and its key is seen to be in use', async function () {
    this.timeout(PROCESSES_MS);
    const [id, key] = [await product(5), 'before the commit'];
    const code = await freezing(
      'transaction done',
      (a, context) => a.order(id, key, key, context),
      async () => {
        expect(await codeOf(b.order(id, key, key))).to.equal(HOLDS_ALL ? 'unavailable' : 'in_progress');
      },
    );
    expect([code, await placed(key), await stockOf(id)]).to.deep.equal(['timeout', 0, 5]);
    expect(await codeOf(b.order(id, key, key))).to.equal('');
    expect([await placed(key), await stockOf(id)]).to.deep.equal([1, 4]);
  });

  it('before the COMMIT of a stock change: the stock is as before', async function () {
    this.timeout(PROCESSES_MS);
    const id = await product(5);
    const code = await freezing('transaction done', (a, context) => a.receive(id, 3, context));
    expect(code).to.equal('timeout');
    expect(await stockOf(id)).to.equal(5);
  });

  it('before the COMMIT of an addition to a cart: the cart is as before', async function () {
    this.timeout(PROCESSES_MS);
    const id = await product(5);
    const { cart_token } = await b.addToCart(id, '');
    const code = await freezing('transaction done', (a, context) => a.addToCart(id, cart_token, context));
    expect(code).to.equal('timeout');
    const lines = await CartItem.objects(db.read).where({ product_id: id });
    expect(lines.map(({ quantity }) => quantity)).to.deep.equal([1]);
  });

  it('for long: PostgreSQL ends its transaction, and others go on', async function () {
    if (HOLDS_ALL) this.skip(); // nobody can end the transaction of another process there
    this.timeout(PROCESSES_MS);
    const [id, key] = [await product(5), 'for long'];
    await freezing(
      'transaction done',
      (a, context) => a.order(id, key, key, context),
      async () => {
        let retry = 'in_progress';
        while (retry === 'in_progress') retry = await codeOf(b.order(id, key, key));
        expect(retry).to.equal('');
      },
    );
    expect([await placed(key), await stockOf(id)]).to.deep.equal([1, 4]);
  });
});
