// Products over REST: made, read, changed, archived, deleted, with their stock and categories.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';

onEachDatabase('products over REST', (dialect) => {
  const shop = useShop(dialect);

  async function make(fields: object = {}): Promise<number> {
    const product = { name: 'Laptop', price: 999.99, stock_quantity: 5, ...fields };
    return await makeProduct(shop(), product);
  }
  const read = async (id: number) => (await shop().get(`/api/products/${id}/`)).body;
  const movements = async (id: number) =>
    (await shop().get(`/api/products/${id}/stock/movements/`)).body.movements.map(
      ({ kind, delta, stock_quantity, note }: Record<string, unknown>) => [kind, delta, stock_quantity, note],
    );

  it('creates a product and reads it back', async () => {
    const made = await shop().send('POST', '/api/products/', {
      name: 'Laptop',
      price: 999.99,
      stock_quantity: 5,
    });
    expect(made.body).to.deep.include({ success: true, message: 'Product created successfully' });
    expect(made.status).to.equal(201);
    expect(await read(made.body.product.id)).to.deep.equal(made.body.product);
    expect(made.body.product).to.deep.include({
      ...{ name: 'Laptop', description: '', price: 999.99, stock_quantity: 5, category: 'other' },
      ...{ currency: 'USD', category_name: 'Other', archived: false, version: 1 },
    });
  });

  for (const method of ['PUT', 'PATCH']) {
    it(`${method} sets what it names and leaves the rest, and counts the version up`, async () => {
      const id = await make({ category: 'electronics' });
      const before = await read(id);
      const changed = await shop().send(method, `/api/products/${id}/`, { price: 899, stock_quantity: 7 });
      expect(changed.body.message).to.equal('Product updated successfully');
      const { updated_at } = changed.body.product;
      expect(changed.body.product).to.deep.equal({
        ...before,
        price: 899,
        stock_quantity: 7,
        version: 2,
        updated_at,
      });
      expect(
        (await shop().send(method, `/api/products/${id}/`, { price: 899 })).body.product.version,
      ).to.equal(2);
    });
  }

  it('If-Match with another version is 412 and changes nothing', async () => {
    const id = await make();
    const put = (version: string, price: number) =>
      shop().send('PUT', `/api/products/${id}/`, { price }, { 'If-Match': version });
    expect((await put('"1"', 10)).body.product).to.include({ price: 10, version: 2 });
    const late = await put('"1"', 20);
    expect([late.status, late.body.code]).to.deep.equal([412, 'version_mismatch']);
    expect((await read(id)).price).to.equal(10);
    expect((await put('1', 20)).status).to.equal(400);
    const tag = (await shop().get(`/api/products/${id}/`)).headers.get('etag') ?? '';
    expect((await put(tag, 30)).status).to.equal(200);
  });

  it('shows the stock as it is, also to a cache that knows the version', async () => {
    const id = await make({ stock_quantity: 1 });
    await shop().send('POST', `/api/products/${id}/stock/`, { delta: -1 });
    const again = await shop().get(`/api/products/${id}/`, { 'If-None-Match': '"1"' });
    expect([again.status, again.body.stock_quantity, again.body.version]).to.deep.equal([200, 0, 2]);
  });

  it('of two changes to the same version at once one wins', async () => {
    const id = await make();
    const put = (price: number) =>
      shop().send('PUT', `/api/products/${id}/`, { price }, { 'If-Match': '"1"' });
    const answers = await Promise.all([put(1), put(2), put(3)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412, 412]);
  });

  it('sets and moves the stock, with a movement each, never below zero', async () => {
    const id = await make({ stock_quantity: 5 });
    const path = `/api/products/${id}/stock/`;
    expect((await shop().send('PUT', path, { stock: 12 })).body.stock_quantity).to.equal(12);
    expect((await shop().send('PUT', path, { stock: 12 })).status).to.equal(200);
    expect((await shop().send('POST', path, { delta: -3, note: 'broken' })).body.stock_quantity).to.equal(9);
    const refused = await shop().send('POST', path, { delta: -10 });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'insufficient_stock']);
    expect(refused.body.details).to.deep.equal([{ field: 'delta', message: '9 left, 10 asked for' }]);
    expect((await shop().get(path)).body.stock_quantity).to.equal(9);
    expect(await movements(id)).to.deep.equal([
      ['initial', 5, 5, ''],
      ['set', 7, 12, ''],
      ['adjusted', -3, 9, 'broken'],
    ]);
  });

  it('moves that arrive at once all count', async () => {
    const id = await make({ stock_quantity: 100 });
    const move = (delta: number) => shop().send('POST', `/api/products/${id}/stock/`, { delta });
    await Promise.all(Array.from({ length: 20 }, (_, index) => move(index % 2 ? 3 : -2)));
    expect((await read(id)).stock_quantity).to.equal(110);
    const deltas = (await movements(id)).map(([, delta]: [string, number]) => delta);
    expect(deltas.reduce((sum: number, delta: number) => sum + delta, 0)).to.equal(110);
  });

  it('archived products leave lists and search, not their own address', async () => {
    const id = await make({ name: 'Zither' });
    await shop().send('PATCH', `/api/products/${id}/`, { archived: true });
    expect((await shop().get('/api/products/search/?query=zither')).body.total_count).to.equal(0);
    const { products } = (await shop().get('/api/products/?page_size=100')).body;
    expect(products.map((product: { id: number }) => product.id)).not.to.include(id);
    expect(await read(id)).to.include({ id, archived: true });
  });

  it('deletes a product and its movements', async () => {
    const id = await make();
    const gone = await shop().send('DELETE', `/api/products/${id}/`);
    expect([gone.status, gone.body]).to.deep.equal([
      200,
      { success: true, message: 'Product deleted successfully' },
    ]);
    expect((await shop().get(`/api/products/${id}/`)).status).to.equal(404);
    expect((await shop().send('DELETE', `/api/products/${id}/`)).status).to.equal(404);
    expect(await shop().db.read('products_stockmovement').where({ product_id: id })).to.deep.equal([]);
  });

  it('requests that arrive together each get their own product, and 404 where there is none', async () => {
    const ids = [await make({ name: 'A' }), await make({ name: 'B' })];
    const asked = [...ids, 424_242, ...ids];
    const answers = await Promise.all(asked.map((id) => shop().get(`/api/products/${id}/`)));
    expect(answers.map(({ status, body }) => [status, body.name ?? body.code])).to.deep.equal([
      ...[
        [200, 'A'],
        [200, 'B'],
        [404, 'not_found'],
        [200, 'A'],
        [200, 'B'],
      ],
    ]);
  });

  it('lists the seven categories and takes new ones, each slug once', async () => {
    const { categories } = (await shop().get('/api/categories/')).body;
    expect(categories.map((category: { slug: string }) => category.slug)).to.deep.equal(
      'electronics clothing books home sports toys other'.split(' '),
    );
    const made = await shop().send('POST', '/api/categories/', { slug: 'pets', name: 'Pets' });
    expect([made.status, made.body.name]).to.deep.equal([201, 'Pets']);
    const again = await shop().send('POST', '/api/categories/', { slug: 'pets', name: 'Pets' });
    expect([again.status, again.body.code]).to.deep.equal([409, 'already_exists']);
    for (const slug of ['Pets', 'a b', '', '-a']) {
      expect(
        (await shop().send('POST', '/api/categories/', { slug, name: 'X' })).body.details[0].field,
      ).to.equal('slug');
    }
  });
});
