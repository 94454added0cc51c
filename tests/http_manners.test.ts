// What HTTP asks of every answer: Location, compression with a tag of its own, Vary, and errors as RFC 9457 has them.
import { request as httpRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { bearer, register } from '../testing/makers/customers.js';
import { storedProduct } from '../testing/makers/products.js';
import { makeThings, type Things } from '../testing/makers/things.js';
import { useShop } from '../testing/shop.js';

interface Raw {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

onEachDatabase('manners of HTTP', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let ada: Record<string, string> = {};
  let things: Things;

  before(async () => {
    const session = await register(shop());
    ada = bearer(session.access_token);
    things = await makeThings(shop().db, session.customer.id);
    for (let index = 0; index < 10; index += 1) await storedProduct(shop().db, { name: `Lamp ${index}` });
  });

  /** The answer as it was sent, not decompressed. */
  const raw = (path: string, headers: Record<string, string>, method = 'GET'): Promise<Raw> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(shop().url + path, { method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      });
      sent.on('error', reject).end();
    });

  it('a 201 says where what was made is', async () => {
    const { product_id, other_id, order, invoice_id } = things;
    const product = await shop().send('POST', '/api/v1/products/', { name: 'Cup', price: 3 });
    expect(product.headers.get('location')).to.equal(`/api/v1/products/${product.body.product.id}/`);
    const placed = await shop().send('POST', '/api/orders/', order, ada);
    expect(placed.headers.get('location')).to.equal(`/api/orders/${placed.body.order.id}/`);
    const paid = await shop().send(
      'POST',
      '/api/payments/transactions/',
      { order_id: placed.body.order.id },
      ada,
    );
    const invoiced = await shop().send('POST', '/api/invoices/', { order_id: placed.body.order.id }, ada);
    const chosen = { product_id: other_id, recommended_product_id: product_id };
    const choice = await shop().send('POST', '/api/recommendations/', chosen);
    const item = await shop().send('POST', '/api/cart/', { product_id, quantity: 1 }, ada);
    const checkout = await shop().send('POST', '/api/cart/checkout/', {}, ada);
    const own = { ...ada };
    for (const [made, headers] of [
      [product],
      [placed, own],
      [paid, own],
      [choice],
      [item, own],
      [checkout, own],
    ] as const) {
      expect(made.status).to.equal(201);
      const path = made.headers.get('location') ?? '';
      expect((await shop().get(path, headers)).status, path).to.equal(200);
    }
    const address = invoiced.headers.get('location');
    expect([invoiced.status, address]).to.deep.equal(
      invoiced.status === 201 ? [201, `/api/invoices/${invoiced.body.id}/`] : [200, null],
    );
    const again = await shop().send('POST', '/api/invoices/', { order_id: placed.body.order.id }, ada);
    expect([again.status, again.headers.get('location'), invoice_id > 0]).to.deep.equal([200, null, true]);
    const refused = await shop().send('POST', '/api/products/', { name: '' });
    expect([refused.status, refused.headers.get('location')]).to.deep.equal([400, null]);
  });

  it('answers above 1 kB are compressed as the client asks', async () => {
    const path = '/api/products/?page_size=10';
    const plain = await raw(path, {});
    expect(plain.headers['content-encoding']).to.equal(undefined);
    expect(plain.body.length).to.be.above(1_024);
    const tag = String(plain.headers.etag);
    const open = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [accepted, coding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
    ] as const) {
      const { headers, body } = await raw(path, { 'Accept-Encoding': accepted });
      expect(headers['content-encoding'], accepted).to.equal(coding);
      expect(headers.etag).to.equal(tag.replace(/"$/, `.${coding}"`));
      expect(headers['content-length']).to.equal(String(body.length));
      expect(open[coding](body).equals(plain.body)).to.equal(true);
      const known = { 'Accept-Encoding': accepted, 'If-None-Match': String(headers.etag) };
      const again = await raw(path, known);
      expect([again.status, again.body.length, again.headers.etag]).to.deep.equal([304, 0, headers.etag]);
    }
    const none = await raw(path, { 'Accept-Encoding': 'identity' });
    expect([none.headers['content-encoding'], none.headers.etag]).to.deep.equal([undefined, tag]);
  });

  it('short answers and pages are not compressed', async () => {
    const accept = { 'Accept-Encoding': 'gzip, br' };
    for (const path of [`/api/products/${things.product_id}/`, '/admin/login/', '/password-reset/']) {
      const { status, headers } = await raw(path, accept);
      expect([status, headers['content-encoding']], path).to.deep.equal([200, undefined]);
    }
  });

  it('the tag of a compressed resource is one for If-Match', async () => {
    const { id } = await storedProduct(shop().db, { name: 'Long', description: 'x'.repeat(2_000) });
    const path = `/api/products/${id}/`;
    const { headers } = await raw(path, { 'Accept-Encoding': 'gzip' });
    expect(headers.etag).to.match(/\.gzip"$/);
    const changed = await shop().send('PUT', path, { price: 9 }, { 'If-Match': String(headers.etag) });
    expect(changed.status).to.equal(200);
    const stale = await shop().send('PUT', path, { price: 8 }, { 'If-Match': String(headers.etag) });
    expect(stale.status).to.equal(412);
  });

  it('Vary names what an answer depends on', async () => {
    const vary = async (path: string, headers = {}): Promise<string[]> => {
      const value = (await shop().get(path, headers)).headers.get('vary') ?? '';
      return value.split(/,\s*/).map((name) => name.toLowerCase());
    };
    expect(await vary('/api/products/'))
      .to.include('accept-encoding')
      .and.not.include('authorization');
    expect(await vary('/api/orders/')).to.include.members(['accept-encoding', 'authorization', 'cookie']);
    expect(await vary(`/api/products/${things.product_id}/recommendations/`)).to.include('authorization');
    expect(await vary('/api/products/9999/')).to.include('accept');
  });

  it('an error is application/problem+json for who asks for it', async () => {
    const path = '/api/products/?page=x';
    const usual = await shop().get(path, { Accept: '*/*' });
    expect(usual.headers.get('content-type')).to.match(/^application\/json/);
    for (const accept of ['application/problem+json', 'application/json, application/problem+json;q=0.5']) {
      const { status, headers, body } = await shop().get(path, { Accept: accept });
      expect(headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(body).to.deep.include({
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        code: 'invalid',
      });
      expect([status, body.detail, body.details]).to.deep.equal([400, usual.body.error, usual.body.details]);
      expect(body.request_id).to.equal(headers.get('x-request-id'));
    }
    const missing = await shop().get('/api/nothing/', { Accept: 'application/problem+json' });
    expect(missing.body).to.include({ title: 'Not Found', status: 404, code: 'not_found' });
    const without = await shop().get(path, { Accept: 'application/json, application/problem+json;q=0' });
    expect(without.headers.get('content-type')).to.match(/^application\/json/);
  });
});
