// Searching and sorting a list, as in Django's admin.
import { expect } from 'chai';
import { storedOrder } from '../../../testing/makers/orders.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { messagesIn } from './pages_read.js';
import { rowIds } from './reading_lists.js';

const LIST = '/admin/products/product/';

onEachDatabase('searching and sorting a list, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const found = async (list: string, words: string) =>
    rowIds((await browser.get(`${list}?q=${encodeURIComponent(words)}`)).text).sort((a, b) => a - b);

  before(async () => {
    const names = ['Oak lamp', 'Lamp of oak', 'Men’s and women\'s "best" shoes', "Rock 'n' roll lamp"];
    for (const [index, name] of names.entries()) {
      await storedProduct(shop().db, { name, price_cents: 500 - index, stock_quantity: 100 });
    }
    for (let number = 1; number <= 12; number += 1) {
      const customer_name = number === 3 ? 'Ann 12' : 'Bob';
      await storedOrder(shop().db, [[1, 1]], { customer_name, customer_email: 'someone@example.com' });
    }
    browser = await signInStaff(shop());
  });

  const phrases: [string, number[]][] = [
    ['oak lamp', [1, 2]],
    ['"oak lamp"', [1]],
    ["'oak lamp'", [1]],
    ["'lamp of' oak", [2]],
    ["'oak lamp", [1, 2]],
    ["women's shoes", [3]],
    ["women's", [3]],
    ["rock 'n' roll", [4]],
    ["'n'", [1, 2, 3, 4].filter((id) => id > 2)],
    ['"women\'s \\"best\\" shoes"', [3]],
    ["'\\'n\\' roll'", [4]],
    ["'", [1, 2, 3, 4]],
    ['womens shoes', [3]],
  ];
  for (const [words, ids] of phrases) {
    it(`finds ${ids.join(', ') || 'nothing'} with ${words}`, async () => {
      expect(await found(LIST, words)).to.deep.equal(ids);
    });
  }

  it('finds an order by its number, also together with words', async () => {
    const orders = '/admin/orders/order/';
    expect(await found(orders, '11')).to.deep.equal([11]);
    expect(await found(orders, '12')).to.deep.equal([3, 12]);
    expect(await found(orders, '12 ann')).to.deep.equal([3]);
    expect(await found(orders, 'bob 12')).to.deep.equal([12]);
    expect(await found(orders, '1 11')).to.deep.equal([]);
    expect(await found(orders, '99999999999')).to.deep.equal([]);
    const { text } = await browser.get(`${orders}?q=12&o=1&status__exact=pending`);
    expect(rowIds(text)).to.deep.equal([3, 12]);
  });

  it('finds an order by its number where a form searches for one', async () => {
    const query = 'app_label=orders&model_name=orderitem&field_name=order_id&term=11';
    const { results } = JSON.parse((await browser.get(`/admin/autocomplete/?${query}`)).text) as {
      results: { id: string }[];
    };
    expect(results.map(({ id }) => id)).to.deep.equal(['11']);
  });

  it('says that a search has a null character, and shows the list', async () => {
    for (const words of ['%00', 'some%00thing']) {
      const { status, text } = await browser.get(`${LIST}?q=${words}`);
      expect(status).to.equal(200);
      expect(messagesIn(text)).to.deep.equal(['Null characters are not allowed.']);
      expect(rowIds(text)).to.have.length(4);
      expect(text).to.contain('name="q" value=""');
    }
  });

  it('takes the last of several searches, orders and pages', async () => {
    expect(rowIds((await browser.get(`${LIST}?q=shoes&q=rock`)).text)).to.deep.equal([4]);
    expect(rowIds((await browser.get(`${LIST}?o=-1&o=1&p=5&p=1`)).text)).to.deep.equal([1, 2, 3, 4]);
  });

  const orders: [string, number[]][] = [
    ['4', [4, 3, 2, 1]],
    ['-4', [1, 2, 3, 4]],
    ['99.-4', [1, 2, 3, 4]],
    ['x.-4', [1, 2, 3, 4]],
    ['-4.foo', [1, 2, 3, 4]],
    ['-4..', [1, 2, 3, 4]],
    ['0.-4', [1, 2, 3, 4]],
    ['-4.4', [1, 2, 3, 4]],
    ['--4', [4, 3, 2, 1]],
    ['99', [4, 3, 2, 1]],
    ['x', [4, 3, 2, 1]],
    ['-', [4, 3, 2, 1]],
    ['1;drop', [4, 3, 2, 1]],
  ];
  for (const [order, ids] of orders) {
    it(`sorts by what is valid in ?o=${order}`, async () => {
      const { status, text } = await browser.get(`${LIST}?o=${order}`);
      expect(status).to.equal(200);
      expect(rowIds(text)).to.deep.equal(ids);
    });
  }

  it('shows the first page for a page that is no number', async () => {
    for (const page of ['x', '1.5', '', '1']) {
      const { status, text } = await browser.get(`${LIST}?p=${page}`);
      expect([status, rowIds(text).length], page).to.deep.equal([200, 4]);
    }
    for (const page of ['0', '-1', '2', '99999999999']) {
      expect((await browser.get(`${LIST}?p=${page}`)).location, page).to.equal(`${LIST}?e=1`);
    }
  });
});
