// Lists as long as existing clients read them at once: 1,000 orders, also when each has 100 lines.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { now } from '../../framework/db/database.js';
import { type Fields, fromMessage, toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { call } from '../../testing/grpc.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { Order, OrderItem } from '../models.js';
import { makeProduct } from '../../testing/makers/products.js';

/** With it, 1,000 orders of 100 lines have 7 MB. */
const LONG_NAME = 'A product with a name of forty characters';

onEachDatabase('long lists of orders', (dialect) => {
  const shop = useShop(dialect);
  let client: InstanceType<typeof grpcPb.OrderServiceClient>;
  let product = 0;

  before(async () => {
    client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    product = await makeProduct(shop(), { name: 'Pen', price: 1 });
    await makeOrders('few@example.com', 130, 1, 'Pen');
    await makeOrders('many@example.com', 1_005, 1, 'Pen');
  });
  after(() => client.close());

  /** Written as one statement each: placing 1,000 orders takes a while. */
  async function makeOrders(customer_email: string, count: number, lines: number, product_name: string) {
    await shop().db.transaction(async (trx) => {
      const at = now();
      const contact = { customer_name: 'Ann', customer_email, shipping_address: 'Here' };
      const row = {
        ...contact,
        status: 'pending',
        payment_status: 'unpaid',
        total_cents: 100 * lines,
        currency: 'USD',
      };
      const made = await trx.batchInsert(
        Order.table,
        Array.from({ length: count }, () => ({ ...row, search_text: '', created_at: at, updated_at: at })),
        500,
      );
      expect(made).not.to.be.empty;
      const ids = (await Order.objects(trx).where({ customer_email }).select('id')).map(({ id }) => id);
      await trx.raw(
        `INSERT INTO ${OrderItem.table} (order_id, product_id, product_name, quantity, price_cents, subtotal_cents, currency)
         WITH RECURSIVE line(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM line WHERE number < ?)
         SELECT id, ?, ?, 1, 100, 100, 'USD' FROM ${Order.table} CROSS JOIN line WHERE id BETWEEN ? AND ?`,
        [lines, product, product_name, Math.min(...ids), Math.max(...ids)],
      );
    });
  }

  const ofCustomer = async (fields: Fields<typeof pb.GetOrdersByCustomerRequest>) => {
    const request = toMessage(pb.GetOrdersByCustomerRequest, fields);
    return fromMessage(await call(client, (stub) => stub.getOrdersByCustomer, request));
  };

  it('130 orders of one address come at once, over REST and gRPC', async () => {
    const rest = await shop().get('/api/orders/customer/few@example.com/');
    expect(rest.body.orders).to.have.length(130);
    expect(rest.body).to.include({ total_count: 130, page_size: 130, next_page_token: '' });
    const page = await ofCustomer({ customer_email: 'few@example.com' });
    expect(page.orders).to.have.length(130);
    expect(page).to.include({ total_count: 130, page: 1, page_size: 130, next_page_token: '' });
  });

  it('beyond 1,000 the answer says so, and its token gives the rest', async () => {
    const path = '/api/orders/customer/many@example.com/';
    const first = await shop().get(path);
    expect(first.body.orders).to.have.length(1_000);
    expect(first.body).to.include({ total_count: 1_005, page_size: 1_000 });
    const rest = await shop().get(`${path}?page_token=${encodeURIComponent(first.body.next_page_token)}`);
    expect(rest.body.orders).to.have.length(5);
    expect(rest.body).to.include({ total_count: 1_005, page_size: 5, next_page_token: '' });

    const page = await ofCustomer({ customer_email: 'many@example.com' });
    expect([page.orders.length, page.page_size]).to.deep.equal([1_000, 1_000]);
    const { next_page_token: page_token } = page;
    const last = await ofCustomer({ customer_email: 'many@example.com', page_token });
    expect([last.orders.length, last.next_page_token]).to.deep.equal([5, '']);
  });

  it('pages of 1,000 have every order once', async () => {
    const pages = [];
    for (const page of [1, 2])
      pages.push((await shop().get(`/api/orders/?page=${page}&page_size=1000`)).body);
    expect(pages[0].page_size).to.equal(1_000);
    const ids = pages.flatMap(({ orders }) => orders.map(({ id }: { id: number }) => id));
    expect(new Set(ids).size).to.equal(1_135);
    expect(ids).to.have.length(1_135);
    const capped = await shop().get('/api/orders/?page_size=1001');
    expect([capped.body.orders.length, capped.body.page_size]).to.deep.equal([1_000, 1_000]);
  });

  describe('with 100 lines each', function () {
    this.timeout(180_000);
    const customer_email = 'heavy@example.com';
    before(() => makeOrders(customer_email, 1_000, 100, LONG_NAME));

    it('REST gives all of them', async () => {
      const { status, body } = await shop().get(`/api/orders/customer/${customer_email}/`);
      expect(status).to.equal(200);
      expect(body.orders).to.have.length(1_000);
      expect(body).to.include({ page_size: 1_000, next_page_token: '' });
      for (const { items } of body.orders) expect(items).to.have.length(100);
    });

    it('gRPC gives as many as fit in 4 MiB, the default limit of clients, and the rest by token', async () => {
      const ids: number[] = [];
      const sizes: number[] = [];
      let page_token = '';
      do {
        const page = await ofCustomer({ customer_email, page_token });
        expect(page).to.include({ total_count: 1_000, page_size: page.orders.length });
        sizes.push(page.orders.length);
        ids.push(...page.orders.map(({ id }) => id));
        page_token = page.next_page_token;
      } while (page_token !== '');
      expect(sizes).to.have.length(2);
      expect(ids).to.have.length(1_000);
      expect(new Set(ids).size).to.equal(1_000);
    });
  });
});
