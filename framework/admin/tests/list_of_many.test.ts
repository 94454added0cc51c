// A list with more rows than are counted and sorted at once: the same rows in the same order as few.
import { expect } from 'chai';
import { seed } from '../../../bench/admin_seed.js';
import { Product } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { rowIds, textOf } from './reading_lists.js';

const LIST = '/admin/products/product/';
const ROWS = 2_500;

onEachDatabase('a list of many rows', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let products: {
    id: number;
    name: string;
    price_cents: number;
    stock_quantity: number;
    archived: boolean;
  }[];

  before(async () => {
    await seed(shop().db, ROWS);
    products = await Product.objects(shop().db.read).orderBy('id');
    browser = await signInStaff(shop());
  });

  it('shows the newest and counts all', async () => {
    const { text } = await browser.get(LIST);
    expect(rowIds(text)).to.deep.equal(Array.from({ length: 100 }, (_, index) => ROWS - index));
    expect(textOf(text)).to.contain('2,500 products');
    expect(rowIds((await browser.get(`${LIST}?p=25`)).text).at(-1)).to.equal(1);
    expect((await browser.get(`${LIST}?p=26`)).location).to.equal(`${LIST}?e=1`);
  });

  it('says how many results there are at least, and goes on page by page', async () => {
    const { text } = await browser.get(`${LIST}?archived__exact=0`);
    expect(textOf(text)).to.contain('More than 1,000 results ( 2,500 total )');
    const kept = products
      .filter(({ archived }) => !archived)
      .map(({ id }) => id)
      .reverse();
    const last = Math.ceil(kept.length / 100);
    const page = await browser.get(`${LIST}?archived__exact=0&p=${last}`);
    expect(rowIds(page.text)).to.deep.equal(kept.slice((last - 1) * 100));
    expect((await browser.get(`${LIST}?archived__exact=0&p=${last + 1}`)).location).to.equal(`${LIST}?e=1`);
  });

  it('sorts many results by any column', async () => {
    const inStock = products.filter(({ stock_quantity }) => stock_quantity > 0);
    const byPrice = [...inStock].sort((a, b) => b.price_cents - a.price_cents || b.id - a.id);
    const { text } = await browser.get(`${LIST}?in_stock=yes&o=-4&p=2`);
    expect(rowIds(text)).to.deep.equal(byPrice.slice(100, 200).map(({ id }) => id));
    const byStock = [...inStock].sort((a, b) => a.stock_quantity - b.stock_quantity || a.id - b.id);
    const sorted = await browser.get(`${LIST}?q=number&in_stock=yes&o=5`);
    expect(rowIds(sorted.text)).to.deep.equal(byStock.slice(0, 100).map(({ id }) => id));
  });

  it('searches for frequent words, with short ones and filters', async () => {
    const lamps = products.filter(({ name }) => name.includes('number') && name.includes('7'));
    const { text } = await browser.get(`${LIST}?q=number+7`);
    expect(rowIds(text)).to.deep.equal(
      lamps
        .map(({ id }) => id)
        .reverse()
        .slice(0, 100),
    );
    const rare = await browser.get(`${LIST}?q=rarest`);
    expect(rowIds(rare.text)).to.deep.equal([2_007, 1_007, 7]);
    expect(textOf(rare.text)).to.contain('3 results ( 2,500 total )');
  });

  it('exports all of many results', async () => {
    const { text } = await browser.get(`${LIST}export/?archived__exact=0`);
    const ids = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]));
    expect(ids).to.deep.equal(products.filter(({ archived }) => !archived).map(({ id }) => id));
  });
});
