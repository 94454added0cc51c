// Servers on a database whose migrations are not applied: they say so, and with DEBUG off they answer
// "unavailable" until somebody applies them.
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import batchGrpcPb from '../../../protos/generated/batch_grpc_pb.js';
import batchPb from '../../../protos/generated/batch_pb.js';
import { settings } from '../../../ecommerce/settings.js';
import { endCommands, runCommand, startCommand } from '../../../testing/command_line.js';
import {
  createEmptyDatabase,
  migrateDatabase,
  onEachDatabase,
  type TestDatabase,
} from '../../../testing/databases.js';
import { callRaw } from '../../../testing/grpc.js';

const SERVING = 1;
const NOT_SERVING = 2;
const WARNING = /You have \d+ unapplied migration\(s\)\./;
const LIVE = {
  ...{ DEBUG: 'false', SECRET_KEY: 'abcdefghij'.repeat(5), API_ACCESS: 'protected' },
  GRPC_TRUST_NETWORK: 'true',
  ALLOWED_HOSTS: '127.0.0.1',
};

onEachDatabase('servers on a database that is not migrated', (dialect) => {
  let database: TestDatabase;
  const address = settings.PRODUCTS_ADDRESS;
  const environment = () => ({ DATABASE_URL: database.url });

  beforeEach(async () => {
    database = await createEmptyDatabase(dialect);
  });
  afterEach(async () => {
    await endCommands();
    await database.drop();
  });

  async function health(): Promise<number | undefined> {
    // HealthCheckResponse: field 1, a varint.
    return (await callRaw(address, '/grpc.health.v1.Health/Check', new Uint8Array()))[1];
  }

  /** The status of a call, by its name. */
  async function listProducts(): Promise<string> {
    try {
      await callRaw(address, '/products.ProductService/ListProducts', new Uint8Array());
      return 'OK';
    } catch (error) {
      return status[(error as ServiceError).code] ?? '';
    }
  }

  /** How a stream of calls ends, as the web server makes it. */
  function batch(): Promise<string> {
    const { path, requestSerialize, responseDeserialize } = batchGrpcPb.BatchServiceService.batch;
    const client = new Client(address, credentials.createInsecure());
    const request = new batchPb.BatchRequest();
    const stream = client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      new Metadata(),
    );
    return new Promise<string>((resolve) => {
      stream.on('data', () => undefined);
      stream.on('error', (error: ServiceError) => resolve(status[error.code] ?? ''));
      stream.on('end', () => resolve('OK'));
    }).finally(() => client.close());
  }

  it('grpc-server with DEBUG off is not ready until they are applied, and then is', async () => {
    const server = startCommand(['grpc-server', 'products'], { ...environment(), ...LIVE });
    await server.prints(`ProductService on ${address}`);
    await server.prints('Calls are answered UNAVAILABLE until this is fixed.');
    expect(server.stderr).to.match(WARNING);
    expect([await health(), await listProducts(), await batch()]).to.deep.equal([
      ...[NOT_SERVING, 'UNAVAILABLE', 'UNAVAILABLE'],
    ]);
    expect((await runCommand(['migrate', '-v', '0'], environment())).code).to.equal(0);
    await server.prints('The database is ready: calls are answered now.');
    expect([await health(), await listProducts(), await batch()]).to.deep.equal([SERVING, 'OK', 'OK']);
    expect((await server.end()).code).to.equal(0);
  });

  it('grpc-server that is stopped before they are applied ends at once', async () => {
    const server = startCommand(['grpc-server', 'products'], { ...environment(), ...LIVE });
    await server.prints('Calls are answered UNAVAILABLE until this is fixed.');
    expect((await server.end()).code).to.equal(0);
  });

  it('grpc-server with DEBUG on warns and serves', async () => {
    const server = startCommand(['grpc-server', 'products'], environment());
    await server.prints(`ProductService on ${address}`);
    expect(server.stderr).to.match(WARNING);
    expect(await health()).to.equal(SERVING);
  });

  it('grpc-server says nothing when they are applied', async () => {
    await migrateDatabase(database);
    const server = startCommand(['grpc-server', 'products'], { ...environment(), ...LIVE });
    await server.prints(`ProductService on ${address}`);
    expect([server.stderr, await health(), await listProducts()]).to.deep.equal(['', SERVING, 'OK']);
  });

  for (const args of [['--noreload'], ['--workers', '2']]) {
    it(`runserver ${args.join(' ')} with DEBUG off answers 503 until they are applied`, async () => {
      const server = startCommand(['runserver', '0', ...args], { ...environment(), ...LIVE });
      await server.prints('Quit the server with CONTROL-C.');
      expect(server.stderr).to.match(WARNING);
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(server.stdout)?.[0] ?? '';
      const get = async (path: string) =>
        (await fetch(url + path, { headers: { Connection: 'close' } })).status;
      const refused = await fetch(`${url}/admin/login/`, { headers: { Connection: 'close' } });
      expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([503, '5']);
      expect(await refused.json()).to.include({ code: 'unavailable' });
      await migrateDatabase(database);
      // Each worker finds out by itself.
      for (let inARow = 0; inARow < 10;) {
        inARow = (await get('/admin/login/')) === 200 ? inARow + 1 : 0;
        if (inARow === 0) await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  }
});
