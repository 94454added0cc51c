// The lists of products: pages by number and by token, search by words, category, price and stock.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';

onEachDatabase('lists of products', (dialect) => {
  const shop = useShop(dialect);

  before(async () => {
    const fields: [string, string, number, number, string][] = [
      ['Oak table', 'Seats six.', 300, 2, 'home'],
      ['Table lamp', 'Brass, with a linen shade.', 45, 0, 'home'],
      ['Lamp oil', 'For every table.', 9.5, 30, 'other'],
      ['Novel', 'A “table” of contents, 100% paper.', 12, 8, 'books'],
      ['Übergröße shirt', 'Cotton_soft', 20, 5, 'clothing'],
    ];
    for (const [name, description, price, stock_quantity, category] of fields) {
      const product = { name, description, price, stock_quantity, category };
      await makeProduct(shop(), product);
    }
  });

  const names = async (query: string): Promise<string[]> => {
    const { status, body } = await shop().get(`/api/products/${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body.products.map((product: { name: string }) => product.name);
  };
  const NEWEST = ['Übergröße shirt', 'Novel', 'Lamp oil', 'Table lamp', 'Oak table'];

  it('newest first, page by number', async () => {
    expect(await names('')).to.deep.equal(NEWEST);
    expect(await names('?page=2&page_size=2')).to.deep.equal(NEWEST.slice(2, 4));
    const beyond = await shop().get('/api/products/?page=9&page_size=2');
    expect(beyond.body).to.deep.equal({
      products: [],
      total_count: 5,
      page: 9,
      page_size: 2,
      next_page_token: '',
    });
    expect(await names('?category=home')).to.deep.equal(['Table lamp', 'Oak table']);
  });

  for (const list of [
    '?page_size=2',
    'search/?page_size=2',
    'search/?query=table&page_size=1',
    'search/?sort=price&page_size=2',
    'search/?sort=-price&page_size=2',
    'search/?sort=name&page_size=2',
  ]) {
    it(`tokens go through all of ${list}`, async () => {
      const all = await names(list.replace(/page_size=\d/, 'page_size=100'));
      const seen: string[] = [];
      let token = '';
      do {
        const { body } = await shop().get(`/api/products/${list}&page_token=${token}`);
        seen.push(...body.products.map((product: { name: string }) => product.name));
        expect(body.total_count).to.equal(all.length);
        token = body.next_page_token;
      } while (token !== '');
      expect(seen).to.deep.equal(all);
    });
  }

  it('a token may name the longest of names', async () => {
    const made: number[] = [];
    for (const name of ['长'.repeat(254), '长'.repeat(255)]) made.push(await makeProduct(shop(), { name }));
    const list = `/api/products/search/?query=${encodeURIComponent('长长长')}&sort=name&page_size=1`;
    const { body: first } = await shop().get(list);
    const { body: second } = await shop().get(`${list}&page_token=${first.next_page_token}`);
    expect(second).to.include({ next_page_token: '' });
    expect([first, second].map(({ products }) => products[0].id)).to.deep.equal(made);
    for (const id of made) await shop().send('DELETE', `/api/products/${id}/`);
  });

  it('a token continues only the list that gave it out', async () => {
    const { next_page_token } = (await shop().get('/api/products/?page_size=1')).body;
    for (const other of ['?category=home&page_size=1', 'search/?page_size=1']) {
      const refused = await shop().get(`/api/products/${other}&page_token=${next_page_token}`);
      expect([refused.status, refused.body.details[0].field]).to.deep.equal([400, 'page_token']);
    }
  });

  it('a product that comes meanwhile does not shift what a token gives', async () => {
    const { next_page_token } = (await shop().get('/api/products/?page_size=2')).body;
    const id = await makeProduct(shop(), { name: 'Latecomer' });
    expect(await names(`?page_size=2&page_token=${next_page_token}`)).to.deep.equal(NEWEST.slice(2, 4));
    await shop().send('DELETE', `/api/products/${id}/`);
  });

  const SEARCHES: [string, string[]][] = [
    ['query=table', ['Table lamp', 'Oak table', 'Novel', 'Lamp oil']],
    ['query=TABLE+lamp', ['Table lamp', 'Lamp oil']],
    ['query=%22table+lamp%22', ['Table lamp']],
    ['query=%22table', []],
    ['query=la', ['Lamp oil', 'Table lamp']],
    ['query=100%25', ['Novel']],
    ['query=cotton_soft', ['Übergröße shirt']],
    ['query=cotton%25soft', []],
    ["query='", NEWEST],
    ['query=%5C', []],
    ['query=%C3%9CBERGR%C3%B6sse', ['Übergröße shirt']],
    ['query=ubergrosse', ['Übergröße shirt']],
    ['query=%C3%9CBERGR%C3%96%C3%9F', ['Übergröße shirt']],
    ['query=++', NEWEST],
    ['min_price=20&max_price=45', ['Übergröße shirt', 'Table lamp']],
    ['max_price=9.499', []],
    ['max_price=9.5', ['Lamp oil']],
    ['min_price=299.999', ['Oak table']],
    ['in_stock=true&category=home', ['Oak table']],
    ['in_stock=false&category=home', ['Table lamp', 'Oak table']],
    ['sort=name', ['Lamp oil', 'Novel', 'Oak table', 'Table lamp', 'Übergröße shirt']],
    ['query=table&sort=price', ['Lamp oil', 'Novel', 'Table lamp', 'Oak table']],
    ['query=table&sort=-price', ['Oak table', 'Table lamp', 'Novel', 'Lamp oil']],
    ['category=toys', []],
  ];
  for (const [query, expected] of SEARCHES) {
    it(`search ?${query}`, async () => {
      expect(await names(`search/?${query}`)).to.deep.equal(expected);
    });
  }

  for (const list of ['?', 'search/?query=lamp&']) {
    it(`refuses a category that there is not, and names the field: ${list}category=nothing`, async () => {
      const answer = await shop().get(`/api/products/${list}category=nothing`);
      expect([answer.status, answer.body.code, answer.body.details]).to.deep.equal([
        ...[400, 'invalid', [{ field: 'category', message: 'there is no category "nothing"' }]],
      ]);
    });
  }

  it('names the sorts that there are when it refuses another', async () => {
    const { body } = await shop().get('/api/products/search/?sort=colour');
    const message = 'must be one of relevance, newest, price, -price, name';
    expect(body.details).to.deep.equal([{ field: 'sort', message }]);
  });

  it('a changed name is found by its new words alone', async () => {
    const id = await makeProduct(shop(), { name: 'Gramophone', price: 1 });
    await shop().send('PUT', `/api/products/${id}/`, { name: 'Phonograph' });
    expect(await names('search/?query=gramophone')).to.deep.equal([]);
    expect(await names('search/?query=phonograph')).to.deep.equal(['Phonograph']);
    await shop().send('DELETE', `/api/products/${id}/`);
    expect(await names('search/?query=phonograph')).to.deep.equal([]);
  });
});
