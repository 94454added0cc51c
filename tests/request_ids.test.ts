// One id through the whole shop: the answer and its header, the logs of all processes, and the statements on PostgreSQL.
import { credentials, type ServiceError } from '@grpc/grpc-js';
import { expect } from 'chai';
import { REQUEST_ID_KEY } from '../framework/grpc/status.js';
import { settings } from '../ecommerce/settings.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import { Database } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { storedProduct } from '../testing/makers/products.js';
import { JOHN } from '../testing/makers/contacts.js';
import { shopEnvironment, startServices, startWeb } from '../testing/processes.js';
import { useShop } from '../testing/shop.js';
import { until } from '../testing/until.js';

onEachDatabase('the id of a request', (dialect) => {
  const shop = useShop(dialect);

  it('is in the header of each error, and in its body where that is ours', async () => {
    const id = { 'X-Request-Id': 'support-7' };
    const usual = await shop().get('/api/products/999/', id);
    const problem = await shop().get('/api/products/999/', { ...id, Accept: 'application/problem+json' });
    // The body is that of another system, to the letter.
    const detail = await shop().get('/products/999', id);
    expect(detail.body).to.deep.equal({ detail: 'Product not found' });
    expect([usual, problem].map(({ body }) => body.request_id)).to.deep.equal(['support-7', 'support-7']);
    for (const { status, headers } of [usual, problem, detail]) {
      expect([status, headers.get('x-request-id')]).to.deep.equal([404, 'support-7']);
    }
  });

  it('is in the metadata of an error of gRPC', async () => {
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const request = new pb.GetOrderRequest();
    request.setId(999);
    const error = await call(client, (stub) => stub.getOrder, request).catch((thrown: unknown) => thrown);
    client.close();
    expect((error as ServiceError).metadata.get(REQUEST_ID_KEY)[0]).to.match(/^[0-9A-Z]{26}$/);
  });

  it('is not passed on when it could harm', async () => {
    const answer = await shop().get('/api/products/999/', { 'X-Request-Id': '7 */ DROP TABLE x; /*' });
    expect(answer.body.request_id).to.match(/^[0-9A-Z]{26}$/);
  });

  it('is in the log of each process, and in the statements on PostgreSQL', async function () {
    this.timeout(120_000);
    const database = await createTestDatabase(dialect);
    const db = new Database(database.url);
    const { id } = await storedProduct(db, { name: 'Chair', price_cents: 100, stock_quantity: 5 });
    const env = { ...(await shopEnvironment(database.url)), LOG_LEVEL: 'debug' };
    const [services, web] = await Promise.all([startServices(env), startWeb(env, '--noreload')]);
    const logs = [services, web].map(({ child }) => {
      const lines: string[] = [];
      child.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
      return lines;
    });
    const order = (requestId: string) =>
      fetch(`http://127.0.0.1:${web.port}/api/orders/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Request-Id': requestId, Connection: 'close' },
        body: JSON.stringify({ ...JOHN, items: [{ product_id: id, quantity: 1 }] }),
      });
    try {
      expect((await order('first-order')).status).to.equal(201);
      await until(() =>
        logs.every((lines) => lines.some((line) => line.includes('"request_id":"first-order"'))),
      );
      if (dialect === 'sqlite') return;
      // An order that waits for the lock of its product is seen with its id.
      await db.maintenance.transaction(async (trx) => {
        await trx.raw('SELECT id FROM products_product WHERE id = ? FOR UPDATE', [id]);
        const waiting = order('second-order');
        await until(async () => {
          const { rows } = await db.maintenance.raw<{ rows: unknown[] }>(
            "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'" +
              " AND query LIKE '/* request_id=second-order */ %'",
          );
          return rows.length > 0;
        });
        await trx.commit();
        expect((await waiting).status).to.equal(201);
      });
    } finally {
      await Promise.all([web.stop(), services.stop()]);
      await db.close();
      await database.drop();
    }
  });
});
