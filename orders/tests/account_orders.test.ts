// Orders of signed-in customers: what the account fills in, GET /api/orders/mine/ and WatchOrder.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { ADA, bearer, register, type SessionBody } from '../../testing/makers/customers.js';
import { toMessage } from '../../framework/grpc/codec.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import grpcPb from '../../protos/generated/orders_grpc_pb.js';
import pb from '../../protos/generated/orders_pb.js';
import { makeProduct } from '../../testing/makers/products.js';

onEachDatabaseInOrder("a customer's orders", (dialect) => {
  const shop = useShop(dialect);
  let [product, ada, bob]: [number, SessionBody, SessionBody] = [0, {} as SessionBody, {} as SessionBody];

  before(async () => {
    const fields = { name: 'Mug', price: 10, stock_quantity: 100 };
    product = await makeProduct(shop(), fields);
    ada = await register(shop());
    bob = await register(shop(), { email: 'bob@example.com', password: ADA.password, name: 'Bob' });
  });
  const order = (session: SessionBody, body: object = {}) =>
    shop().send(
      'POST',
      '/api/orders/',
      { items: [{ product_id: product, quantity: 1 }], ...body },
      bearer(session.access_token),
    );
  const mine = (session: SessionBody, query = '') =>
    shop().get(`/api/orders/mine/${query}`, bearer(session.access_token));

  it('carry the account, and take name, e-mail and address from it', async () => {
    const placed = await order(ada);
    expect(placed.status).to.equal(201);
    expect(placed.body.order).to.deep.include({
      customer_id: ada.customer.id,
      customer_name: ADA.name,
      customer_email: ADA.email,
      shipping_address: ADA.shipping_address,
    });
  });

  it('carry what the customer says instead', async () => {
    const placed = await order(ada, { customer_name: 'A. Lovelace', shipping_address: 'Elsewhere 1' });
    expect(placed.body.order).to.deep.include({
      customer_id: ada.customer.id,
      customer_name: 'A. Lovelace',
      customer_email: ADA.email,
      shipping_address: 'Elsewhere 1',
    });
  });

  it('need the address that the account does not have', async () => {
    const refused = await order(bob);
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([{ field: 'shipping_address', message: 'is required' }]);
  });

  it('are known by their key as they were sent, whatever the account has become since', async () => {
    const eve = await register(shop(), { ...ADA, email: 'eve@example.com' });
    const keyed = (body: object = {}) => {
      const headers = { ...bearer(eve.access_token), 'Idempotency-Key': 'once' };
      return shop().send(
        'POST',
        '/api/orders/',
        { items: [{ product_id: product, quantity: 1 }], ...body },
        headers,
      );
    };
    const first = await keyed();
    const moved = { shipping_address: 'Moved 2' };
    const me = await shop().send('PATCH', '/api/customers/me/', moved, bearer(eve.access_token));
    expect(me.body.shipping_address).to.equal('Moved 2');
    const again = await keyed();
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect((await keyed(moved)).body.code).to.equal('idempotency_mismatch');
  });

  it('cannot be put on another account', async () => {
    const placed = await order(bob, { shipping_address: 'Here', customer_id: ada.customer.id });
    expect(placed.body.order.customer_id).to.equal(bob.customer.id);
  });

  it('are listed newest first, page by page, and nobody else’s', async () => {
    const anonymous = {
      ...{ customer_name: 'John', customer_email: ADA.email, shipping_address: 'Main St' },
      items: [{ product_id: product, quantity: 1 }],
    };
    await shop().send('POST', '/api/orders/', anonymous);
    const third = (await order(ada)).body.order.id;
    const first = await mine(ada, '?page_size=2');
    expect(first.status).to.equal(200);
    expect(Object.keys(first.body)).to.deep.equal(['orders', 'next_page_token']);
    expect(first.body.orders[0].id).to.equal(third);
    const rest = await mine(ada, `?page_size=2&page_token=${first.body.next_page_token}`);
    const all = [...first.body.orders, ...rest.body.orders];
    expect(all.map((listed: { customer_id: number }) => listed.customer_id)).to.deep.equal(
      Array(3).fill(ada.customer.id),
    );
    expect(rest.body.next_page_token).to.equal('');
  });

  it('need a sign-in', async () => {
    expect((await shop().get('/api/orders/mine/')).status).to.equal(401);
    expect((await shop().get('/api/orders/mine/', bearer('no token'))).status).to.equal(401);
  });

  it('appear in WatchOrder with their account', async () => {
    const { id } = (await order(ada)).body.order;
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const stream = client.watchOrder(toMessage(pb.GetOrderRequest, { id }));
    const customer = await new Promise<number>((resolve) => {
      stream.once('data', (message: { getCustomerId(): number }) => resolve(message.getCustomerId()));
    });
    stream.on('error', () => undefined); // the cancelling below
    stream.cancel();
    client.close();
    expect(customer).to.equal(ada.customer.id);
  });
});
