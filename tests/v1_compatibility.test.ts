// What the Python system answered, step by step and byte by byte (tests/v1/), asked of this one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { expect } from 'chai';
import type { Message } from 'google-protobuf';
import { onEachDatabaseInOrder } from '../testing/databases.js';
import { type Shop, startShop } from '../testing/shop.js';
import { settings } from '../ecommerce/settings.js';
import ordersPb from '../protos/generated/orders_pb.js';
import productsPb from '../protos/generated/products_pb.js';

interface RestStep {
  request: { method: string; path: string; body?: unknown };
  status: number;
  body: unknown;
}

interface GrpcCall {
  method: string;
  request: string;
  text: string;
  response: string;
}

const DATA = path.join(import.meta.dirname, 'v1');
const rest = JSON.parse(readFileSync(path.join(DATA, 'v1_rest.json'), 'utf8')) as { steps: RestStep[] };
const grpc = JSON.parse(readFileSync(path.join(DATA, 'v1_grpc.json'), 'utf8')) as { calls: GrpcCall[] };

/** What differs from run to run. */
const isTimestamp = (key: string): boolean => key.endsWith('_at') || key.endsWith('At');

/** At least the expected keys with the expected values, in lists of the same length. */
function expectAtLeast(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(expected)) {
    expect(actual, where).to.be.an('array').with.length(expected.length);
    expected.forEach((item, index) =>
      expectAtLeast((actual as unknown[])[index], item, `${where}[${index}]`),
    );
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      expect(actual, where).to.have.property(key);
      const given = (actual as Record<string, unknown>)[key];
      if (isTimestamp(key))
        expect(Date.parse(String(given)), `${where}.${key}`).to.be.closeTo(Date.now(), 600_000);
      else expectAtLeast(given, value, `${where}.${key}`);
    }
  } else {
    expect(actual, where).to.deep.equal(expected);
  }
}

type MessageType = { deserializeBinary(bytes: Uint8Array): Message };
const MESSAGES = { ...productsPb, ...ordersPb } as unknown as Record<string, MessageType>;

/** The type that each method of the first contract answers with. */
const RESPONSES: Record<string, string> = {
  CreateProduct: 'ProductResponse',
  GetProduct: 'ProductResponse',
  UpdateProduct: 'ProductResponse',
  ListProducts: 'ListProductsResponse',
  SearchProducts: 'ListProductsResponse',
  DeleteProduct: 'DeleteProductResponse',
  CreateOrder: 'OrderResponse',
  GetOrder: 'OrderResponse',
  UpdateOrderStatus: 'OrderResponse',
  CancelOrder: 'OrderResponse',
  ListOrders: 'ListOrdersResponse',
  GetOrdersByCustomer: 'ListOrdersResponse',
};

/** Only what the first contract knew: an unset new field decodes to its default, which v1 never read. */
function expectV1(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(expected)) {
    expect(actual, where).to.be.an('array').with.length(expected.length);
    expected.forEach((item, index) => expectV1((actual as unknown[])[index], item, `${where}[${index}]`));
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      if (NEW_FIELDS.has(key) || isTimestamp(key)) continue;
      if (key === 'id' && where.includes('itemsList')) continue; // items had none
      expectV1((actual as Record<string, unknown>)[key], value, `${where}.${key}`);
    }
  } else {
    expect(actual, where).to.deep.equal(expected);
  }
}

const NEW_FIELDS = new Set(
  'priceCents subtotalCents totalCents currency categoryId categoryName archived version customerId paymentStatus historyList cancelledQuantity cancellationsList nextPageToken replayed orderToken'.split(
    ' ',
  ),
);

function send(client: Client, call: GrpcCall): Promise<Buffer> {
  const bytes = (value: Buffer): Buffer => value;
  return new Promise((resolve, reject) => {
    const request = Buffer.from(call.request, 'hex');
    client.makeUnaryRequest(call.method, bytes, bytes, request, new Metadata(), (error, response) => {
      if (error || !response) reject(error ?? new Error('no response'));
      else resolve(response);
    });
  });
}

onEachDatabaseInOrder('the clients of the first system', (dialect) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(dialect);
  });
  after(() => shop.stop());

  rest.steps.forEach((step, index) => {
    const { method, path: address, body } = step.request;
    it(`REST step ${index + 1}: ${method} ${address}`, async () => {
      const answer = await shop.send(method, address, body);
      expect(answer.status).to.equal(step.status);
      expectAtLeast(answer.body, step.body, 'body');
    });
  });

  grpc.calls.forEach((call, index) => {
    it(`gRPC call ${index + 1}: ${call.method} ${call.text.replace(/\s+/g, ' ').slice(0, 60)}`, async () => {
      const address = call.method.startsWith('/orders.')
        ? settings.ORDERS_ADDRESS
        : settings.PRODUCTS_ADDRESS;
      const client = new Client(address, credentials.createInsecure());
      try {
        const type = MESSAGES[RESPONSES[call.method.split('/')[2] ?? ''] ?? ''];
        if (!type) throw new Error(`unknown method ${call.method}`);
        const answer = type.deserializeBinary(await send(client, call)).toObject();
        const expected = type.deserializeBinary(Buffer.from(call.response, 'hex')).toObject();
        expectV1(answer, expected, 'response');
      } finally {
        client.close();
      }
    });
  });

  it('a page_size of 100000 gives 1000, nothing gives the defaults', async () => {
    const huge = await shop.get('/api/products/?page=1&page_size=100000');
    expect(huge.status).to.equal(200);
    expect(huge.body.page_size).to.equal(1000);
    const plain = await shop.get('/api/orders/');
    expect(plain.body).to.include({ page: 1, page_size: 10 });
  });
});
