// Every POST of the API honours Idempotency-Key: what is sent twice under one key is done once, and answered twice.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import type { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import { onEachDatabase } from '../testing/databases.js';
import { addressesOfApps } from '../testing/app_addresses.js';
import { type Answer, useShop } from '../testing/shop.js';
import { settings } from '../ecommerce/settings.js';
import { urlpatterns } from '../ecommerce/urls.js';
import grpcPb from '../protos/generated/products_grpc_pb.js';
import pb from '../protos/generated/products_pb.js';

type Headers = Record<string, string>;

/** A request, and what there is more of once it was carried out. */
interface Case {
  path: string;
  body?: object;
  headers?: Headers;
  /** What the body says otherwise in another request. */
  otherwise?: object;
  count: (db: Database) => Promise<number>;
}

const { posts, exempt } = await addressesOfApps();
/** Why some do without. */
const EXEMPT: Record<string, string> = {
  'api/customers/register/confirm/': 'the link works once',
  'open-account/': 'a page with a form',
  'api/customers/login/': 'a repeat logs in once more, which does no harm',
  'api/customers/token/refresh/': 'a repeat must not be answered: who repeats it may have stolen the token',
  'api/customers/logout/': 'a repeat changes nothing',
  'api/customers/me/password/': 'a repeat is refused, for the old password is not right any more',
  'api/customers/password-reset/': 'a repeat sends the link once more',
  'api/customers/password-reset/confirm/': 'the link works once',
  'password-reset/': 'a page with a form',
  'email-change/': 'a page with a form',
  'api/customers/email-change/confirm/': 'the link works once',
  'api/orders/claim/': 'a repeat sends the link once more',
  'api/orders/claim/confirm/': 'tested in orders/tests/claiming.test.ts',
  'api/orders/<int:id>/items/<int:item>/cancel/': 'tested in orders/tests/item_cancellation.test.ts',
  'claim-orders/': 'a page with a form',
  'api/payments/webhooks/stripe/': 'the id of the event is its key',
  ...{ 'products/': 'see catalogue.test.ts', 'recommendations/': 'see catalogue.test.ts', ...exempt },
};

const rows =
  (table: string) =>
  async (db: Database): Promise<number> =>
    Number((await db.read(table).count({ count: '*' }).first<{ count: number }>()).count);

