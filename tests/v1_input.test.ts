// What the Python system accepted and its clients still send: numbers as text, posted forms, null for an
// optional text, empty fields in a PUT, and pages below the first.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { fromMessage, toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { type Answer, useShop } from '../testing/shop.js';
import { signInStaff } from '../testing/makers/staff.js';
import ordersGrpc from '../protos/generated/orders_grpc_pb.js';
import orders from '../protos/generated/orders_pb.js';
import productsGrpc from '../protos/generated/products_grpc_pb.js';
import products from '../protos/generated/products_pb.js';
import { ANN } from '../testing/makers/contacts.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const LAMP = { name: 'Lamp', description: 'Bright', price: 10.5, stock_quantity: 50, category: 'home' };

onEachDatabase('input that the first system took', (dialect) => {
  const shop = useShop(dialect);
  let id = 0;
  beforeEach(async () => {
    id = (await shop().send('POST', '/api/v1/products/', LAMP)).body.product.id;
  });

  const post = (fields: object) => shop().send('POST', '/api/products/', { ...LAMP, ...fields });
  const put = (fields: unknown, headers?: Record<string, string>) =>
    shop().send('PUT', `/api/products/${id}/`, fields, headers);
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

  function expectRefused(answer: Answer, field: string, what: string): void {
    expect([answer.status, answer.body.code], what).to.deep.equal([400, 'invalid']);
    expect(answer.body.details[0]?.field, what).to.equal(field);
  }

  describe('numbers as text', () => {
    it('in a product', async () => {
      const made = await post({ price: '10.50', stock_quantity: '7' });
      expect([made.status, made.body.product?.price, made.body.product?.stock_quantity]).to.deep.equal([
        201, 10.5, 7,
      ]);
      for (const method of ['PUT', 'PATCH']) {
        const changed = await shop().send(method, `/api/products/${id}/`, { price: ' 899 ' });
        expect([changed.status, changed.body.product?.price]).to.deep.equal([200, 899]);
      }
    });

    it('in an order', async () => {
      for (const items of ['items', 'order_items']) {
        const placed = await shop().send('POST', '/api/orders/', {
          ...ANN,
          [items]: [{ product_id: String(id), quantity: '2' }],
        });
        expect(placed.status).to.equal(201);
        expect(placed.body.order.items[0]).to.include({ product_id: id, quantity: 2, subtotal: 21 });
      }
    });

    const BAD_NUMBERS: [string, unknown][] = [
      ...['NaN', 'Infinity', '', ' ', 'abc', '10,50', '0x10', '1e2', '-1', '0', '1.005', '1e400'].map(
        (text): [string, unknown] => ['price', text],
      ),
      ...[true, [10], {}, null, 1.005, -1].map((value): [string, unknown] => ['price', value]),
      ...['1.5', '-1', 'two', '99999999999999999999'].map((text): [string, unknown] => [
        'stock_quantity',
        text,
      ]),
      ['stock_quantity', true],
      ['stock_quantity', null],
    ];
    for (const [field, value] of BAD_NUMBERS) {
      it(`but not ${field} = ${JSON.stringify(value)}`, async () => {
        expectRefused(await post({ [field]: value }), field, 'POST');
      });
    }

    it('and not where the first system had no address', async () => {
      expectRefused(await shop().send('PUT', `/api/products/${id}/stock/`, { stock: '5' }), 'stock', 'stock');
      expectRefused(
        await shop().send('POST', '/api/cart/', { product_id: '1', quantity: 1 }),
        'product_id',
        'cart',
      );
    });
  });

  it('null is an empty text where the text is optional', async () => {
    const made = await post({ description: null, category: null });
    expect([made.status, made.body.product?.description, made.body.product?.category]).to.deep.equal([
      201,
      '',
      'other',
    ]);
    const changed = await shop().send('PATCH', `/api/products/${id}/`, { description: null });
    expect([changed.status, changed.body.product?.description]).to.deep.equal([200, '']);
    expectRefused(await post({ name: null }), 'name', 'POST');
    expectRefused(await shop().send('PATCH', `/api/products/${id}/`, { name: null }), 'name', 'PATCH');
    expectRefused(await shop().send('PATCH', `/api/products/${id}/`, { name: '' }), 'name', 'PATCH');
    const order = { ...ANN, items: [{ product_id: id, quantity: 1 }] };
    expectRefused(
      await shop().send('POST', '/api/orders/', { ...order, customer_name: null }),
      'customer_name',
      'order',
    );
  });

  it('PUT leaves alone what is empty or null', async () => {
    for (const empty of ['', null]) {
      const fields = Object.fromEntries(Object.keys(LAMP).map((name) => [name, empty]));
      const answer = await put(fields);
      expect(answer.status).to.equal(200);
      expect(answer.body.product).to.deep.include(LAMP);
      expect((await put({ ...fields, price: 12 })).body.product).to.deep.include({ ...LAMP, price: 12 });
      await put(LAMP);
    }
    expectRefused(await put({ name: '  ' }), 'name', 'PUT');
  });

  it('unknown categories and statuses stay refused', async () => {
    expectRefused(await post({ category: 'unknown' }), 'category', 'POST');
    expectRefused(await put({ category: 'unknown' }), 'category', 'PUT');
    expect((await shop().get('/api/products/?category=unknown')).status).to.equal(400);
    expect((await shop().get('/api/orders/?status=unknown')).status).to.equal(400);
  });

  describe('forms', () => {
    it('make and change a product', async () => {
      const fields = {
        name: 'Möbel & mehr',
        description: 'a=b',
        price: '10.50',
        stock_quantity: '7',
        category: 'home',
      };
      const made = await shop().send('POST', '/api/v1/products/', form(fields), FORM);
      expect(made.status).to.equal(201);
      expect(made.body.product).to.include({ ...fields, price: 10.5, stock_quantity: 7 });
      const changed = await put('name=&price=9', {
        'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      });
      expect(changed.body.product).to.include({ name: 'Lamp', price: 9 });
    });

    it('place an order, its items as JSON text, move it and cancel it', async () => {
      for (const name of ['items', 'order_items']) {
        const items = JSON.stringify([{ product_id: id, quantity: '2' }]);
        const placed = await shop().send('POST', '/api/orders/', form({ ...ANN, [name]: items }), FORM);
        expect(placed.status).to.equal(201);
        expect(placed.body.order.items[0]).to.include({ product_id: id, quantity: 2 });
        const order = `/api/orders/${placed.body.order.id}`;
        const moved = await shop().send('PATCH', `${order}/status/`, 'status=processing', FORM);
        expect([moved.status, moved.body.order?.status]).to.deep.equal([200, 'processing']);
        expect((await shop().send('POST', `${order}/cancel/`, 'x=1', FORM)).status).to.equal(200);
      }
    });

    it('are checked as JSON is', async () => {
      const send = (body: string) => shop().send('POST', '/api/products/', body, FORM);
      for (const price of ['NaN', 'true', '-1', '1.005', '']) {
        expectRefused(await send(form({ name: 'x', price })), 'price', price);
      }
      expectRefused(await send('name=x&name=y&price=1'), 'name', 'twice');
      expectRefused(await send('name=%FF&price=1'), 'name', 'no UTF-8');
      expectRefused(await send('name=x&price=1&__proto__=1'), '__proto__', 'a forbidden key');
      expect((await send('')).status).to.equal(400);
      const place = (items: string) => shop().send('POST', '/api/orders/', form({ ...ANN, items }), FORM);
      expectRefused(await place('none'), 'items', 'no JSON');
      expectRefused(await place('{"__proto__": 1}'), 'items.__proto__', 'a forbidden key');
      expectRefused(await place('['.repeat(10_000) + ']'.repeat(10_000)), 'body', 'endless nesting');
      const large = await send(form({ name: 'x'.repeat(300_000), price: '1' }));
      expect([large.status, large.body.code]).to.deep.equal([413, 'too_large']);
    });

    it('are refused where the first system had no address, and in other encodings', async () => {
      for (const [method, path] of [
        ['PUT', `/api/products/${id}/stock/`],
        ['POST', '/api/categories/'],
        ['POST', '/api/cart/'],
        ['POST', '/api/customers/login/'],
      ] as const) {
        const { status, body } = await shop().send(method, path, 'stock=1', FORM);
        expect([status, body.code], path).to.deep.equal([415, 'unsupported_media_type']);
      }
      const older = await shop().send('PUT', `/products/${id}/stock`, 'stock=1', FORM);
      expect([older.status, Object.keys(older.body)]).to.deep.equal([415, ['detail']]);
      const latin = { 'Content-Type': 'application/x-www-form-urlencoded; charset=iso-8859-1' };
      expect((await put('name=x', latin)).status).to.equal(415);
      expect((await put('name=x', { 'Content-Type': 'multipart/form-data; boundary=x' })).status).to.equal(
        415,
      );
    });

    it('of another site are refused, as browsers tell by Origin or Sec-Fetch-Site', async () => {
      const order = form({ ...ANN, items: JSON.stringify([{ product_id: id, quantity: 1 }]) });
      const place = (headers: Record<string, string>) =>
        shop().send('POST', '/api/orders/', order, { ...FORM, ...headers });
      for (const headers of [
        { Origin: 'http://evil.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
      ]) {
        const { status, body } = await place(headers);
        expect([status, body.code], JSON.stringify(headers)).to.deep.equal([403, 'forbidden']);
      }
      for (const headers of [{}, { Origin: shop().url }, { 'Sec-Fetch-Site': 'same-origin' }]) {
        expect((await place(headers)).status, JSON.stringify(headers)).to.equal(201);
      }
    });

    it('need the CSRF token of a session that staff are known by', async () => {
      settings.API_ACCESS = 'protected';
      try {
        const browser = await signInStaff(shop());
        const fields = { name: 'Mug', price: '3' };
        const forged = await browser.post('/api/products/', { ...fields, csrfmiddlewaretoken: 'forged' });
        expect(forged.status).to.equal(401);
        expect((await browser.post('/api/products/', fields)).status).to.equal(201);
      } finally {
        settings.API_ACCESS = 'open';
      }
    });
  });

  describe('pages below the first', () => {
    it('over REST', async () => {
      for (const path of ['/api/products/', '/api/products/search/', '/api/orders/']) {
        const plain = (await shop().get(path)).body;
        for (const query of ['page=-1', 'page=0', 'page=-1&page_size=-5', 'page_size=0']) {
          const answer = await shop().get(`${path}?${query}`);
          expect([answer.status, answer.body], `${path}?${query}`).to.deep.equal([200, plain]);
        }
        expect(plain.page).to.equal(1);
      }
      expect((await shop().get('/api/products/?page=-99999999999')).status).to.equal(400);
      expect((await shop().get('/api/products/?page=abc')).status).to.equal(400);
    });

    it('over gRPC', async () => {
      const catalogue = new productsGrpc.ProductServiceClient(
        settings.PRODUCTS_ADDRESS,
        credentials.createInsecure(),
      );
      const placed = new ordersGrpc.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
      for (const below of [{ page: -1 }, { page: -1, page_size: -5 }]) {
        const list = toMessage(products.ListProductsRequest, below);
        const page = fromMessage(await call(catalogue, (stub) => stub.listProducts, list));
        expect([page.page, page.page_size]).to.deep.equal([1, 10]);
        const search = toMessage(products.SearchProductsRequest, below);
        expect(fromMessage(await call(catalogue, (stub) => stub.searchProducts, search)).page).to.equal(1);
        const all = toMessage(orders.ListOrdersRequest, below);
        expect(fromMessage(await call(placed, (stub) => stub.listOrders, all)).page).to.equal(1);
      }
      catalogue.close();
      placed.close();
    });
  });
});
