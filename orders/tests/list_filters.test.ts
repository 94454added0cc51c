// Filters and orders of the lists of orders, over REST and gRPC.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { fromMessage, toMessage } from '../../framework/grpc/codec.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call } from '../../testing/grpc.js';
import { bearer, register } from '../../testing/makers/customers.js';
import { placedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { useShop } from '../../testing/shop.js';
import { Order } from '../models.js';

type Placed = [
  email: string,
  lines: number,
  status: string,
  payment: string,
  created: number,
  updated: number,
];

const day = (number: number): string => `2026-03-0${number}T12:00:00.000Z`;

onEachDatabase('filters and orders of orders', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let ada: Record<string, string> = {};
  let customer = 0;
  /** The orders by their letter, in which they were placed. */
  const ids = new Map<number, string>();

  before(async () => {
    const session = await register(shop());
    ada = bearer(session.access_token);
    customer = session.customer.id;
    const product = await storedProduct(shop().db, { price_cents: 10_00, stock_quantity: 1_000 });
    const orders: Placed[] = [
      ['ann@example.com', 3, 'pending', 'unpaid', 1, 9],
      ['Ann@Example.com', 1, 'shipped', 'paid', 2, 5],
      ['bob@example.com', 5, 'cancelled', 'refunded', 3, 4],
      ['ada@example.com', 2, 'pending', 'paid', 4, 4],
      ['ada@example.com', 4, 'shipped', 'paid', 5, 6],
    ];
    for (const [
      index,
      [customer_email, quantity, status, payment_status, created, updated],
    ] of orders.entries()) {
      const { order } = await placedOrder(shop().db, {
        ...{ customer_name: 'Ann', customer_email, shipping_address: 'Here' },
        ...{ customer_id: index >= 3 ? customer : 0, items: [{ product_id: product.id, quantity }] },
      });
      ids.set(order.id, 'abcde'.charAt(index));
      const stored = { status, payment_status, created_at: day(created), updated_at: day(updated) };
      await shop().db.transaction((trx) =>
        Order.objects(trx)
          .where({ id: order.id })
          .update(stored as never),
      );
    }
  });

  const letters = (orders: { id: number }[]): string => orders.map(({ id }) => ids.get(id)).join('');
  const listed = async (query: string, path = '/api/orders/', headers = {}): Promise<string> => {
    const { status, body } = await shop().get(`${path}?${query}`, headers);
    expect(status, JSON.stringify(body)).to.equal(200);
    return letters(body.orders);
  };

  const FILTERS: [string, string][] = [
    ['', 'edcba'],
    ['status=shipped', 'eb'],
    ['payment_status=paid', 'edb'],
    ['payment_status=paid&status=pending', 'd'],
    ['created_after=2026-03-02T12:00:00Z&created_before=2026-03-04T12:00:00Z', 'cb'],
    ['created_before=2026-03-02T13:00:00+01:00', 'a'],
    ['updated_after=2026-03-05T00:00:00Z&ordering=updated_at', 'bea'],
    ['ordering=total_amount', 'bdaec'],
    ['ordering=-total_amount', 'ceadb'],
    ['ordering=updated_at,created_at', 'cdbea'],
    ['ordering=created_at&page_size=3', 'abc'],
  ];
  for (const [query, expected] of FILTERS) {
    it(`?${query}`, async () => {
      expect(await listed(query)).to.equal(expected);
      const own = [...expected].filter((letter) => 'de'.includes(letter)).join('');
      const rest = query.replace('&page_size=3', '');
      if (rest === query) expect(await listed(query, '/api/orders/mine/', ada)).to.equal(own);
      const anns = [...expected].filter((letter) => 'ab'.includes(letter)).join('');
      expect(await listed(query, '/api/orders/customer/ANN@example.com/')).to.equal(anns);
    });
  }

  it('orders of a customer, by account or by address', async () => {
    expect(await listed(`customer_id=${customer}`)).to.equal('ed');
    expect(await listed('customer_id=99999')).to.equal('');
    expect(await listed('customer_email=ANN%40example.com')).to.equal('ba');
    expect(await listed('customer_email=ann%40example.com&status=pending')).to.equal('a');
    expect(await listed('customer_email=nobody%40example.com')).to.equal('');
  });

  it('a customer’s own list has no filter for customers', async () => {
    for (const name of ['customer_id', 'customer_email']) {
      const { status, body } = await shop().get(`/api/orders/mine/?${name}=1`, ada);
      expect([status, body.details[0].field]).to.deep.equal([400, name]);
    }
  });

  const REFUSED: [string, string][] = [
    ['status=lost', 'status'],
    ['payment_status=late', 'payment_status'],
    ['customer_id=-1', 'customer_id'],
    ['customer_email=nobody', 'customer_email'],
    ['created_before=2026-03-04', 'created_before'],
    ['ordering=customer_name', 'ordering'],
  ];
  for (const [query, field] of REFUSED) {
    it(`refuses ?${query}`, async () => {
      const { status, body } = await shop().get(`/api/orders/?${query}`);
      expect([status, body.details.map((each: { field: string }) => each.field)]).to.deep.equal([
        400,
        [field],
      ]);
    });
  }

  it('tokens go through all orders in each order, also where rows are equal', async () => {
    for (const query of [
      'payment_status=paid',
      'ordering=updated_at',
      'ordering=-updated_at,-total_amount',
    ]) {
      const all = await listed(query);
      let [seen, address] = ['', `/api/orders/?page_size=1&${query}`];
      while (address !== '') {
        const { body, headers } = await shop().get(address);
        expect(body.total_count).to.equal(all.length);
        seen += letters(body.orders);
        address = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
      }
      expect(seen, query).to.equal(all);
    }
  });

  it('gRPC clients have the same filters and orders', async () => {
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const asked = {
      ...{ payment_status: 'paid', created_after: day(2), created_before: day(6), updated_after: day(4) },
      ordering: ['total_amount'],
    };
    try {
      const request = toMessage(pb.ListOrdersRequest, { ...asked, customer_id: customer, status: 'shipped' });
      const own = fromMessage(await call(client, (stub) => stub.listOrders, request));
      expect([letters(own.orders), own.total_count]).to.deep.equal(['e', 1]);
      const ofEmail = { ...asked, customer_email: 'ADA@example.com' };
      const fields = toMessage(pb.GetOrdersByCustomerRequest, ofEmail);
      const found = fromMessage(await call(client, (stub) => stub.getOrdersByCustomer, fields));
      expect(letters(found.orders)).to.equal('de');
    } finally {
      client.close();
    }
  });
});
