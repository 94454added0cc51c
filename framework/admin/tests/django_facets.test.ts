// The counts beside the choices of the filters, with ?_facets=True, as in Django's admin.
import { expect } from 'chai';
import { Group } from '../../auth/models.js';
import { setGroups } from '../../auth/permissions.js';
import { createUser } from '../../auth/users.js';
import { Product } from '../../../products/models.js';
import { updateProduct } from '../../../products/catalogue.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { rowIds, textOf } from './reading_lists.js';

const LIST = '/admin/products/product/';

onEachDatabase('the counts of filters, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const filters = async (query: string) => {
    const { text, status } = await browser.get(`${LIST}?${query}`);
    expect(status).to.equal(200);
    return textOf(/<aside.*<\/aside>/s.exec(text)?.[0] ?? '');
  };

  before(async () => {
    const products: [string, number, string][] = [
      ['Oak lamp', 5, 'home'],
      ['Steel lamp', 0, 'home'],
      ['Oak chair', 0, 'home'],
      ['Atlas', 3, 'books'],
      ['Oak tree', 3, 'books'],
    ];
    for (const [name, stock_quantity, category] of products) {
      await storedProduct(shop().db, { name, price_cents: 100, stock_quantity, category });
    }
    await updateProduct(shop().db, 1, { archived: true });
    const created_at = '2020-02-29T12:00:00.000Z';
    await shop().db.transaction((trx) => Product.objects(trx).where('id', 5).update({ created_at }));
    browser = await signInStaff(shop());
  });

  it('has none unless they are asked for', async () => {
    const text = await filters('');
    expect(text).to.contain('Show counts').and.contain('Books').and.not.match(/\(\d/);
  });

  it('counts the rows of every choice but “All”', async () => {
    for (const query of ['_facets=True', '_facets=1', '_facets=']) {
      const text = await filters(query);
      expect(text).to.contain('Hide counts').and.not.contain('Show counts');
      expect(text).to.match(/Category All Books \(2\) .*Home &amp; Garden \(3\)/);
      expect(text).to.match(/Electronics \(0\)/);
      expect(text).to.contain('Any date (5) Today (4) Past 7 days (4) This month (4) This year (4)');
      expect(text).to.contain('Archived All Yes (1) No (4)');
      expect(text).to.contain('In stock All Yes (3) No (2)');
    }
  });

  it('counts with the search and the other filters, but not with the own one', async () => {
    const text = await filters('_facets=True&q=oak&category__id__exact=4');
    expect(text).to.match(/Books \(1\) .*Home &amp; Garden \(2\)/);
    expect(text).to.contain('Any date (2) Today (2)').and.contain('Archived All Yes (1) No (1)');
    expect(text).to.contain('In stock All Yes (1) No (1)');
    const old = await filters('_facets=True&created_at__lt=2021-01-01');
    expect(old)
      .to.contain('Any date (5) Today (4)')
      .and.match(/Books \(1\) .*Home &amp; Garden \(0\)/);
  });

  it('gives the number of rows that the choice then shows', async () => {
    const { text } = await browser.get(`${LIST}?_facets=True&in_stock=no&q=lamp`);
    const links = [...text.matchAll(/<li[^>]*><a href="([^"]*)"[^>]*>[^<]*\((\d+)\)<\/a>/g)];
    expect(links.length).to.be.above(10);
    for (const [, url = '', count] of links) {
      expect(url).to.contain('_facets=True');
      const list = await browser.get(LIST + url.replaceAll('&amp;', '&'));
      expect(rowIds(list.text).length, url).to.equal(Number(count));
    }
  });

  it('keeps the counts in the links of the list, and takes them away with one', async () => {
    const { text } = await browser.get(`${LIST}?_facets=True&archived__exact=0&o=2`);
    expect(text).to.contain('<a class="show-facets" href="?archived__exact=0&amp;o=2">Hide counts</a>');
    expect(text).to.contain('<a class="clear-filters" href="?_facets=True&amp;o=2">');
    expect(text).to.contain('<input type="hidden" name="_facets" value="True">');
    const without = await browser.get(`${LIST}?archived__exact=0`);
    expect(without.text).to.contain('href="?archived__exact=0&amp;_facets=True">Show counts</a>');
  });

  it('counts the users of each group, and those without one', async () => {
    const { db } = shop();
    await db.transaction((trx) => Group.objects(trx).delete());
    const [group] = await db.transaction((trx) =>
      Group.objects(trx).insert({ name: 'Packers', version: 1 }).returning('id'),
    );
    const { id } = await createUser(db, { username: 'pat' });
    await db.transaction((trx) => setGroups(trx, id, [(group as { id: number }).id]));
    const { text } = await browser.get('/admin/auth/user/?_facets=True');
    expect(textOf(text)).to.contain('Packers (1) Empty (1)');
  });

  it('counts in the lists of orders and users too', async () => {
    for (const list of [
      'orders/order',
      'auth/user',
      'customers/customer',
      'carts/cart',
      'invoices/invoice',
    ]) {
      const { status, text } = await browser.get(`/admin/${list}/?_facets=True`);
      expect(status, list).to.equal(200);
      expect(text, list)
        .to.contain('Hide counts')
        .and.match(/\((0|1)\)<\/a>/);
    }
  });
});
