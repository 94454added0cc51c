// The list of products: its columns, what cells show, sorting by headers, pages and counts.
import { expect } from 'chai';
import { updateProduct } from '../../../products/catalogue.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { cellsOf, rowIds, textOf } from './reading_lists.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LIST = '/admin/products/product/';

onEachDatabase('the list of products', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const ids = async (query: string) => rowIds((await browser.get(LIST + query)).text);

  before(async () => {
    const products: [string, number, number, string][] = [
      ['Oak lamp', 2_000, 5, 'home'],
      ['Novel', 1_250, 0, 'books'],
      ['Atlas', 2_000, 7, 'books'],
      ['<script>alert("x")</script>', 99, 3, 'toys'],
    ];
    for (const [name, price_cents, stock_quantity, category] of products) {
      await storedProduct(shop().db, { name, price_cents, stock_quantity, category });
    }
    await updateProduct(shop().db, 2, { archived: true });
    browser = await signInStaff(shop());
  });

  it('has the columns of listDisplay, newest first', async () => {
    const { text, status } = await browser.get(LIST);
    expect(status).to.equal(200);
    const headings = [...text.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(
      ([, label]) => label,
    );
    expect(headings).to.deep.equal([
      'ID',
      'Name',
      'Category',
      'Price',
      'Stock quantity',
      'Created',
      'Archived',
    ]);
    expect(rowIds(text)).to.deep.equal([4, 3, 2, 1]);
    const [id, name, category, , , created] = cellsOf(text, 1);
    expect([id, name, category]).to.deep.equal(['1', 'Oak lamp', 'Home &amp; Garden']);
    expect(created).to.equal('just now');
    expect(text).to.contain('<a href="/admin/products/product/1/change/"');
  });

  it('shows amounts with two decimals, in inputs of the right kind', async () => {
    const { text } = await browser.get(LIST);
    expect(text).to.match(/<input type="number" id="id_form-3-price" name="form-3-price" value="20\.00"/);
    expect(text).to.match(/name="form-3-stock_quantity" value="5"/);
  });

  it('shows HTML in a name as text', async () => {
    const { text } = await browser.get(LIST);
    expect(text).not.to.contain('<script>alert');
    expect(cellsOf(text, 4)[1]).to.equal('&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;');
  });

  it('sorts by a header, the other way round, and by several', async () => {
    expect(await ids('?o=2')).to.deep.equal([4, 3, 2, 1]);
    expect(await ids('?o=-2')).to.deep.equal([1, 2, 3, 4]);
    expect(await ids('?o=4.2')).to.deep.equal([4, 2, 3, 1]);
    expect(await ids('?o=-4.-2')).to.deep.equal([1, 3, 2, 4]);
    expect(await ids('?o=-2.1')).to.deep.equal([1, 2, 3, 4]);
  });

  it('sorts a relation by the name that is shown', async () => {
    expect(await ids('?o=3.2')).to.deep.equal([3, 2, 1, 4]);
    expect(await ids('?o=-3.2')).to.deep.equal([4, 1, 3, 2]);
  });

  it('links each header to its other direction, and away from it', async () => {
    const { text } = await browser.get(`${LIST}?o=-2.1&q=a`);
    expect(text).to.contain('aria-sort="descending"').and.to.contain('aria-sort="ascending"');
    expect(text).to.contain('href="?o=2.1&amp;q=a">Name</a>');
    expect(text).to.contain('href="?o=-1.-2&amp;q=a">ID</a>');
    expect(text).to.contain('href="?o=1&amp;q=a" aria-label="Do not sort by Name"');
  });

  it('shows by what it is sorted of itself, so that the header turns it round', async () => {
    const { text } = await browser.get(LIST);
    expect(text).to.contain('aria-sort="descending"><a href="?o=6">Created</a>');
    expect(text).to.contain('aria-sort="none"><a href="?o=2">Name</a>').and.not.contain('Do not sort by');
    const categories = (await browser.get('/admin/products/category/')).text;
    expect(categories).to.contain('aria-sort="ascending"><a href="?o=-1">Name</a>');
  });

  it('counts what there is', async () => {
    expect(textOf((await browser.get(LIST)).text)).to.contain('4 products');
    const { text } = await browser.get('/admin/orders/order/');
    expect(textOf(text)).to.contain('0 orders');
  });

  for (const wrong of [
    'notafield=5',
    'p=99',
    'p=0',
    'p=-1',
    'created_at__gte=foo',
    'created_at__gte=2026-02-31',
    'created_at__year=0',
    'created_at__year=2026&created_at__month=13',
    'category__id__exact=x',
    'category__id__exact=99999999999',
    'archived__exact=maybe',
    'in_stock=perhaps',
    'id__in=1,x',
    'price__gte=1.234',
    'stock_quantity__gte=99999999999999999999',
    'id__exact__exact=1',
    'constructor=1',
    '__proto__=1',
    'name__constructor=1',
    'name__regex=a',
    'price__contains=1',
    'archived__gt=0',
    'stock_quantity__range=1',
    'stock_quantity__range=1,2,3',
    'created_at__date=2026-02-31',
    'created_at__date__contains=2026',
    'created_at__date__gte__lte=2026-02-01',
    'created_at__hour__nothing=1',
    'name=%FF',
    `q=${'a+'.repeat(200)}`,
    `q=${'a'.repeat(600)}`,
  ]) {
    it(`goes back with ?e=1 from ?${wrong.slice(0, 50)}`, async () => {
      const answer = await browser.get(`${LIST}?${wrong}`);
      expect([answer.status, answer.location]).to.deep.equal([303, `${LIST}?e=1`]);
      const exported = await browser.get(`${LIST}export/?${wrong}`);
      if (!wrong.startsWith('p=')) expect(exported.location).to.equal(`${LIST}?e=1`);
    });
  }

  it('says so at ?e=1, and shows everything', async () => {
    const { status, text } = await browser.get(`${LIST}?e=1`);
    expect(status).to.equal(200);
    expect(text).to.contain('The list has no such page or filter.');
    expect(rowIds(text)).to.have.length(4);
  });
});

