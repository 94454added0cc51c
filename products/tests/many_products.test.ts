// Changing many products at once in the admin: a preview of before and after, and only then the change.
import { expect } from 'chai';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { messagesIn, textOf } from '../../framework/admin/tests/pages_read.js';
import { LogEntry } from '../../framework/admin/models.js';
import { updateProduct } from '../catalogue.js';
import { getProduct, Product } from '../models.js';
import { changedPrice, isPrice, readPriceChange } from '../price_changes.js';

const LIST = '/admin/products/product/';

describe('a change of a price', () => {
  const changed = (cents: number, text: string) => changedPrice(cents, readPriceChange(text));

  it('is a percentage, an amount or a new price', () => {
    expect(changed(1_000, '+10%')).to.equal(1_100);
    expect(changed(1_000, '-5.5 %')).to.equal(945);
    expect(changed(1_000, '−0.05%')).to.equal(1_000);
    expect(changed(1_000, '+2')).to.equal(1_200);
    expect(changed(1_000, '-0.50')).to.equal(950);
    expect(changed(1_000, ' 9.99 ')).to.equal(999);
  });

  it('is rounded to the nearest cent, halves up, without floating point', () => {
    expect(changed(5, '+10%')).to.equal(6);
    expect(changed(105, '-10%')).to.equal(95);
    expect(changed(104, '-10%')).to.equal(94);
    expect(changed(9_999_999_999, '+0%')).to.equal(9_999_999_999);
    expect(changed(9_090_909_090, '+10%')).to.equal(9_999_999_999);
  });

  it('makes a price of at least a cent, and not too high', () => {
    expect(isPrice(changed(1, '-10%'))).to.equal(true);
    expect(isPrice(changed(100, '-100%'))).to.equal(false);
    expect(isPrice(changed(100, '-150%'))).to.equal(false);
    expect(isPrice(changed(100, '-1'))).to.equal(false);
    expect(isPrice(changed(9_999_999_999, '+0.01'))).to.equal(false);
  });

  for (const text of ['', '%', '10%', 'abc', '+', '+1.005', '1e3', '+10%%', '--1', '+99999%', '1,5', '<b>']) {
    it(`is not “${text}”`, () => {
      expect(() => readPriceChange(text)).to.throw('change: enter a change such as +10%');
    });
  }
});

