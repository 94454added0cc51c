// A server that stops ends its streams with UNAVAILABLE, at once: OK would mean that all was told.
import { Client, credentials, type ClientReadableStream, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import { type RunningServer, startServer } from '../framework/grpc/server.js';
import type { Service } from '../framework/grpc/service.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { service as orderService } from '../orders/grpc_server.js';
import { service as productService } from '../products/grpc_server.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import ordersPb from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import productsPb from '../protos/generated/products_pb.js';
import healthGrpc from '../protos/generated/grpc_health_grpc_pb.js';
import healthPb from '../protos/generated/grpc_health_pb.js';
import reflectionGrpc from '../protos/generated/grpc_reflection_grpc_pb.js';
import reflectionPb from '../protos/generated/grpc_reflection_pb.js';
import { storedProduct } from '../testing/makers/products.js';
import { storedOrder } from '../testing/makers/orders.js';

/** Resolves with the status that a stream ends with, after its first message came. */
function endOf(stream: ClientReadableStream<unknown>): { begun: Promise<void>; ended: Promise<string> } {
  const begun = new Promise<void>((resolve) => stream.once('data', () => resolve()));
  stream.on('data', () => undefined);
  stream.on('error', () => undefined);
  const ended = new Promise<string>((resolve) =>
    stream.on('status', ({ code }: { code: status }) => resolve(status[code])),
  );
  return { begun, ended };
}

onEachDatabase('a server that stops', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let id: number;
  before(async () => {
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    const product = { name: 'Chair', price_cents: 100, category: 'other' };
    ({ id } = await storedProduct(db, { ...product, stock_quantity: 9 }));
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  /** How a stream of the service ends when the server stops, and that nothing holds the stop up. */
  async function stopWith(
    service: Service,
    open: (address: string) => { client: Client; stream: ClientReadableStream<unknown> },
  ): Promise<string> {
    const server: RunningServer = await startServer(service, db, '127.0.0.1:0');
    const { client, stream } = open(server.address);
    const { begun, ended } = endOf(stream);
    await begun;
    const stopped = server.stop().then(() => 'stopped');
    const late = new Promise((resolve) => setTimeout(() => resolve('held up'), 8_000).unref());
    expect(await Promise.race([stopped, late])).to.equal('stopped');
    client.close();
    return ended;
  }

  it('ends WatchStock with UNAVAILABLE', async () => {
    const code = await stopWith(productService, (address) => {
      const client = new productsGrpc.ProductServiceClient(address, credentials.createInsecure());
      return { client, stream: client.watchStock(toMessage(productsPb.WatchStockRequest, { ids: [id] })) };
    });
    expect(code).to.equal('UNAVAILABLE');
  });

  it('ends WatchOrder with UNAVAILABLE', async () => {
    const order = await storedOrder(db, [[id, 1]]);
    const code = await stopWith(orderService, (address) => {
      const client = new ordersGrpc.OrderServiceClient(address, credentials.createInsecure());
      const request = toMessage(ordersPb.GetOrderRequest, { id: order.id });
      return { client, stream: client.watchOrder(request) };
    });
    expect(code).to.equal('UNAVAILABLE');
  });

  it('ends Health.Watch with UNAVAILABLE', async () => {
    const code = await stopWith(productService, (address) => {
      const client = new healthGrpc.HealthClient(address, credentials.createInsecure());
      return { client, stream: client.watch(new healthPb.HealthCheckRequest()) };
    });
    expect(code).to.equal('UNAVAILABLE');
  });

  it('ends an open reflection stream with UNAVAILABLE', async () => {
    const code = await stopWith(productService, (address) => {
      const client = new reflectionGrpc.ServerReflectionClient(address, credentials.createInsecure());
      const stream = client.serverReflectionInfo();
      const request = new reflectionPb.ServerReflectionRequest();
      request.setListServices('');
      stream.write(request);
      return { client, stream };
    });
    expect(code).to.equal('UNAVAILABLE');
  });
});
