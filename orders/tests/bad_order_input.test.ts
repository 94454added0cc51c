// Bad input to orders, over REST and gRPC: the field's name, never a 500, and nothing changed.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call, refusal } from '../../testing/grpc.js';
import { type Answer, useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { makeProduct } from '../../testing/makers/products.js';
import { JOHN } from '../../testing/makers/contacts.js';

onEachDatabase('bad input to orders', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;
  let order = 0;
  let client: InstanceType<typeof grpcPb.OrderServiceClient>;

  before(async () => {
    client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    product = await makeProduct(shop(), {
      name: 'Chair',
      price: 10,
      stock_quantity: 50,
    });
    const placed = await shop().send('POST', '/api/orders/', {
      ...JOHN,
      items: [{ product_id: product, quantity: 1 }],
    });
    order = placed.body.order.id;
  });
  after(() => client.close());

  /** Everything an order could have touched. */
  async function state(): Promise<unknown> {
    const tables = ['orders_order', 'orders_orderitem', 'orders_statuschange', 'idempotency_idempotencykey'];
    const counts = [...tables, 'products_stockmovement'].map((table) =>
      shop().db.read(table).count({ count: '*' }),
    );
    return [
      await Promise.all(counts),
      await shop().db.read('products_product').select('id', 'stock_quantity'),
    ];
  }

  async function expectUnchanged(change: () => Promise<void>): Promise<void> {
    const before = await state();
    await change();
    expect(await state()).to.deep.equal(before);
  }

  function expectInvalid(answer: Answer, field: string): void {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(400);
    expect(answer.body.code).to.equal('invalid');
    expect(answer.body.details.map((problem: { field: string }) => problem.field)).to.include(field);
  }

  const line = (fields: object) => [{ product_id: product, quantity: 1, ...fields }];
  const BAD: [string, string, () => object][] = [
    ['no name', 'customer_name', () => ({ customer_name: undefined })],
    ['an empty name', 'customer_name', () => ({ customer_name: ' ' })],
    ['a number as name', 'customer_name', () => ({ customer_name: 7 })],
    ['NUL in the name', 'customer_name', () => ({ customer_name: 'a\0' })],
    ['a name that is too long', 'customer_name', () => ({ customer_name: 'x'.repeat(256) })],
    ['no e-mail', 'customer_email', () => ({ customer_email: undefined })],
    ['an e-mail that is none', 'customer_email', () => ({ customer_email: 'john' })],
    [
      'an e-mail that is too long',
      'customer_email',
      () => ({ customer_email: `${'x'.repeat(250)}@example.com` }),
    ],
    ['no address', 'shipping_address', () => ({ shipping_address: undefined })],
    ['an address that is too long', 'shipping_address', () => ({ shipping_address: 'x'.repeat(2001) })],
    ['no items', 'items', () => ({ items: undefined })],
    ['empty items', 'items', () => ({ items: [] })],
    ['items that are no list', 'items', () => ({ items: 'all' })],
    ['101 items', 'items', () => ({ items: Array.from({ length: 101 }, () => line({})[0]) })],
    ['a line that is no object', 'items[0]', () => ({ items: [5] })],
    ['no product', 'items[0].product_id', () => ({ items: line({ product_id: undefined }) })],
    ['an unknown product', 'items[0].product_id', () => ({ items: line({ product_id: 424_242 }) })],
    ['a product beyond int32', 'items[0].product_id', () => ({ items: line({ product_id: 2 ** 31 }) })],
    ['a product id as text', 'items[0].product_id', () => ({ items: line({ product_id: 'one' }) })],
    ['no quantity', 'items[0].quantity', () => ({ items: line({ quantity: undefined }) })],
    ['quantity 0', 'items[0].quantity', () => ({ items: line({ quantity: 0 }) })],
    ['a negative quantity', 'items[0].quantity', () => ({ items: line({ quantity: -1 }) })],
    ['half a unit', 'items[0].quantity', () => ({ items: line({ quantity: 0.5 }) })],
    ['10,001 units', 'items[0].quantity', () => ({ items: line({ quantity: 10_001 }) })],
    ['a quantity of 1e300', 'items[0].quantity', () => ({ items: line({ quantity: 1e300 }) })],
  ];
  for (const [what, field, fields] of BAD) {
    it(`POST with ${what}`, () =>
      expectUnchanged(async () => {
        expectInvalid(
          await shop().send('POST', '/api/orders/', { ...JOHN, items: line({}), ...fields() }),
          field,
        );
      }));
  }

  it('the second line of three is named when it is wrong', () =>
    expectUnchanged(async () => {
      const items = [...line({}), ...line({ quantity: -1 }), ...line({})];
      expectInvalid(await shop().send('POST', '/api/orders/', { ...JOHN, items }), 'items[1].quantity');
    }));

  it('an Idempotency-Key that is too long is named', () =>
    expectUnchanged(async () => {
      const headers = { 'Idempotency-Key': 'k'.repeat(256) };
      expectInvalid(
        await shop().send('POST', '/api/orders/', { ...JOHN, items: line({}) }, headers),
        'Idempotency-Key',
      );
    }));

  for (const status of [undefined, null, 5, '', 'lost', 'Shipped', 'shipped\0']) {
    it(`PATCH status ${JSON.stringify(status)}`, () =>
      expectUnchanged(async () => {
        expectInvalid(await shop().send('PATCH', `/api/orders/${order}/status/`, { status }), 'status');
      }));
  }

  for (const [address, field] of [
    ['/api/orders/?page=abc', 'page'],
    ['/api/orders/?status=lost', 'status'],
    ['/api/orders/?page_token=abc', 'page_token'],
    ['/api/orders/customer/nobody/', 'customer_email'],
    ['/api/orders/customer/a%00@example.com/', 'customer_email'],
  ] as const) {
    it(`GET ${address}`, async () => {
      expectInvalid(await shop().get(address), field);
    });
  }

  it('broken bodies are 400 for every address', () =>
    expectUnchanged(async () => {
      for (const body of ['{', '[]', 'null', '{"__proto__": {}}', Uint8Array.from([0x22, 0xff, 0x22])]) {
        expect((await shop().send('POST', '/api/orders/', body)).status).to.equal(400);
        expect((await shop().send('PATCH', `/api/orders/${order}/status/`, body)).status).to.equal(400);
      }
    }));

  it('orders that do not exist are 404 everywhere', async () => {
    for (const id of ['0', '-3', '424242', '4294967297']) {
      expect((await shop().get(`/api/orders/${id}/`)).status).to.equal(404);
      expect(
        (await shop().send('PATCH', `/api/orders/${id}/status/`, { status: 'shipped' })).status,
      ).to.equal(404);
      expect((await shop().send('POST', `/api/orders/${id}/cancel/`)).status).to.equal(404);
    }
  });

  it('CreateOrder over gRPC names the field too', () =>
    expectUnchanged(async () => {
      const item = (product_id: number, quantity: number) =>
        toMessage(pb.OrderItem, { product_id, quantity });
      const cases: [string, object][] = [
        ['customer_name', { customer_name: '' }],
        ['customer_email', { customer_email: 'nobody' }],
        ['shipping_address', { shipping_address: 'a\0' }],
        ['items', { items: [] }],
        ['items[0].quantity', { items: [item(product, 0)] }],
        ['items[0].product_id', { items: [item(-1, 1)] }],
        ['items[1].product_id', { items: [item(product, 1), item(424_242, 1)] }],
        ['customer_id', { customer_id: -1 }],
        ['idempotency_key', { idempotency_key: 'k'.repeat(256) }],
      ];
      for (const [field, fields] of cases) {
        const request = toMessage(pb.CreateOrderRequest, { ...JOHN, items: [item(product, 1)], ...fields });
        const refused = await refusal(call(client, (stub) => stub.createOrder, request));
        expect([refused.status, refused.error.details[0]?.field]).to.deep.equal(['INVALID_ARGUMENT', field]);
      }
    }));

  it('the other methods of OrderService refuse bad ids and statuses', async () => {
    const cases: [string, Promise<unknown>][] = [
      ['id', call(client, (stub) => stub.getOrder, toMessage(pb.GetOrderRequest, { id: 0 }))],
      ['id', call(client, (stub) => stub.cancelOrder, toMessage(pb.CancelOrderRequest, { id: -1 }))],
      [
        'status',
        call(client, (stub) => stub.updateOrderStatus, toMessage(pb.UpdateOrderStatusRequest, { id: order })),
      ],
      [
        'status',
        call(client, (stub) => stub.listOrders, toMessage(pb.ListOrdersRequest, { status: 'lost' })),
      ],
      [
        'customer_email',
        call(client, (stub) => stub.getOrdersByCustomer, toMessage(pb.GetOrdersByCustomerRequest, {})),
      ],
    ];
    const refusals = await Promise.all(cases.map(async ([, answer]) => refusal(answer)));
    expect(refusals.map(({ status, error }) => [status, error.details[0]?.field])).to.deep.equal(
      cases.map(([field]) => ['INVALID_ARGUMENT', field]),
    );
  });
});
