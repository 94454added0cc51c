// Addresses of rows that cannot be, of rows without their page, and where the own password and the log-out lead: as
// in Django's admin.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { messagesIn } from './pages_read.js';

const LIST = '/admin/products/product/';

onEachDatabase('the addresses of rows, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;

  before(async () => {
    await storedProduct(shop().db, { name: 'Lamp', price_cents: 100, stock_quantity: 1 });
    browser = await signInStaff(shop());
  });

  const ids: [string, string][] = [
    ['abc', 'abc'],
    ['0', '0'],
    ['-1', '-1'],
    ['1.5', '1.5'],
    ['99999', '99999'],
    ['2147483648', '2147483648'],
    ['99999999999999999999', '99999999999999999999'],
    ['1e0', '1e0'],
    ['0x1', '0x1'],
    ['%20', ''],
    ['a/b', 'a/b'],
    ['abc%22', 'abc"'],
    ['%3Cb%3E', '<b>'],
    ['%E2%82%AC', '€'],
  ];
  for (const [written, shown] of ids) {
    it(`leads from the row ${written} to the list, which says that there is none`, async () => {
      const gone = [`Product with ID “${shown || ' '}” doesn’t exist. Perhaps it was deleted?`];
      for (const page of ['change/', 'delete/', 'history/']) {
        const answer = await browser.get(`${LIST}${written}/${page}`);
        expect([answer.status, answer.location], page).to.deep.equal([303, LIST]);
        const list = await browser.get(answer.location);
        expect(messagesIn(list.text), page).to.deep.equal(gone);
        expect(list.text).to.contain('message warning').and.not.to.contain('“<b>”');
      }
      for (const page of ['change/', 'delete/']) {
        const answer = await browser.post(`${LIST}${written}/${page}`, { post: 'yes', name: 'x' });
        expect([answer.status, answer.location], page).to.deep.equal([303, LIST]);
        expect(messagesIn((await browser.get(LIST)).text), page).to.deep.equal(gone);
      }
    });
  }

  it('keeps the filters of the list that one came from', async () => {
    const query = new URLSearchParams({ _changelist_filters: 'q=lamp&o=2' }).toString();
    const answer = await browser.get(`${LIST}abc/change/?${query}`);
    expect(answer.location).to.equal(`${LIST}?q=lamp&o=2`);
  });

  it('refuses who may not see the rows, whether there is one or not', async () => {
    const packer = await signInStaff(shop(), ['orders.view_order']);
    for (const id of ['1', 'abc', '0']) {
      for (const page of ['change/', 'delete/', 'history/']) {
        expect((await packer.get(`${LIST}${id}/${page}`)).status, `${id} ${page}`).to.equal(403);
      }
    }
  });

  it('leads from <id>/ to <id>/change/ with its query, whatever the id', async () => {
    for (const [from, to] of [
      ['1/', '1/change/'],
      ['1/?_changelist_filters=q%3Dlamp&x=%20', '1/change/?_changelist_filters=q%3Dlamp&x=%20'],
      ['abc/', 'abc/change/'],
      ['1/nothing/', '1/nothing/change/'],
      ['%3Cb%3E/?a=1', '%3Cb%3E/change/?a=1'],
    ] as const) {
      const answer = await browser.get(LIST + from);
      expect([answer.status, answer.location], from).to.deep.equal([303, LIST + to]);
    }
  });

  it('opens a row whose id has zeros before it', async () => {
    expect((await browser.get(`${LIST}001/change/`)).status).to.equal(200);
  });

  it('adds the slash after a row and its pages, and keeps the query', async () => {
    for (const path of ['1', '1/change', '1/history', 'abc/delete']) {
      const answer = await browser.get(`${LIST}${path}?a=1`);
      expect([answer.status, answer.location]).to.deep.equal([301, `${LIST}${path}/?a=1`]);
    }
  });

  it('has nothing below an app or a model that there is not, nor a password of no user', async () => {
    for (const path of ['nothing/product/1/change/', 'products/nothing/abc/', 'auth/user/99999/password/']) {
      expect((await browser.get(`/admin/${path}`)).status, path).to.equal(404);
    }
  });

  it('says that one is logged out, and lets nobody in afterwards', async () => {
    const leaving = await signInStaff(shop());
    await leaving.get('/admin/');
    const { status, text } = await leaving.post('/admin/logout/');
    expect(status).to.equal(200);
    expect(text)
      .to.contain('<title>Logged out |')
      .and.contain('<h1>Logged out</h1>')
      .and.contain('<a href="/admin/">Log in again</a>');
    expect(text).not.to.contain('Signed in as').and.not.to.contain('id="navigation"');
    expect((await leaving.get('/admin/')).location).to.equal('/admin/login/?next=/admin/');
    expect((await leaving.get('/admin/logout/')).status).to.equal(302);
  });

  it('says at password_change/done/ that the password was changed', async () => {
    const { status, text } = await browser.get('/admin/password_change/done/');
    expect(status).to.equal(200);
    expect(text).to.contain('<h1>Password change successful</h1>').and.contain('Your password was changed.');
    expect((await browser.post('/admin/password_change/done/')).status).to.equal(405);
  });
});
