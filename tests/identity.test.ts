// Who acts is what the web server has signed, not what a client of a gRPC port says.
import { type Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect } from 'chai';
import { newRequestId } from '../framework/grpc/call_metadata.js';
import { IDENTITY_KEY, readIdentity, signIdentity } from '../framework/grpc/identity.js';
import { toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { request, useShop } from '../testing/shop.js';
import { refusal } from '../testing/grpc.js';
import * as customers from '../customers/grpc_client.js';
import * as orders from '../orders/grpc_client.js';
import batchGrpc from '../protos/generated/batch_grpc_pb.js';
import batchPb from '../protos/generated/batch_pb.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import { makeProduct } from '../testing/makers/products.js';
import { makeOrder } from '../testing/makers/orders.js';

const CANCEL = '/orders.OrderService/CancelOrder';
const STATUS = '/orders.OrderService/UpdateOrderStatus';
const GRACE = {
  requestId: 'id-1',
  clientAddress: '192.0.2.7',
  actor: 'staff grace',
  caller: '',
  deadline: 0,
  traceparent: '',
};

describe('an identity', () => {
  it('says what was signed, for the method that it was signed for', () => {
    expect(readIdentity(CANCEL, signIdentity(CANCEL, GRACE))).to.deep.equal(GRACE);
    expect(readIdentity(CANCEL, '')).to.equal(null);
  });

  const signed = signIdentity(CANCEL, GRACE);
  const [body = '', signature = ''] = signed.split('.');
  const other = Buffer.from(JSON.stringify(['', '', 'staff root', '', 0])).toString('base64url');
  const FORGED: [string, string, string][] = [
    ['of another method', STATUS, signed],
    ['with another content', CANCEL, `${other}.${signature}`],
    ['with another signature', CANCEL, `${body}.${other}`],
    ['without a signature', CANCEL, body],
    ['that is any text', CANCEL, 'staff grace'],
  ];
  for (const [name, path, text] of FORGED) {
    it(`${name} is refused`, () => {
      expect(() => readIdentity(path, text)).to.throw(
        'The identity of the call was not signed by this shop.',
      );
    });
  }

  it('is still believed when SECRET_KEY was rotated, while the old key is a fallback', () => {
    const old = settings.SECRET_KEY;
    const text = signIdentity(CANCEL, GRACE);
    Object.assign(settings, { SECRET_KEY: 'a new key of more than thirty-two letters' });
    try {
      expect(() => readIdentity(CANCEL, text)).to.throw('not signed');
      settings.SECRET_KEY_FALLBACKS.push(old);
      expect(readIdentity(CANCEL, text)).to.deep.equal(GRACE);
    } finally {
      settings.SECRET_KEY_FALLBACKS.pop();
      Object.assign(settings, { SECRET_KEY: old });
    }
  });
});

onEachDatabase('a call over gRPC', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let client: InstanceType<typeof ordersGrpc.OrderServiceClient>;
  let product: number;

  before(async () => {
    client = new ordersGrpc.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const lamp = { name: 'Lamp', price: 5, stock_quantity: 1_000, category: 'home' };
    product = await makeProduct(shop(), lamp);
  });
  after(() => client.close());

  const newOrder = (): Promise<number> => makeOrder(shop(), [[product, 1]]);

  /** Who changed the order last. */
  async function changedBy(id: number): Promise<string | undefined> {
    const { history } = await orders.getOrder(id, { requestId: newRequestId() });
    return history.at(-1)?.changed_by;
  }

  function cancel(id: number, said: Record<string, string>, changed_by = ''): Promise<unknown> {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(said)) {
      metadata.set(name, name.endsWith('-bin') ? Buffer.from(value) : value);
    }
    return new Promise((resolve, reject) => {
      const asked = toMessage(pb.CancelOrderRequest, { id, changed_by });
      client.cancelOrder(asked, metadata, (error: ServiceError | null, answer) =>
        error ? reject(error) : resolve(answer),
      );
    });
  }

  it('by somebody else is made by the system, whoever they say they are', async () => {
    const id = await newOrder();
    await cancel(
      id,
      { 'x-caller-bin': 'staff grace', 'x-client-address': '192.0.2.1', 'x-request-id': 'theirs' },
      'staff grace',
    );
    expect(await changedBy(id)).to.equal('system');
  });

  it('with a forged identity is refused, and nothing is done', async () => {
    const id = await newOrder();
    const forged = signIdentity(STATUS, { actor: 'staff grace' });
    expect((await refusal(cancel(id, { [IDENTITY_KEY]: forged }))).status).to.equal('UNAUTHENTICATED');
    const { status: left } = await orders.getOrder(id, { requestId: newRequestId() });
    expect(left).to.equal('pending');
  });

  it('of the web server is made by who sent the request', async () => {
    const id = await newOrder();
    await shop().send('POST', `/api/orders/${id}/cancel/`);
    expect(await changedBy(id)).to.equal('staff usual');
    const open = await newOrder();
    await request(`${shop().url}/api/orders/${open}/cancel/`, 'POST', undefined, {});
    expect(await changedBy(open), 'without credentials').to.equal('system');
  });

  it('in a batch needs an identity of its own', async () => {
    const [named, unnamed, forged] = [await newOrder(), await newOrder(), await newOrder()];
    const bytes = (id: number) => toMessage(pb.CancelOrderRequest, { id }).serializeBinary();
    const calls = [
      { method: CANCEL, request: bytes(named), identity: signIdentity(CANCEL, GRACE) },
      { method: CANCEL, request: bytes(unnamed) },
      { method: CANCEL, request: bytes(forged), identity: signIdentity(STATUS, GRACE) },
    ].map((each) => toMessage(batchPb.BatchedCall, each));
    const batching = new batchGrpc.BatchServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const codes: number[] = [];
    for await (const answer of batching.batch(toMessage(batchPb.BatchRequest, { calls }))) {
      for (const reply of (answer as InstanceType<typeof batchPb.BatchResponse>).getRepliesList()) {
        codes[reply.getCall()] = reply.getCode();
      }
    }
    (batching as Client).close();
    expect(codes).to.deep.equal([status.OK, status.OK, status.UNAUTHENTICATED]);
    expect([await changedBy(named), await changedBy(unnamed)]).to.deep.equal(['staff grace', 'system']);
  });

  it('from a forged address is counted for the real one', async () => {
    // As many failures of one address as there may be, each said to come from another one.
    const fail = (clientAddress: string) =>
      customers
        .login(
          { email: `${newRequestId()}@example.com`, password: 'a guess' },
          { requestId: newRequestId(), clientAddress },
        )
        .catch((error: { code: string }) => error.code);
    // Our own process is believed.
    expect(await fail('198.51.100.1')).to.equal('unauthenticated');
    const metadata = new Metadata();
    metadata.set('x-client-address', '198.51.100.2');
    const { default: customersGrpc } = await import('../protos/generated/customers_grpc_pb.js');
    const { default: customersPb } = await import('../protos/generated/customers_pb.js');
    const direct = new customersGrpc.CustomerServiceClient(
      settings.CUSTOMERS_ADDRESS,
      credentials.createInsecure(),
    );
    const codes: number[] = [];
    for (let tries = 0; tries < 21; tries += 1) {
      metadata.set('x-client-address', `198.51.100.${tries}`);
      const asked = toMessage(customersPb.LoginRequest, {
        email: `e${tries}@example.com`,
        password: 'a guess',
      });
      const error = await new Promise<ServiceError | null>((resolve) =>
        direct.login(asked, metadata, (failure: ServiceError | null) => resolve(failure)),
      );
      codes.push(error?.code ?? 0);
    }
    direct.close();
    expect(codes.at(-1)).to.equal(status.RESOURCE_EXHAUSTED);
  });
});
