// Clients that hold connections and streams without need: slow ones are cut off, and there is a bound.
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { credentials, type ClientReadableStream, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';
import { makeProduct } from '../testing/makers/products.js';

const LIMITS = {
  ...{ HTTP_HEADERS_SECONDS: 1, HTTP_REQUEST_SECONDS: 2, HTTP_MAX_CONNECTIONS_PER_ADDRESS: 20 },
  GRPC_MAX_STREAMS_PER_ADDRESS: 5,
};

onEachDatabase('a client that holds on', (dialect) => {
  const usual = { ...settings };
  before(() => void Object.assign(settings, LIMITS));
  const shop = useShop(dialect);
  after(() => void Object.assign(settings, usual));

  const open = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(shop().url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  /** Sends a byte now and then until the server has had enough; gives its answer. */
  async function dribble(beginning: string): Promise<string> {
    const socket = await open();
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.write(beginning);
    const timer = setInterval(() => socket.write('x'), 100);
    await once(socket, 'close');
    clearInterval(timer);
    return answer;
  }

  it('by sending headers slowly is cut off with 408', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => dribble('GET / HTTP/1.1\r\nX-Slow: ')),
    );
    for (const answer of answers) expect(answer).to.match(/^HTTP\/1\.1 408 /);
  });

  it('by sending a body slowly is cut off with 408', async () => {
    const head = 'POST /api/orders/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    const answer = await dribble(`${head}Content-Length: 100000\r\n\r\n{`);
    expect(answer).to.match(/^HTTP\/1\.1 408 /);
  });

  it('has a bound of connections, and others are served when it lets go', async () => {
    const sockets = await Promise.all(Array.from({ length: 30 }, open));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const held = sockets.filter((socket) => !socket.destroyed);
    expect(held.length).to.equal(20);
    for (const socket of sockets) socket.destroy();
    let answered = false;
    while (!answered)
      answered = await shop()
        .get('/api/products/')
        .then(
          ({ status: code }) => code === 200,
          () => false,
        );
  });

  it('has a bound of gRPC streams, and may open others when it has closed some', async () => {
    const id = await makeProduct(shop());
    const client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    const watch = () => client.watchStock(toMessage(pb.WatchStockRequest, { ids: [id] }));
    const first = (stream: ClientReadableStream<unknown>): Promise<string> =>
      new Promise((resolve) => {
        stream.once('data', () => resolve('watching'));
        stream.on('error', ({ code }: { code: number }) => resolve(status[code] ?? ''));
      });
    const streams = Array.from({ length: 5 }, watch);
    expect(await Promise.all(streams.map(first))).to.deep.equal(Array(5).fill('watching'));
    expect(await first(watch())).to.equal('RESOURCE_EXHAUSTED');
    streams[0]?.cancel();
    let again = '';
    while (again !== 'watching') again = await first(watch());
    client.close();
  });
});
