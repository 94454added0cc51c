// Calls that one process makes at the same moment travel as one, and nobody can tell but by the time.
import { credentials, Server, ServerCredentials, ServerInterceptingCall } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { batchImplementation } from '../framework/grpc/batch_server.js';
import { ServiceChannel } from '../framework/grpc/client.js';
import { newRequestId } from '../framework/grpc/call_metadata.js';
import { toMessage } from '../framework/grpc/codec.js';
import { onEachDatabase, useDatabase } from '../testing/databases.js';
import { callRaw, refusal } from '../testing/grpc.js';
import { service } from '../products/grpc_server.js';
import batchGrpc from '../protos/generated/batch_grpc_pb.js';
import batchPb from '../protos/generated/batch_pb.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';
import { storedProduct } from '../testing/makers/products.js';

const BATCH = '/ecommerce.BatchService/Batch';
const LIST = '/products.ProductService/ListProducts';
const GET = '/products.ProductService/GetProduct';
const CREATE = '/products.ProductService/CreateProduct';

/** Serves products on a free port, and tells the path of every call that arrives. */
async function serve(db: Database, offersBatches: boolean) {
  const paths: string[] = [];
  const server = new Server({
    interceptors: [
      ({ path }, call) => {
        paths.push(path);
        return new ServerInterceptingCall(call);
      },
    ],
  });
  const { signal } = new AbortController();
  const own = service.implement(db, signal);
  const batching = batchImplementation(own.unaryCalls, signal);
  for (const { definition, handlers } of offersBatches ? [own, batching] : [own]) {
    server.addService(definition, handlers);
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const address = `127.0.0.1:${port}`;
  const channel = new ServiceChannel(grpcPb.ProductServiceClient, address);
  return { paths, address, channel, stop: () => server.forceShutdown() };
}

type Products = ServiceChannel<InstanceType<typeof grpcPb.ProductServiceClient>>;

/** A list, a product that is there, one that is not, and a new one without a price, all at once. */
async function fourAtOnce(channel: Products): Promise<unknown[]> {
  const context = { requestId: newRequestId() };
  const answers = await Promise.allSettled([
    channel.call((stub) => stub.listProducts, new pb.ListProductsRequest(), context),
    channel.call((stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id: 1 }), context),
    channel.call((stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id: 99 }), context),
    channel.call((stub) => stub.createProduct, toMessage(pb.CreateProductRequest, { name: 'x' }), context),
  ]);
  return answers.map((answer) => {
    if (answer.status === 'rejected') {
      const { code, message, details } = answer.reason as ApiError;
      return { code, message, details };
    }
    return 'total_count' in answer.value ? answer.value.total_count : answer.value.product?.name;
  });
}

const ANSWERS = [
  1,
  'Lamp',
  {
    code: 'not_found',
    message: 'Product 99 was not found.',
    details: [{ field: 'id', message: 'Product 99 was not found' }],
  },
  {
    code: 'invalid',
    message: 'price: must be at least 0.01',
    details: [{ field: 'price', message: 'must be at least 0.01' }],
  },
];

onEachDatabase('calls of one moment', (dialect) => {
  const db = useDatabase(dialect);

  before(async () => {
    const lamp = { name: 'Lamp', price_cents: 100, stock_quantity: 5, category: 'home' };
    await storedProduct(db(), lamp);
  });

  it('travel as one, and each has the answer that it would have had alone', async () => {
    const { paths, channel, stop } = await serve(db(), true);
    expect(await fourAtOnce(channel)).to.deep.equal(ANSWERS);
    expect(paths).to.deep.equal([BATCH]);
    await channel.call((stub) => stub.listProducts, new pb.ListProductsRequest(), { requestId: 'alone' });
    expect(paths).to.deep.equal([BATCH, LIST]);
    channel.close();
    stop();
  });

  it('leave out a call that is to travel by itself', async () => {
    const { paths, channel, stop } = await serve(db(), true);
    const get = (alone: boolean) =>
      channel.call(
        (stub) => stub.getProduct,
        toMessage(pb.GetProductRequest, { id: 1 }),
        { requestId: 'x' },
        { alone },
      );
    const answers = await Promise.all([get(false), get(true), get(false)]);
    expect(answers.map(({ product }) => product?.name)).to.deep.equal(['Lamp', 'Lamp', 'Lamp']);
    expect(paths).to.have.members([GET, BATCH]);
    channel.close();
    stop();
  });

  it('travel one by one to a server that knows no batches', async () => {
    const { paths, channel, stop } = await serve(db(), false);
    for (const _ of [1, 2]) expect(await fourAtOnce(channel)).to.deep.equal(ANSWERS);
    // Calls that are made at once may arrive in any order.
    const four = [LIST, GET, GET, CREATE];
    expect(paths.filter((path) => path !== BATCH)).to.have.members([...four, ...four]);
    channel.close();
    stop();
  });

  it('travel in several batches when there are more than a hundred', async () => {
    const { paths, channel, stop } = await serve(db(), true);
    const calls = Array.from({ length: 250 }, () =>
      channel.call((stub) => stub.getProduct, toMessage(pb.GetProductRequest, { id: 1 }), { requestId: 'x' }),
    );
    const names = (await Promise.all(calls)).map(({ product }) => product?.name);
    expect(names).to.deep.equal(calls.map(() => 'Lamp'));
    expect(paths).to.deep.equal([BATCH, BATCH, BATCH]);
    channel.close();
    stop();
  });

  it('fail alone for what is wrong with them: unknown or streaming methods, bytes that are no message', async () => {
    const { address, stop } = await serve(db(), true);
    const calls = [
      { method: '/products.ProductService/Nothing' },
      { method: '/products.ProductService/WatchStock' },
      { method: LIST, request: Uint8Array.of(0xff, 0xff) },
      { method: CREATE, request: Uint8Array.of(0x0a, 0x02, 0xc3, 0x28) },
      { method: GET, request: toMessage(pb.GetProductRequest, { id: 1 }).serializeBinary() },
    ].map((call) => toMessage(batchPb.BatchedCall, call));
    const client = new batchGrpc.BatchServiceClient(address, credentials.createInsecure());
    const replies: [number, number, string][] = [];
    for await (const answer of client.batch(toMessage(batchPb.BatchRequest, { calls }))) {
      for (const reply of (answer as InstanceType<typeof batchPb.BatchResponse>).getRepliesList()) {
        replies[reply.getCall()] = [reply.getCall(), reply.getCode(), reply.getMessage()];
      }
    }
    client.close();
    expect(replies).to.deep.equal([
      [0, 12, 'This server has no unary method "/products.ProductService/Nothing".'],
      [1, 12, 'This server has no unary method "/products.ProductService/WatchStock".'],
      [2, 3, 'The request is not a valid protobuf message.'],
      [3, 3, 'name: must be valid UTF-8'],
      [4, 0, ''],
    ]);
    stop();
  });

  it('are refused together when they are more than a batch may have', async () => {
    const { address, stop } = await serve(db(), true);
    const calls = Array.from({ length: 101 }, () => toMessage(batchPb.BatchedCall, { method: LIST }));
    const request = toMessage(batchPb.BatchRequest, { calls }).serializeBinary();
    const { status, error } = await refusal(callRaw(address, BATCH, request));
    expect([status, error.message]).to.deep.equal([
      'INVALID_ARGUMENT',
      'calls: must have at most 100 entries',
    ]);
    stop();
  });
});
