// With GRPC_TOKEN set, nothing but whether a server is up is told to who does not know it.
import { type Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import healthGrpc from '../protos/generated/grpc_health_grpc_pb.js';

const NAME = 'products.ProductService';
const NAMED = Buffer.from([0x0a, NAME.length, ...Buffer.from(NAME)]);
const NOTHING = Buffer.alloc(0);
/** list_services: "" */
const LIST = Buffer.from([0x3a, 0x00]);

onEachDatabase('a service with GRPC_TOKEN', (dialect) => {
  const shop = useShop(dialect);
  before(() => void (settings.GRPC_TOKEN = 'the shared token'));
  after(() => void (settings.GRPC_TOKEN = ''));

  const asIs = (bytes: Buffer): Buffer => bytes;
  /** Calls a method with bytes, as a stream, which unary methods answer too; gives the name of the status. */
  async function call(path: string, request: Buffer, token = ''): Promise<string> {
    const client: Client = new healthGrpc.HealthClient(
      settings.PRODUCTS_ADDRESS,
      credentials.createInsecure(),
    );
    const metadata = new Metadata();
    if (token !== '') metadata.set('authorization', `Bearer ${token}`);
    const stream = client.makeBidiStreamRequest(path, asIs, asIs, metadata, {
      deadline: Date.now() + 10_000,
    });
    const ended = new Promise<string>((resolve) => {
      stream.on('data', () => path.endsWith('Watch') && stream.cancel());
      stream.on('error', () => undefined);
      stream.on('status', ({ code }) => resolve(status[code] ?? ''));
    });
    stream.write(request);
    stream.end();
    const name = await ended;
    client.close();
    return name;
  }

  const GUARDED: [string, Buffer][] = [
    ['/grpc.health.v1.Health/Check', NAMED],
    ['/grpc.health.v1.Health/Watch', NOTHING],
    ['/grpc.reflection.v1.ServerReflection/ServerReflectionInfo', LIST],
    ['/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo', LIST],
    ['/products.ProductService/ListProducts', NOTHING],
  ];
  for (const [path, request] of GUARDED) {
    it(`${path} answers those who know it alone`, async () => {
      expect(await call(path, request)).to.equal('UNAUTHENTICATED');
      expect(await call(path, request, 'a wrong one')).to.equal('UNAUTHENTICATED');
      expect(await call(path, request, 'the shared token')).to.be.oneOf(['OK', 'CANCELLED']);
    });
  }

  it('tells anybody whether it is up', async () => {
    expect(await call('/grpc.health.v1.Health/Check', NOTHING)).to.equal('OK');
  });

  it('serves the shop itself', async () => {
    expect((await shop().get('/api/products/')).status).to.equal(200);
  });
});
