// Requests that reach a frozen process, and whose clients have given up when it wakes: they are not carried out.
import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import { createTestDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { type Running, shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { Product } from '../products/models.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';

type Client = InstanceType<typeof grpcPb.ProductServiceClient>;

const PROCESSES_MS = 120_000;
const PATIENCE_MS = 1_500;
/** How many give up on a frozen process. */
const CLIENTS = 10;

onEachDatabase('a process that was frozen when requests came', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let services: Running;
  let web: Running & { port: number };
  let address = '';

  before(async function () {
    this.timeout(PROCESSES_MS);
    database = await createTestDatabase(dialect);
    db = new Database(database.url);
    const env = await shopEnvironment(database.url);
    address = env.PRODUCTS_ADDRESS ?? '';
    [services, web] = await Promise.all([startServices(env, 'products'), startWeb(env, '--noreload')]);
  });
  after(async () => {
    await Promise.all([services.stop(), web.stop()]);
    await db.close();
    await database.drop();
  });

  const made = async (name: string) => (await Product.objects(db.read).where({ name })).length;

  /** Freezes a process while `work` is done. */
  async function whileFrozen({ child }: Running, work: () => Promise<unknown>): Promise<void> {
    child.kill('SIGSTOP');
    try {
      await work();
      await delay(500); // that clients have gone must have left this process
    } finally {
      child.kill('SIGCONT');
    }
  }

  /** Asks the web server for a new product; gives the status, 0 when the client gave up. */
  function createOverHttp(name: string, patienceMs: number): Promise<number> {
    return new Promise((resolve) => {
      const options = { method: 'POST', agent: false, headers: { 'Content-Type': 'application/json' } };
      const request = http.request(`http://127.0.0.1:${web.port}/api/products/`, options, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      request.once('error', () => resolve(0));
      request.end(JSON.stringify({ name, price: 1 }));
      setTimeout(() => request.destroy(), patienceMs).unref();
    });
  }

  function createOverGrpc(client: Client, name: string, patienceMs: number): Promise<number> {
    const request = toMessage(pb.CreateProductRequest, { name, price: 1 });
    const options = { deadline: Date.now() + patienceMs };
    return new Promise((resolve) => {
      client.createProduct(request, new Metadata(), options, (error) => resolve(error?.code ?? status.OK));
    });
  }

  it('over HTTP: what clients no longer wait for is not done, what they wait for is', async function () {
    this.timeout(PROCESSES_MS);
    expect(await createOverHttp('warm-up', 20_000)).to.equal(201);
    let patient: Promise<number> | undefined;
    await whileFrozen(web, async () => {
      patient = createOverHttp('patient', 60_000);
      const gone = Array.from({ length: CLIENTS }, () => createOverHttp('gone', PATIENCE_MS));
      expect(await Promise.all(gone)).to.deep.equal(gone.map(() => 0));
    });
    expect(await patient).to.equal(201);
    expect(await createOverHttp('afterwards', 20_000)).to.equal(201);
    await delay(500);
    expect([await made('patient'), await made('gone')]).to.deep.equal([1, 0]);
  });

  it('over gRPC: a call of another program whose deadline has passed is not carried out', async function () {
    this.timeout(PROCESSES_MS);
    const client = new grpcPb.ProductServiceClient(address, credentials.createInsecure());
    expect(await createOverGrpc(client, 'grpc warm-up', 20_000)).to.equal(status.OK);
    let patient: Promise<number> | undefined;
    await whileFrozen(services, async () => {
      patient = createOverGrpc(client, 'grpc patient', 60_000);
      const gone = Array.from({ length: CLIENTS }, () => createOverGrpc(client, 'grpc gone', PATIENCE_MS));
      expect(await Promise.all(gone)).to.deep.equal(gone.map(() => status.DEADLINE_EXCEEDED));
    });
    expect(await patient).to.equal(status.OK);
    await delay(500);
    expect([await made('grpc patient'), await made('grpc gone')]).to.deep.equal([1, 0]);
    client.close();
  });
});
