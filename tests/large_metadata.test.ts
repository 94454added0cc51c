// Metadata beyond what HTTP/2 peers take, in requests and in answers: the call ends with an error, it never hangs.
import http2 from 'node:http2';
import net, { type Socket } from 'node:net';
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { callRaw, refusal } from '../testing/grpc.js';
import { useShop } from '../testing/shop.js';
import { delimitedField, numberField } from '../testing/wire.js';

const LIST = '/products.ProductService/ListCategories';
const asIs = (bytes: Buffer): Buffer => bytes;

/** Calls ListCategories, without a deadline; gives the status that the call ends with. */
function list(client: Client, metadata: Metadata): Promise<string> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(LIST, asIs, asIs, Buffer.alloc(0), metadata, (error: ServiceError | null) =>
      resolve(status[error?.code ?? status.OK]),
    );
  });
}

function metadataOf(count: number, bytes: number): Metadata {
  const metadata = new Metadata();
  for (let index = 0; index < count; index += 1) metadata.set(`x-${index}`, '~'.repeat(bytes));
  return metadata;
}

onEachDatabase('metadata', (dialect) => {
  const shop = useShop(dialect);

  it('in a request above 64 KiB is RESOURCE_EXHAUSTED, and the next call is answered', async () => {
    const client = new Client(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    expect(await list(client, metadataOf(4, 15_000))).to.equal('OK');
    for (const [count, bytes] of [
      [70, 1_000],
      [5, 14_000],
      [300, 10],
    ] as const) {
      expect(await list(client, metadataOf(count, bytes))).to.equal('RESOURCE_EXHAUSTED');
      expect(await list(client, new Metadata())).to.equal('OK');
    }
    client.close();
  });

  it('in one value above 64 KiB ends the call, and a new connection is answered', async () => {
    const client = new Client(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    for (const bytes of [70_000, 1_000_000]) {
      expect(await list(client, metadataOf(1, bytes))).to.not.equal('OK');
    }
    client.close();
    const other = new Client(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    expect(await list(other, new Metadata())).to.equal('OK');
    other.close();
  });

  it('has a limit of which clients are told', async () => {
    const session = http2.connect(`http://${settings.PRODUCTS_ADDRESS}`);
    const told = await new Promise<http2.Settings>((resolve) => session.once('remoteSettings', resolve));
    expect(told.maxHeaderListSize).to.equal(64 * 1024);
    session.destroy();
  });

  it('that cannot be decoded ends the connection of a client that only waits', async function () {
    this.timeout(90_000);
    const [host = '', port = ''] = settings.PRODUCTS_ADDRESS.split(':');
    const socket = net.connect(Number(port), host);
    socket.on('error', () => undefined); // a reset ends it too
    const closed = new Promise((resolve) => socket.once('close', resolve));
    sendLongHeader(socket);
    socket.resume();
    await closed;
    expect((await shop().get('/api/categories/')).status).to.equal(200);
  });

  /** The bytes of names and values that an answer ends with. */
  async function trailersOf(path: string, request: Buffer): Promise<number> {
    const session = http2.connect(`http://${settings.PRODUCTS_ADDRESS}`);
    const stream = session.request({
      ...{ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' },
    });
    const size = new Promise<number>((resolve, reject) => {
      const measure = (headers: http2.IncomingHttpHeaders): void => {
        if (headers['grpc-status'] === undefined) return;
        const lines = Object.entries(headers).map(([name, value]) => name.length + String(value).length + 32);
        resolve(lines.reduce((sum, line) => sum + line, 0));
      };
      stream.on('response', measure).on('trailers', measure).on('error', reject);
    });
    const length = Buffer.alloc(5);
    length.writeUInt32BE(request.length, 1);
    stream.end(Buffer.concat([length, request]));
    stream.resume();
    const bytes = await size;
    session.destroy();
    return bytes;
  }

  it('of an answer fits into 8 KiB, however long the text that it repeats is', async () => {
    const path = '/products.ProductService/UpdateProduct';
    for (const [name, text] of Object.entries({
      'a long path': 'x'.repeat(200_000),
      'a path of letters that are encoded': 'é😀'.repeat(30_000),
      'half of a pair': 'x\ud83d'.repeat(40_000),
    })) {
      const mask = delimitedField(7, delimitedField(1, text));
      const request = Buffer.from([...numberField(1, 1), ...mask]);
      expect(await trailersOf(path, request), name).to.be.below(8 * 1024);
      const refused = await refusal(callRaw(settings.PRODUCTS_ADDRESS, path, request));
      expect([refused.status, refused.error.details[0]?.field], name).to.deep.equal([
        'INVALID_ARGUMENT',
        'update_mask',
      ]);
      expect(refused.error.message).to.match(/…$/);
    }
  });

  it('of an answer fits into 8 KiB, however many problems it names', async () => {
    const items = Array.from({ length: 100 }, () => delimitedField(3, numberField(3, -1)));
    const request = Buffer.from(items.flat());
    const path = '/orders.OrderService/CreateOrder';
    const refused = await refusal(callRaw(settings.ORDERS_ADDRESS, path, request));
    expect(refused.status).to.equal('INVALID_ARGUMENT');
    expect(refused.error.details.length).to.be.within(20, 100);
    const sent = refused.error.details.map(({ field, message }) => field.length + message.length);
    expect(sent.reduce((sum, each) => sum + each, 0)).to.be.below(4 * 1024);
  });
});

/** Begins an HTTP/2 connection and a request with one header of 70,000 bytes, and reads on whatever comes. */
function sendLongHeader(socket: Socket): void {
  const frame = (type: number, flags: number, stream: number, payload: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUIntBE(payload.length, 0, 3);
    head.writeUInt8(type, 3);
    head.writeUInt8(flags, 4);
    head.writeUInt32BE(stream, 5);
    return Buffer.concat([head, payload]);
  };
  // HPACK: a literal without indexing, a name of one byte, and a value of 127 + 69,873 bytes.
  const header = Buffer.concat([
    Buffer.of(0x00, 0x01, 0x78, 0x7f, 0xf1, 0xa1, 0x04),
    Buffer.alloc(70_000, 'v'),
  ]);
  const [headers, continuation, settingsFrame] = [1, 9, 4];
  const parts = Array.from({ length: 5 }, (_, index) =>
    header.subarray(index * 16_000, (index + 1) * 16_000),
  );
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  socket.write(frame(settingsFrame, 0, 0, Buffer.alloc(0)));
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    socket.write(frame(index === 0 ? headers : continuation, isLast ? 4 : 0, 1, part));
  }
}
