// What a newcomer sees first, and what every path has in common.
import { expect } from 'chai';
import { onEachDatabase } from '../ecommerce/testing/databases.js';
import { useShop } from '../ecommerce/testing/shop.js';

onEachDatabase('the addresses of the shop', (dialect) => {
  const shop = useShop(dialect);

  it('/ leads on to addresses that answer', async () => {
    const { status, body } = await shop().get('/');
    expect(status).to.equal(200);
    for (const address of Object.values(body as Record<string, string>)) {
      expect((await shop().get(address)).status, address).to.equal(200);
    }
  });

  it('every path works with and without its trailing slash, for every method', async () => {
    const product = { name: 'Cup', price: 3, stock_quantity: 5 };
    expect((await shop().send('POST', '/api/products', product)).status).to.equal(201);
    for (const path of [
      '/api/products',
      '/api/products/1',
      '/api/orders',
      '/api/categories',
      '/products/1',
    ]) {
      expect((await shop().get(path)).body).to.deep.equal((await shop().get(`${path}/`)).body);
    }
    expect((await shop().send('PUT', '/products/1/stock/', { stock: 2 })).body.stock).to.equal(2);
  });

  it('HEAD works where GET does, OPTIONS and 405 tell what is allowed', async () => {
    const head = await shop().send('HEAD', '/api/products/');
    expect([head.status, head.body]).to.deep.equal([200, '']);
    const options = await shop().send('OPTIONS', '/api/products/');
    expect(options.headers.get('allow')).to.equal('GET, POST, HEAD, OPTIONS');
    const refused = await shop().send('DELETE', '/api/products/');
    expect([refused.status, refused.body.code]).to.deep.equal([405, 'method_not_allowed']);
    expect(refused.headers.get('allow')).to.equal('GET, POST, HEAD, OPTIONS');
  });

  it('what the page of another site sends is refused, and what programs and our own pages send is not', async () => {
    const change = (Origin?: string) =>
      shop().send('POST', '/api/products/1/stock/', undefined, Origin === undefined ? {} : { Origin });
    for (const origin of ['http://evil.example', 'null']) {
      const { status, body } = await change(origin);
      expect([status, body.code], origin).to.deep.equal([403, 'forbidden']);
      expect((await shop().get('/api/products/', { Origin: origin })).status, origin).to.equal(200);
      const credentials = { Origin: origin, Authorization: 'Bearer x' };
      expect((await shop().send('POST', '/api/orders/1/cancel/', undefined, credentials)).status).to.equal(
        401,
      );
    }
    for (const origin of [undefined, shop().url]) expect((await change(origin)).status).to.equal(400);
  });

  it('a request id is taken over or made, and stands in the answer', async () => {
    const given = await shop().get('/api/nothing/', { 'X-Request-Id': 'my-own-id' });
    expect(given.headers.get('x-request-id')).to.equal('my-own-id');
    expect(given.body).to.deep.equal({
      ...{ error: 'There is nothing at /api/nothing/.', code: 'not_found', details: [] },
      request_id: 'my-own-id',
    });
    const odd = await shop().get('/', { 'X-Request-Id': 'two words' });
    expect(odd.headers.get('x-request-id')).to.match(/^[0-9A-Z]{26}$/);
  });
});