onEachDatabase('POST with an Idempotency-Key', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let product = 0;
  let other = 0;
  let customer: Headers = {};
  let customerId = 0;
  const guest = { Authorization: '' };

  const post = (path: string, body: object | undefined, headers: Headers = {}) =>
    shop().send('POST', path, body, headers);
  async function made(path: string, body: object, headers: Headers = {}): Promise<Answer['body']> {
    const answer = await post(path, body, headers);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const contact = () => ({
    ...{ customer_name: 'Ann Lee', customer_email: 'ann@example.com', shipping_address: '5 Elm St' },
  });
  const account = () => ({ email: `${randomUUID()}@example.com`, password: 'a longer phrase', name: 'Ann' });
  const order = (headers: Headers = customer) =>
    made('/api/orders/', { ...contact(), items: [{ product_id: product, quantity: 1 }] }, headers).then(
      (body) => body.order.id as number,
    );
  const newProduct = async (name: string): Promise<number> =>
    (await made('/api/products/', { name, price: 10, stock_quantity: 1_000 })).product.id;

  before(async () => {
    product = await newProduct('Chair');
    other = await newProduct('Desk');
    const session = await made('/api/customers/register/', { ...account(), shipping_address: '5 Elm St' });
    customer = { Authorization: `Bearer ${session.access_token}` };
    customerId = session.customer.id;
    await made('/api/payments/methods/', { provider: 'test', token: 'tok_visa' }, customer);
  });

  const cancelled = async (db: Database) => {
    const query = db.read('orders_order').where({ status: 'cancelled' });
    return Number((await query.count({ count: '*' }).first<{ count: number }>()).count);
  };
  const inCarts = async (db: Database) =>
    Number((await db.read('carts_cartitem').sum({ sum: 'quantity' }).first<{ sum: number | null }>()).sum);
  const defaultMethod = async (db: Database) =>
    (
      await db
        .read('payments_paymentmethod')
        .where({ customer_id: customerId, is_default: true })
        .first<{ id: number }>()
    ).id;

  const CASES: Record<string, () => Promise<Case>> = {
    'api/products/': () =>
      Promise.resolve({
        path: '/api/products/',
        body: { name: 'Lamp', price: 5 },
        otherwise: { name: 'Other lamp' },
        count: rows('products_product'),
      }),
    'api/products/<int:id>/stock/': () =>
      Promise.resolve({
        path: `/api/products/${product}/stock/`,
        body: { delta: -2 },
        otherwise: { delta: -3 },
        count: rows('products_stockmovement'),
      }),
    'api/categories/': () =>
      Promise.resolve({
        path: '/api/categories/',
        body: { slug: `c-${randomUUID().slice(0, 8)}`, name: 'Garden' },
        otherwise: { name: 'Other' },
        count: rows('products_category'),
      }),
    'api/orders/': () =>
      Promise.resolve({
        path: '/api/orders/',
        body: { ...contact(), items: [{ product_id: product, quantity: 1 }] },
        otherwise: { customer_name: 'Bob' },
        headers: guest,
        count: rows('orders_order'),
      }),
    'api/orders/<int:id>/cancel/': async () => ({
      ...{ path: `/api/orders/${await order()}/cancel/`, headers: customer, count: cancelled },
    }),
    'api/cart/': async () => ({
      ...{
        path: '/api/cart/',
        body: { product_id: product, quantity: 2 },
        headers: customer,
        otherwise: { quantity: 3 },
        count: inCarts,
      },
    }),
    'api/cart/checkout/': async () => {
      const cart = await made('/api/cart/', { product_id: product, quantity: 1 }, guest);
      const headers = { ...guest, 'X-Cart-Token': cart.cart_token };
      const otherwise = { customer_name: 'Bob' };
      return {
        path: '/api/cart/checkout/',
        body: contact(),
        headers,
        otherwise,
        count: rows('orders_order'),
      };
    },
    'api/customers/register/': () =>
      Promise.resolve({
        path: '/api/customers/register/',
        body: account(),
        otherwise: { password: 'another long phrase' },
        headers: guest,
        count: rows('customers_session'),
      }),
    'api/payments/methods/': () =>
      Promise.resolve({
        path: '/api/payments/methods/',
        body: { provider: 'test', token: 'tok_mastercard' },
        otherwise: { token: 'tok_visa' },
        headers: customer,
        count: rows('payments_paymentmethod'),
      }),
    'api/payments/methods/<int:id>/default/': async () => {
      const method = await made('/api/payments/methods/', { provider: 'test', token: 'tok_visa' }, customer);
      const path = `/api/payments/methods/${method.id}/default/`;
      return { path, headers: customer, count: async (db) => (await defaultMethod(db)) - method.id };
    },
    'api/payments/transactions/': async () => ({
      path: '/api/payments/transactions/',
      body: { order_id: await order() },
      otherwise: { payment_method_id: 1 },
      headers: customer,
      count: rows('payments_transaction'),
    }),
    'api/payments/transactions/<int:id>/refund/': async () => {
      const { id } = await made('/api/payments/transactions/', { order_id: await order() }, customer);
      const path = `/api/payments/transactions/${id}/refund/`;
      return { path, body: { amount: 1 }, otherwise: { amount: 2 }, count: rows('payments_transaction') };
    },
    'api/invoices/': async () => ({
      ...{
        path: '/api/invoices/',
        body: { order_id: await order() },
        headers: customer,
        otherwise: { order_id: await order() },
        count: rows('invoices_invoice'),
      },
    }),
    'api/recommendations/': () =>
      Promise.resolve({
        path: '/api/recommendations/',
        body: { product_id: product, recommended_product_id: other },
        otherwise: { position: 2 },
        count: rows('recommendations_recommendation'),
      }),
  };
  for (const [route, { table, ...bodies }] of Object.entries(posts)) {
    CASES[route] = () => Promise.resolve({ path: `/${route}`, ...bodies, count: rows(table) });
  }

  for (const { route } of urlpatterns.filter(({ methods }) => methods.POST)) {
    if (route in EXEMPT) continue;
    it(route, async () => {
      const prepare = CASES[route];
      if (!prepare) throw new Error(`Say here how ${route} is repeated, or why it needs no key.`);
      const { path, body, headers = {}, otherwise = {}, count } = await prepare();
      const keyed = { ...headers, 'Idempotency-Key': randomUUID() };
      const before = await count(shop().db);
      const first = await post(path, body, keyed);
      const once = await count(shop().db);
      expect(first.status, JSON.stringify(first.body)).to.be.oneOf([200, 201]);
      expect(first.headers.get('idempotent-replayed')).to.equal(null);
      expect(once, 'it was carried out').not.to.equal(before);
      const again = await post(path, body, keyed);
      expect(again.status).to.equal(first.status);
      expect(again.headers.get('idempotent-replayed')).to.equal('true');
      expect(withoutAccessToken(again.body)).to.deep.equal(withoutAccessToken(first.body));
      expect(await count(shop().db), 'it was carried out once').to.equal(once);
      if (!body) return;
      const changed = await post(path, { ...body, ...otherwise }, keyed);
      expect([changed.status, changed.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
    });
  }

  /** It is signed anew for the same session. */
  function withoutAccessToken(body: Answer['body']): unknown {
    const { access_token: _, ...rest } = body;
    return rest;
  }

  it('names every POST once', () => {
    const routes = urlpatterns.filter(({ methods }) => methods.POST).map(({ route }) => route);
    expect([...Object.keys(CASES), ...Object.keys(EXEMPT)]).to.have.members(routes);
  });

  it('is carried out once when ten come at the same moment', async () => {
    const count = rows('products_stockmovement');
    const before = await count(shop().db);
    const headers = { 'Idempotency-Key': randomUUID() };
    const path = `/api/products/${product}/stock/`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(path, { delta: -2 }, headers)));
    for (const { status: code, body } of answers) {
      expect([code, body]).to.deep.equal([200, answers[0]?.body]);
    }
    expect(await count(shop().db)).to.equal(before + 1);
  });

  it('belongs to one endpoint: the key of one is refused by another', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    await post(`/api/products/${product}/stock/`, { delta: 1 }, headers);
    const reused = await post('/api/categories/', { slug: 'reused', name: 'Reused' }, headers);
    expect([reused.status, reused.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
  });

  it('takes a key in any letters, and refuses one that is too long', async () => {
    const headers = { 'Idempotency-Key': 'Schlüssel' };
    const path = `/api/products/${product}/stock/`;
    expect((await post(path, { delta: 1 }, headers)).headers.get('idempotent-replayed')).to.equal(null);
    expect((await post(path, { delta: 1 }, headers)).headers.get('idempotent-replayed')).to.equal('true');
    const long = await post(path, { delta: 1 }, { 'Idempotency-Key': 'x'.repeat(256) });
    expect([long.status, long.body.details[0].field]).to.deep.equal([400, 'Idempotency-Key']);
  });

  it('over gRPC travels as metadata, and the answer says that it was replayed', async () => {
    const client = new grpcPb.ProductServiceClient(settings.PRODUCTS_ADDRESS, credentials.createInsecure());
    const adjust = (key: string, delta: number) =>
      new Promise<[number, string, number]>((resolve) => {
        const metadata = new Metadata();
        metadata.set('idempotency-key', key);
        let replayed = '';
        const request = toMessage(pb.AdjustStockRequest, { id: product, delta });
        client
          .adjustStock(request, metadata, (error, answer) =>
            resolve([error?.code ?? status.OK, replayed, answer?.getProduct()?.getStockQuantity() ?? 0]),
          )
          .on('metadata', (received) => (replayed = String(received.get('idempotent-replayed')[0] ?? '')));
      });
    const [code, replayed, stock] = await adjust('from grpc', -2);
    expect([code, replayed]).to.deep.equal([status.OK, '']);
    expect(await adjust('from grpc', -2)).to.deep.equal([status.OK, 'true', stock]);
    expect(await adjust('from grpc', -3)).to.deep.equal([status.INVALID_ARGUMENT, '', 0]);
    expect((await adjust('x'.repeat(256), -2))[0]).to.equal(status.INVALID_ARGUMENT);
    client.close();
  });
});
