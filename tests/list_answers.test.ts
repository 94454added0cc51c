// What answers of lists and single resources have in common: the fields asked for, links to other pages, an ETag.
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { makeOrder } from '../testing/makers/orders.js';
import { storedProduct } from '../testing/makers/products.js';
import { useShop } from '../testing/shop.js';

onEachDatabase('fields, links and tags of answers', (dialect) => {
  const shop = useShop(dialect);
  const ids: number[] = [];
  let order = 0;

  before(async () => {
    for (const name of ['Oak table', 'Lamp', 'Novel', 'Shirt', 'Kite'])
      ids.push((await storedProduct(shop().db, { name, stock_quantity: 5 })).id);
    order = await makeOrder(shop(), [[ids[0] as number, 1]]);
  });

  const linksOf = (headers: Headers): Record<string, string> =>
    Object.fromEntries(
      [...(headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, address, name]) => [
        name,
        address,
      ]),
    );

  it('a resource with the fields asked for, in its usual order', async () => {
    const product = await shop().get(`/api/products/${ids[0]}/?fields=price,id,name`);
    expect(product.body).to.deep.equal({ id: ids[0], name: 'Oak table', price: 12.5 });
    expect(Object.keys(product.body)).to.deep.equal(['id', 'name', 'price']);
    const placed = await shop().get(`/api/orders/${order}/?fields=status,items`);
    expect(Object.keys(placed.body)).to.deep.equal(['items', 'status']);
    expect(placed.body.items[0]).to.include.keys('product_name', 'subtotal');
  });

  it('the rows of a list with the fields asked for', async () => {
    const list = await shop().get('/api/products/?fields=id,name&page_size=2');
    expect(list.body.products).to.deep.equal([
      { id: ids[4], name: 'Kite' },
      { id: ids[3], name: 'Shirt' },
    ]);
    expect(list.body.total_count).to.equal(5);
    const orders = await shop().get('/api/orders/?fields=id');
    expect(orders.body.orders).to.deep.equal([{ id: order }]);
  });

  it('names a field that there is not, and the fields that there are', async () => {
    for (const path of ['/api/products/?', `/api/products/${ids[0]}/?`, '/api/products/search/?']) {
      const { status, body } = await shop().get(`${path}fields=id,colour`);
      expect([status, body.details.length, body.details[0].field], path).to.deep.equal([400, 1, 'fields']);
      expect(body.details[0].message).to.match(/^must be one of id, name, description, price/);
    }
    const hidden = await shop().get('/api/products/?fields=search_text');
    expect(hidden.body.details[0].field).to.equal('fields');
    const written = await shop().send('PUT', `/api/products/${ids[0]}/?fields=id`, { price: 3 });
    expect([written.status, written.body.details[0].field]).to.deep.equal([400, 'fields']);
  });

  it('the tag is that of the body', async () => {
    for (const path of [
      `/api/products/${ids[0]}/?`,
      '/api/products/?',
      '/api/categories/?',
      '/api/orders/?',
    ]) {
      const whole = await shop().get(path);
      const some = await shop().get(`${path}fields=id`);
      const tags = [whole, some].map(({ headers }) => headers.get('etag') ?? '');
      expect(new Set(tags).size, path).to.equal(2);
      for (const tag of tags) expect(tag, path).to.match(/^"(\d+-)?[\w-]{22}(\.\w+)?"$/);
      const again = await shop().get(`${path}fields=id`, { 'If-None-Match': tags[1] ?? '' });
      expect([again.status, again.body], path).to.deep.equal([304, '']);
      expect((await shop().get(path, { 'If-None-Match': tags[1] ?? '' })).status, path).to.equal(200);
    }
  });

  it('the tag of a list changes with its rows', async () => {
    const before = (await shop().get('/api/products/')).headers.get('etag') ?? '';
    await shop().send('PUT', `/api/products/${ids[1]}/stock/`, { stock: 77 });
    expect((await shop().get('/api/products/', { 'If-None-Match': before })).status).to.equal(200);
  });

  it('links lead through all pages, with all filters', async () => {
    const start = '/api/v1/products/?in_stock=true&fields=name&ordering=name&page_size=2&page=1';
    const names: string[] = [];
    let address: string | undefined = start;
    let pages = 0;
    while (address !== undefined) {
      const { body, headers } = await shop().get(address);
      names.push(...body.products.map(({ name }: { name: string }) => name));
      const links = linksOf(headers);
      expect(links.prev).to.equal(undefined);
      if (pages > 0) {
        expect(links.first).to.equal('/api/v1/products/?in_stock=true&fields=name&ordering=name&page_size=2');
      }
      address = links.next;
      pages += 1;
    }
    expect([pages, names]).to.deep.equal([3, ['Kite', 'Lamp', 'Novel', 'Oak table', 'Shirt']]);
  });

  it('pages by number have a previous one', async () => {
    const second = linksOf((await shop().get('/api/products/?page=2&page_size=2')).headers);
    expect(Object.keys(second)).to.deep.equal(['next', 'first', 'prev']);
    expect(second.prev).to.equal('/api/products/?page_size=2&page=1');
    const last = linksOf((await shop().get('/api/products/?page=3&page_size=2')).headers);
    expect(last).to.deep.equal({
      first: '/api/products/?page_size=2',
      prev: '/api/products/?page_size=2&page=2',
    });
    expect((await shop().get('/api/products/?page_size=5')).headers.get('link')).to.equal(null);
  });
});
