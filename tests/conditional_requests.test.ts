// ETag, If-None-Match and If-Match: every single resource has a strong validator, and nobody overwrites
// what they have not seen.
import { expect } from 'chai';
import { bearer, register } from '../testing/makers/customers.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { updateOrderDetails, updateOrderItems } from '../orders/order_edits.js';
import { makeThings, type Things } from '../testing/makers/things.js';
import { makeProduct } from '../testing/makers/products.js';

type Headers = Record<string, string>;

onEachDatabase('conditional requests', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let ada: Headers = {};
  let customer = 0;
  let things: Things;
  before(async () => {
    const session = await register(shop());
    ada = bearer(session.access_token);
    customer = session.customer.id;
  });
  beforeEach(async () => {
    things = await makeThings(shop().db, customer);
  });

  const read = async (path: string, headers: Headers = {}) => {
    const answer = await shop().get(path, headers);
    return { ...answer, tag: answer.headers.get('etag') ?? '' };
  };
  const place = (product_id: number, quantity = 1) =>
    shop().send('POST', '/api/orders/', { ...things.order, items: [{ product_id, quantity }] });

  it('a tag is strong, answers If-None-Match with 304, and is in the HEAD too', async () => {
    const mine = { 'X-Cart-Token': things.cart_token };
    const single: [string, Headers][] = [
      [`/api/products/${things.product_id}/`, {}],
      [`/api/products/${things.product_id}/stock/`, {}],
      [`/products/${things.product_id}`, {}],
      [`/api/orders/${things.order_id}/`, {}],
      [`/api/invoices/${things.invoice_id}/`, {}],
      [`/api/payments/transactions/${things.transaction_id}/`, {}],
      [`/api/recommendations/${things.recommendation_id}/`, {}],
      [`/api/customers/${customer}/`, {}],
      ['/api/customers/me/', ada],
      ['/api/cart/', { ...mine, Authorization: '' }],
    ];
    for (const [path, headers] of single) {
      const { status, tag } = await read(path, headers);
      expect(status, path).to.equal(200);
      expect(tag, path).to.match(/^"(\d+-)?[\w-]{22}"$/);
      for (const known of [tag, `"x", ${tag}`, `W/${tag}`, '*']) {
        for (const method of ['GET', 'HEAD']) {
          const again = await shop().send(method, path, undefined, { ...headers, 'If-None-Match': known });
          expect([again.status, again.body], `${method} ${path} ${known}`).to.deep.equal([304, '']);
          expect(again.headers.get('etag')).to.equal(tag);
        }
      }
      const other = await shop().get(path, { ...headers, 'If-None-Match': '"1", "x"' });
      expect(other.status, path).to.equal(200);
      const head = await shop().send('HEAD', path, undefined, headers);
      expect([head.status, head.headers.get('etag')], path).to.deep.equal([200, tag]);
    }
    const pdf = await read(`/api/invoices/${things.invoice_id}/pdf/`);
    expect(pdf.tag).to.match(/^"[\w-]{22}"$/);
    const known = { 'If-None-Match': pdf.tag };
    expect((await shop().get(`/api/invoices/${things.invoice_id}/pdf/`, known)).status).to.equal(304);
  });

  it('every change of a product raises its version and changes its tag', async () => {
    const { product_id: id } = things;
    const path = `/api/products/${id}/`;
    let order = 0;
    const changes: [string, () => Promise<{ status: number }>][] = [
      [
        'a sale',
        async () => {
          const placed = await place(id, 3);
          order = placed.body.order.id;
          return placed;
        },
      ],
      ['a cancellation', () => shop().send('POST', `/api/orders/${order}/cancel/`)],
      ['a stock that is set', () => shop().send('PUT', `${path}stock/`, { stock: 50 })],
      ['a stock that is moved', () => shop().send('POST', `${path}stock/`, { delta: -1 })],
      ['a price', () => shop().send('PUT', path, { price: 3 })],
      ['stock and name together', () => shop().send('PUT', path, { stock_quantity: 5, name: 'Cup' })],
      ['archiving', () => shop().send('PATCH', path, { archived: true })],
      ['bringing it back', () => shop().send('PATCH', path, { archived: false })],
    ];
    const seen = new Set([(await read(path)).tag]);
    let version = 1;
    for (const [what, change] of changes) {
      expect((await change()).status, what).to.be.oneOf([200, 201]);
      version += 1;
      const { body, tag } = await read(path);
      expect(body.version, what).to.equal(version);
      expect(seen.has(tag), what).to.equal(false);
      seen.add(tag);
    }
    const before = await read(path);
    await shop().send('POST', `${path}stock/`, { delta: 0 });
    await shop().send('PUT', `${path}stock/`, { stock: before.body.stock_quantity });
    await shop().send('PUT', path, { price: 3 });
    expect((await read(path)).body).to.deep.equal(before.body);
  });

  it('the tag changes with the body also where the row stays', async () => {
    const path = `/api/products/${things.product_id}/`;
    const before = await read(path);
    await shop().db.transaction((trx) =>
      trx('products_category').where({ slug: 'home' }).update({ name: 'House' }),
    );
    const renamed = await read(path);
    expect([renamed.body.category_name, renamed.body.version]).to.deep.equal(['House', 1]);
    expect(renamed.tag).to.not.equal(before.tag);
    const { CURRENCY } = settings;
    try {
      settings.CURRENCY = 'EUR';
      expect((await read(path)).tag).to.not.equal(renamed.tag);
    } finally {
      settings.CURRENCY = CURRENCY;
    }
  });

  it('every change of an order raises its version and changes its tag', async () => {
    const { order_id: id } = things;
    const path = `/api/orders/${id}/`;
    const { db } = shop();
    const item = (await read(path)).body.items[0].product_id as number;
    const lines = await db.read('orders_orderitem').where({ order_id: id }).select('id');
    const changes: [string, () => Promise<unknown>][] = [
      ['the address', () => updateOrderDetails(db, id, { shipping_address: 'Elsewhere' })],
      [
        'its items',
        () => updateOrderItems(db, id, [{ id: lines[0].id, product_id: item, quantity: 2, deleted: false }]),
      ],
      ['its status', () => shop().send('PATCH', `${path}status/`, { status: 'processing' })],
      ['a payment', () => shop().send('POST', '/api/payments/transactions/', { order_id: id }, ada)],
      ['a cancellation', () => shop().send('POST', `${path}cancel/`)],
    ];
    await shop().send('PATCH', `${path}status/`, { status: 'pending' });
    let { version } = (await read(path)).body;
    expect(version).to.equal(1);
    const seen = new Set([(await read(path)).tag]);
    for (const [what, change] of changes) {
      await change();
      const { body, tag } = await read(path);
      expect(body.version, what).to.be.above(version);
      expect(seen.has(tag), what).to.equal(false);
      ({ version } = body);
      seen.add(tag);
    }
  });

  /** Each request that writes one resource: what it writes, and the resource that it must match. */
  const writes: [string, string, (things: Things) => [string, string, unknown?]][] = [
    ['PUT', 'a product', ({ product_id }) => [`/api/products/${product_id}/`, '', { price: 7 }]],
    ['PATCH', 'a product', ({ product_id }) => [`/api/v1/products/${product_id}/`, '', { price: 7 }]],
    ['DELETE', 'a product', ({ product_id }) => [`/api/products/${product_id}/`, '']],
    ['PUT', 'a stock', ({ product_id }) => [`/api/products/${product_id}/`, 'stock/', { stock: 9 }]],
    ['POST', 'a stock', ({ product_id }) => [`/api/products/${product_id}/`, 'stock/', { delta: 9 }]],
    [
      'PUT',
      'a stock, the older way',
      ({ product_id }) => [`/products/${product_id}`, '/stock', { stock: 9 }],
    ],
    ['PATCH', 'a status', ({ order_id }) => [`/api/orders/${order_id}/`, 'status/', { status: 'shipped' }]],
    [
      'POST',
      'a cancelled piece',
      ({ order_id, item_id }) => [`/api/orders/${order_id}/`, `items/${item_id}/cancel/`, { quantity: 1 }],
    ],
    ['POST', 'a cancellation', ({ order_id }) => [`/api/orders/${order_id}/`, 'cancel/']],
    [
      'PUT',
      'a recommendation',
      ({ recommendation_id: id, order }) => [
        `/api/recommendations/${id}/`,
        '',
        { recommended_product_id: order.items[0]?.product_id, position: 1 },
      ],
    ],
    ['DELETE', 'a recommendation', ({ recommendation_id: id }) => [`/api/recommendations/${id}/`, '']],
    ['PATCH', 'a customer', () => ['/api/customers/me/', '', { phone: String(Math.random()) }]],
  ];
  for (const [method, what, of] of writes) {
    it(`${method} of ${what} honours If-Match`, async () => {
      const [resource, suffix, body] = of(things);
      const who = resource.includes('/me/') ? ada : {};
      const { tag, body: before } = await read(resource, who);
      const send = (match: string) =>
        shop().send(method, resource + suffix, body, { ...who, 'If-Match': match });
      for (const stale of ['"0"', '"other"', `W/${tag}`, `"a", W/${tag} , "b,c"`]) {
        const { status, body: refused } = await send(stale);
        expect(status, stale).to.equal(412);
        if (resource.startsWith('/api/')) expect(refused.code).to.equal('version_mismatch');
      }
      for (const malformed of ['1', tag.slice(1), '', '"a" "b"', `*, ${tag}`, 'W/', '"a"b', ',']) {
        const { status, body: refused } = await send(malformed);
        if (resource.startsWith('/api/')) {
          expect([status, refused.details?.[0]?.field], malformed).to.deep.equal([400, 'If-Match']);
        } else expect([status, refused.detail[0].loc]).to.deep.equal([422, ['header', 'If-Match']]);
      }
      expect((await read(resource, who)).body).to.deep.equal(before);
      expect((await send(`"other",, ${tag}`)).status).to.be.oneOf([200, 204]);
    });
  }

  it('* matches whatever is there, and what is not there is 404', async () => {
    const any = { 'If-Match': '*' };
    const path = `/api/products/${things.product_id}/`;
    expect((await shop().send('PUT', path, { price: 8 }, any)).status).to.equal(200);
    expect((await shop().send('DELETE', path, undefined, any)).status).to.equal(200);
    for (const match of ['*', '"1"']) {
      const gone = await shop().send('PUT', path, { price: 9 }, { 'If-Match': match });
      expect([gone.status, gone.body.code], match).to.deep.equal([404, 'not_found']);
    }
  });

  it('a stale write does not sell stock twice', async () => {
    const id = await makeProduct(shop(), { name: 'Mug', price: 5, stock_quantity: 10 });
    const path = `/api/products/${id}/`;
    const { tag } = await read(path);
    expect((await place(id, 3)).status).to.equal(201);
    for (const match of ['"1"', tag]) {
      const late = await shop().send('PUT', path, { stock_quantity: 10 }, { 'If-Match': match });
      expect([late.status, late.body.code], match).to.deep.equal([412, 'version_mismatch']);
    }
    expect((await read(path)).body).to.include({ stock_quantity: 7, version: 2 });
    expect((await shop().send('PUT', path, { price: 6 }, { 'If-Match': '"2"' })).status).to.equal(200);
  });

  it('the tag is compared in the transaction that writes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await makeProduct(shop(), { name: 'Mug', price: 5, stock_quantity: 10 });
      const path = `/api/products/${id}/`;
      const { tag } = await read(path);
      const [put, sold] = await Promise.all([
        shop().send('PUT', path, { stock_quantity: 20 }, { 'If-Match': tag }),
        place(id, 3),
      ]);
      expect(sold.status).to.equal(201);
      const { stock_quantity } = (await read(path)).body;
      expect([put.status, stock_quantity]).to.deep.be.oneOf([
        [200, 17],
        [412, 7],
      ]);
    }
  });
});