onEachDatabase('changing many products', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let ids: number[];
  const prices = async () => {
    const rows = await Product.objects(shop().db.read).whereIn('id', ids).orderBy('id');
    return rows.map(({ price_cents }) => price_cents);
  };
  const post = (fields: Record<string, string | string[]>, query = '') => browser.post(LIST + query, fields);
  const selected = () => ({ _selected_action: ids.map(String) });
  /** The hidden inputs of the page with the preview, and what was answered. */
  const inputsOf = (html: string) => {
    const form = html.slice(html.indexOf('data-action-preview'));
    const inputs = [...form.matchAll(/<input[^>]* name="([^"]*)" value="([^"]*)"/g)];
    const fields: Record<string, string | string[]> = { ...selected() };
    for (const [, name = '', value = ''] of inputs) {
      if (name !== '_selected_action') fields[name] = textOf(value);
    }
    return { ...fields, confirmed: '1' };
  };

  beforeEach(async () => {
    await shop().db.transaction(async (trx) => {
      for (const table of ['products_stockmovement', 'products_product', 'admin_logentry'])
        await trx(table).delete();
    });
    const made = [];
    for (const [name, price_cents] of [
      ['Lamp', 1_000],
      ['Chair', 2_005],
      ['Clip', 1],
    ] as const)
      made.push(await storedProduct(shop().db, { name, price_cents, category: 'home' }));
    ids = made.map(({ id }) => id);
    browser = await signInStaff(shop());
  });

  it('shows the prices before and after, and changes them when that is confirmed', async () => {
    const asked = await post({ action: 'change_price', ...selected() });
    expect(textOf(asked.text)).to.contain('3 selected').and.to.contain('Halves of 0.01 are rounded up.');
    const wrong = await post({ action: 'change_price', ...selected(), post: 'yes', change: 'a lot' });
    expect(textOf(wrong.text)).to.contain('Enter a change such as +10%').and.not.contain('Before and after');
    const shown = await post({ action: 'change_price', ...selected(), post: 'yes', change: '-10%' });
    const text = textOf(shown.text).replace(/\s+/g, ' ');
    expect(text).to.contain('Nothing was changed yet. 2 will change, 1 stay the same.');
    expect(text).to.contain('Lamp 10.00 USD 9.00 USD').and.to.contain('Chair 20.05 USD 18.05 USD');
    expect(text).to.contain('Change the price of 2 products');
    expect(await prices()).to.deep.equal([1_000, 2_005, 1]);
    const done = await post(inputsOf(shown.text));
    expect(done).to.include({ status: 303, location: LIST });
    expect(await prices()).to.deep.equal([900, 1_805, 1]);
    expect(messagesIn((await browser.get(LIST)).text)).to.deep.equal(['2 products were changed in price.']);
    const entries = await LogEntry.objects(shop().db.read).where({ object_id: ids[0] ?? 0 });
    expect(entries.map(({ change_message }) => change_message).join()).to.contain('Change: -10%.');
  });

  it('leaves alone and names what changed between the preview and the confirmation', async () => {
    const shown = await post({ action: 'change_price', ...selected(), post: 'yes', change: '+1' });
    await updateProduct(shop().db, ids[0] ?? 0, { price_cents: 5_000 });
    const done = await browser.postAndFollow(LIST, inputsOf(shown.text));
    expect(textOf(done.text)).to.contain('Lamp: It is 50.00 USD now, and not 10.00 USD any more.');
    expect(await prices()).to.deep.equal([5_000, 2_105, 101]);
  });

  it('changes a price once when the form is sent twice', async () => {
    const shown = await post({ action: 'change_price', ...selected(), post: 'yes', change: '+10%' });
    await Promise.all([post(inputsOf(shown.text)), post(inputsOf(shown.text))]);
    expect(await prices()).to.deep.equal([1_100, 2_206, 1]);
  });

  it('says which prices would be too low or too high, and changes the others', async () => {
    const shown = await post({ action: 'change_price', ...selected(), post: 'yes', change: '-10' });
    const text = textOf(shown.text).replace(/\s+/g, ' ');
    expect(text).to.contain('1 will change').and.to.contain('The price would be below 0.01 USD.');
    const done = await browser.postAndFollow(LIST, inputsOf(shown.text));
    expect(textOf(done.text)).to.contain('Clip: The price would be below 0.01 USD.');
    expect(await prices()).to.deep.equal([1_000, 1_005, 1]);
  });

  it('shows the preview again when another change was typed than the one that was shown', async () => {
    const shown = await post({ action: 'change_price', ...selected(), post: 'yes', change: '+10%' });
    const other = await post({ ...inputsOf(shown.text), change: '+20%' });
    expect(other.status).to.equal(200);
    expect(textOf(other.text)).to.contain('12.00 USD');
    expect(await prices()).to.deep.equal([1_000, 2_005, 1]);
  });

  it('sets the category of everything that is filtered', async () => {
    const across = { ...selected(), select_across: '1' };
    const query = '?q=lamp';
    const asked = await post({ action: 'set_category', ...across }, query);
    const books = /name="category" value="(\d+)"> Books</.exec(asked.text)?.[1] ?? '';
    expect(books).to.match(/^\d+$/);
    const none = await post({ action: 'set_category', ...across, post: 'yes', category: '' }, query);
    expect(textOf(none.text)).to.contain('Choose a category.');
    const gone = await post({ action: 'set_category', ...across, post: 'yes', category: '999999' }, query);
    expect(textOf(gone.text)).to.contain('There is no such category any more.');
    const shown = await post({ action: 'set_category', ...across, post: 'yes', category: books }, query);
    expect(textOf(shown.text)).to.contain('1 will change');
    const fields = { ...inputsOf(shown.text), category: books, _selected_action: [String(ids[0])] };
    expect((await post(fields, query)).status).to.equal(303);
    expect(await getProduct(shop().db.read, ids[0] ?? 0)).to.include({ category: 'books' });
    expect(await getProduct(shop().db.read, ids[1] ?? 0)).to.include({ category: 'home' });
  });

  it('archives and restores after a look at what changes', async () => {
    const shown = await post({ action: 'archive', ...selected() });
    expect(textOf(shown.text).replace(/\s+/g, ' ')).to.contain('Lamp On sale Archived');
    expect((await getProduct(shop().db.read, ids[0] ?? 0)).archived).to.equal(false);
    await post(inputsOf(shown.text));
    expect((await getProduct(shop().db.read, ids[0] ?? 0)).archived).to.equal(true);
    const again = await post({ action: 'archive', ...selected() });
    expect(textOf(again.text)).to.contain('0 will change').and.not.contain('Archive 0');
  });

  it('is for those who may change products', async () => {
    const viewer = await signInStaff(shop(), ['products.view_product']);
    const fields = { action: 'change_price', ...selected(), post: 'yes', change: '+1', confirmed: '1' };
    expect((await viewer.post(LIST, fields)).status).to.equal(403);
    expect(await prices()).to.deep.equal([1_000, 2_005, 1]);
  });
});