onEachDatabase('a list of several pages', (dialect) => {
  const shop = useShop(dialect);
  const CATEGORIES = '/admin/products/category/';

  before(async () => {
    await shop().db.transaction((trx) =>
      trx('products_category').insert(
        Array.from({ length: 143 }, (_, index) => ({
          slug: `extra-${index}`,
          name: `Extra ${String(index).padStart(3, '0')}`,
          name_key: `extra ${String(index).padStart(3, '0')}`,
        })),
      ),
    );
  });

  it('shows 100 a page, then the rest, and all of them when asked', async () => {
    const browser = await signInStaff(shop());
    const first = await browser.get(CATEGORIES);
    expect(rowIds(first.text)).to.have.length(100);
    expect(textOf(first.text)).to.contain('150 categories');
    expect(first.text)
      .to.contain('<a href="?p=2" rel="next">')
      .and.to.contain('<a href="?all=1">Show all</a>');
    const second = await browser.get(`${CATEGORIES}?p=2`);
    expect(rowIds(second.text)).to.have.length(50);
    expect(new Set([...rowIds(first.text), ...rowIds(second.text)]).size).to.equal(150);
    expect(rowIds((await browser.get(`${CATEGORIES}?all=1`)).text)).to.have.length(150);
    expect((await browser.get(`${CATEGORIES}?p=3`)).location).to.equal(`${CATEGORIES}?e=1`);
  });

  it('searches for a category in the filter, where there are too many for a list', async () => {
    const browser = await signInStaff(shop());
    const { text } = await browser.get(`${LIST}?category__id__exact=4&o=2`);
    const filters = text.slice(text.indexOf('<aside'));
    expect(filters).not.to.contain('Extra 001');
    expect(filters).to.contain('<input type="hidden" name="o" value="2">');
    const field = /<input [^>]*name="category__id__exact"[^>]*>/.exec(filters)?.[0] ?? '';
    expect(field).to.contain('value="4"').and.contain('data-autocomplete-text="Home &amp; Garden"');
    const address = /data-autocomplete-url="([^"]*)"/.exec(field)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const found = JSON.parse((await browser.get(`${address}&term=extra+042`)).text) as {
      results: { text: string }[];
    };
    expect(found.results.map((result) => result.text)).to.deep.equal(['Extra 042']);
  });
});
