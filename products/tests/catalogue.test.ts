// GreenCart's catalogue outside /api/, as its own service (FastAPI) answered.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';

onEachDatabase('GreenCart’s catalogue', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const HOME = { id: 4, name: 'Home & Garden' };
  const LAMP = { name: 'Lamp', description: 'Bright', price: 5.5, stock: 7, category_id: HOME.id };

  const post = (body: unknown) => shop().send('POST', '/products/', body);
  const make = async (fields = {}): Promise<number> => (await post({ ...LAMP, ...fields })).body.id;

  it('adds a product and reads it', async () => {
    const { status, body, headers } = await post(LAMP);
    const { id } = body;
    const lamp = { id, name: 'Lamp', description: 'Bright', price: 5.5, stock: 7, category: HOME };
    expect([status, body]).to.deep.equal([200, lamp]);
    const read = await shop().get(`/products/${id}`);
    expect([read.status, read.body]).to.deep.equal([200, lamp]);
    expect(read.headers.get('etag')).to.equal(headers.get('etag'));
    expect((await shop().get(`/api/products/${id}/`)).body).to.include({
      stock_quantity: 7,
      category: 'home',
    });
  });

  it('changes all of a product, or its stock', async () => {
    const id = await make();
    const other = { name: 'Torch', description: '', price: '6', stock: 0, category_id: 1 };
    const changed = await shop().send('PUT', `/products/${id}`, other);
    const torch = { id, name: 'Torch', description: '', price: 6, stock: 0 };
    const category = { id: 1, name: 'Electronics' };
    expect([changed.status, changed.body]).to.deep.equal([200, { ...torch, category }]);
    const set = await shop().send('PUT', `/products/${id}/stock`, { stock: 2 });
    expect([set.status, set.body]).to.deep.equal([200, { ...torch, stock: 2, category }]);
    expect((await shop().get(`/products/${id}`)).body).to.deep.equal(set.body);
  });

  it('changes nothing if the product has changed since', async () => {
    const id = await make();
    const headers = { 'If-Match': (await shop().get(`/products/${id}`)).headers.get('etag') ?? '' };
    expect((await shop().send('PUT', `/products/${id}`, { ...LAMP, price: 9 }, headers)).status).to.equal(
      200,
    );
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? LAMP : undefined;
      const late = await shop().send(method, `/products/${id}`, body, headers);
      expect([late.status, Object.keys(late.body)]).to.deep.equal([412, ['detail']]);
    }
    expect((await shop().get(`/products/${id}`)).body.price).to.equal(9);
  });

  it('deletes a product', async () => {
    const id = await make();
    const gone = await shop().send('DELETE', `/products/${id}`);
    expect([gone.status, gone.body]).to.deep.equal([200, { ok: true }]);
    const again = await shop().get(`/products/${id}`);
    expect([again.status, again.body]).to.deep.equal([404, { detail: 'Product not found' }]);
  });

  it('does not delete a product that is in an order', async () => {
    const product_id = await make();
    const contact = { customer_name: 'Ann', customer_email: 'ann@example.com', shipping_address: '5 Elm St' };
    await shop().send('POST', '/api/orders/', { ...contact, items: [{ product_id, quantity: 1 }] });
    const { status, body } = await shop().send('DELETE', `/products/${product_id}`);
    expect([status, Object.keys(body)]).to.deep.equal([409, ['detail']]);
  });

  it('lists products, the oldest first, by skip and limit', async () => {
    for (let index = 0; index < 7; index++) await make({ name: `Cup ${index}` });
    const all = (await shop().get('/products/?limit=1000')).body as { id: number }[];
    const ids = all.map(({ id }) => id);
    expect(ids).to.deep.equal([...ids].sort((a, b) => a - b));
    for (const [skip, limit] of <[number, number][]>[
      ...[
        [0, 3],
        [3, 3],
        [2, 5],
        [1, 2],
        [5, 4],
        [ids.length - 1, 3],
        [ids.length + 5, 3],
      ],
    ]) {
      const { status, body } = await shop().get(`/products/?skip=${skip}&limit=${limit}`);
      expect(status).to.equal(200);
      expect(body, `${skip}, ${limit}`).to.deep.equal(all.slice(skip, skip + limit));
    }
    expect((await shop().get('/products')).body).to.deep.equal(all.slice(0, 100));
  });

  it('names each wrong field with its place', async () => {
    const wrong = { description: 'x', price: 'dear', stock: -1, category_id: 999 };
    const { status, body } = await post(wrong);
    expect(status).to.equal(422);
    expect(body.detail).to.deep.include({ loc: ['body', 'name'], msg: 'Field required', type: 'missing' });
    const places = body.detail.map(({ loc }: { loc: string[] }) => loc.join('.'));
    expect(places).to.have.members(['body.name', 'body.price', 'body.stock']);
    const category = await post({ ...LAMP, category_id: 999 });
    const problem = { loc: ['body', 'category_id'], msg: 'there is no category 999', type: 'value_error' };
    expect([category.status, category.body]).to.deep.equal([422, { detail: [problem] }]);
    for (const [query, place] of [
      ...[
        ['skip=-1', 'skip'],
        ['limit=0', 'limit'],
        ['limit=x', 'limit'],
        ['page=2', 'page'],
      ],
    ]) {
      const listed = await shop().get(`/products/?${query}`);
      expect([listed.status, listed.body.detail[0].loc]).to.deep.equal([422, ['query', place]]);
    }
  });

  it('refuses what is not JSON, and what is at no address', async () => {
    const broken = await post('{"name": ');
    expect([broken.status, broken.body.detail[0].type]).to.deep.equal([422, 'json_invalid']);
    expect((await post(undefined)).body.detail[0].loc).to.deep.equal(['body']);
    const text = await shop().send('POST', '/products/', 'x', { 'Content-Type': 'text/plain' });
    expect([text.status, Object.keys(text.body)]).to.deep.equal([415, ['detail']]);
    const nothing = await shop().get('/products/1/nothing');
    expect([nothing.status, Object.keys(nothing.body)]).to.deep.equal([404, ['detail']]);
    const method = await shop().send('DELETE', '/products/');
    expect([method.status, method.headers.get('allow')]).to.deep.equal([405, 'GET, POST, HEAD, OPTIONS']);
    expect(Object.keys(method.body)).to.deep.equal(['detail']);
  });

  it('lets only staff write if the API is protected', async () => {
    settings.API_ACCESS = 'protected';
    try {
      const anyone = { Authorization: '' };
      const { status, body } = await shop().send('POST', '/products/', LAMP, anyone);
      expect([status, body]).to.deep.equal([401, { detail: 'Sign in to do this.' }]);
    } finally {
      settings.API_ACCESS = 'open';
    }
  });

  it('adds once what is sent twice with one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'a product' };
    const first = await shop().send('POST', '/products/', LAMP, headers);
    const again = await shop().send('POST', '/products/', LAMP, headers);
    expect(again.body).to.deep.equal(first.body);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    const other = await shop().send('POST', '/products/', { ...LAMP, price: 1 }, headers);
    expect(other.status).to.equal(422);
    expect(other.body.detail).to.be.a('string');

    const pair = { product_id: first.body.id, recommended_product_id: await make() };
    const key = { 'Idempotency-Key': 'a recommendation' };
    const made = await shop().send('POST', '/recommendations/', pair, key);
    expect((await shop().send('POST', '/recommendations/', pair, key)).body).to.deep.equal(made.body);
  });

  describe('its recommendations', () => {
    const send = (method: string, path = '', body?: object) =>
      shop().send(method, `/recommendations/${path}`, body);

    it('are added, read, changed and deleted', async () => {
      const [product_id, second, third] = [await make(), await make(), await make()];
      const made = await send('POST', '', { product_id, recommended_product_id: second });
      const { id } = made.body;
      const one = { id, product_id, recommended_product_id: second };
      expect([made.status, made.body]).to.deep.equal([200, one]);
      const read = await send('GET', `${id}`);
      expect([read.status, read.body]).to.deep.equal([200, one]);
      const other = { product_id, recommended_product_id: third };
      const changed = await send('PUT', `${id}`, other);
      expect([changed.status, changed.body]).to.deep.equal([200, { id, ...other }]);
      expect((await send('GET')).body).to.deep.include({ id, ...other });
      expect((await send('DELETE', `${id}`)).body).to.deep.equal({ ok: true });
      const gone = await send('GET', `${id}`);
      expect([gone.status, gone.body]).to.deep.equal([404, { detail: 'Recommendation not found' }]);
    });

    it('move to another product, behind those that it has', async () => {
      const [from, to, first, second] = [await make(), await make(), await make(), await make()];
      const add = async (product_id: number, recommended_product_id: number): Promise<number> =>
        (await send('POST', '', { product_id, recommended_product_id })).body.id;
      const moved = await add(from, first);
      await add(from, second);
      await add(to, second);
      const target = { product_id: to, recommended_product_id: first };
      expect((await send('PUT', `${moved}`, target)).body).to.deep.equal({ id: moved, ...target });
      const positions = async (id: number) =>
        (await shop().get(`/api/recommendations/?product_id=${id}`)).body.recommendations.map(
          (each: { recommended_product_id: number; position: number }) => [
            ...[each.recommended_product_id, each.position],
          ],
        );
      expect(await positions(from)).to.deep.equal([[second, 1]]);
      expect(await positions(to)).to.deep.equal([
        [second, 1],
        [first, 2],
      ]);
      const twice = await send('PUT', `${moved}`, { product_id: to, recommended_product_id: second });
      expect([twice.status, Object.keys(twice.body)]).to.deep.equal([409, ['detail']]);
    });

    it('are listed by skip and limit', async () => {
      const product_id = await make();
      for (let index = 0; index < 5; index++) {
        await send('POST', '', { product_id, recommended_product_id: await make() });
      }
      const all = (await send('GET')).body as object[];
      expect((await send('GET', '?skip=1&limit=3')).body).to.deep.equal(all.slice(1, 4));
      expect((await send('GET', '?skip=3&limit=2')).body).to.deep.equal(all.slice(3, 5));
    });

    it('name each wrong field with its place', async () => {
      const product_id = await make();
      const { status, body } = await send('POST', '', { product_id });
      const missing = { loc: ['body', 'recommended_product_id'], msg: 'Field required', type: 'missing' };
      expect([status, body]).to.deep.equal([422, { detail: [missing] }]);
      const unknown = await send('POST', '', { product_id, recommended_product_id: 999_999 });
      expect([unknown.status, unknown.body.detail[0].loc]).to.deep.equal([
        422,
        ['body', 'recommended_product_id'],
      ]);
    });
  });
});
