// What a newcomer sees first, and what every path has in common.
import { expect } from 'chai';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { urlpatterns } from '../ecommerce/urls.js';

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

  it('every path under /api/ works under /api/v1/ too', async () => {
    const api = urlpatterns.filter(({ route }) => route.startsWith('api/'));
    expect(api).to.have.length.above(30);
    for (const { route } of api) {
      const path = `/${route}`.replace('<str:email>', 'ada@example.com').replace(/<int:\w+>/g, '1');
      for (const method of ['OPTIONS', 'PROPFIND']) {
        const bare = await shop().send(method, path);
        const versioned = await shop().send(method, path.replace('/api/', '/api/v1/'));
        expect(versioned.status, `${method} ${path}`).to.equal(method === 'OPTIONS' ? 204 : 405);
        expect(versioned.headers.get('allow'), path).to.equal(bare.headers.get('allow')).and.not.equal(null);
      }
    }
    expect((await shop().get('/api/v1/v1/products/')).status).to.equal(404);
    expect((await shop().get('/v1/products/')).status).to.equal(404);
  });

  it('either prefix serves the same data, under the same rules', async () => {
    const made = await shop().send('POST', '/api/v1/products/', { name: 'Jug', price: 3, stock_quantity: 5 });
    expect(made.status).to.equal(201);
    const { id } = made.body.product;
    await shop().send('POST', '/api/products', { name: 'Jar', price: 3, stock_quantity: 5 });
    expect((await shop().get(`/api/products/${id}/`)).body).to.deep.equal(made.body.product);
    expect((await shop().get(`/api/v1/products/${id}`)).body).to.deep.equal(made.body.product);
    expect((await shop().send('HEAD', `/api/v1/products/${id}/`)).status).to.equal(200);

    const { next_page_token } = (await shop().get('/api/v1/products/?page_size=1')).body;
    const next = `products/?page_size=1&page_token=${encodeURIComponent(next_page_token)}`;
    const [bare, versioned] = [await shop().get(`/api/${next}`), await shop().get(`/api/v1/${next}`)];
    expect([bare.status, bare.body]).to.deep.equal([200, versioned.body]);

    const evil = { Origin: 'http://evil.example' };
    const path = `/api/v1/products/${id}/stock/`;
    expect((await shop().send('POST', path, { delta: 1 }, evil)).status).to.equal(403);
    const text = { 'Content-Type': 'text/plain' };
    expect((await shop().send('POST', path, '{"delta": 1}', text)).status).to.equal(415);
    settings.API_ACCESS = 'protected';
    try {
      expect((await shop().send('POST', path, { delta: 1 })).status).to.equal(401);
    } finally {
      settings.API_ACCESS = 'open';
    }
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

  it('a request id is taken over or made, and is in the answer', async () => {
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
