// Actions on the rows of a list and what they say, and selecting rows over all pages: as in Django's admin.
import { expect } from 'chai';
import { Category, Product } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { messagesIn } from './pages_read.js';
import { listForm, rowIds, textOf } from './reading_lists.js';

const CATEGORIES = '/admin/products/category/';
const PRODUCTS = '/admin/products/product/';
const NO_ITEMS = 'Items must be selected in order to perform actions on them. No items have been changed.';

onEachDatabase('actions of a list, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const messages = async (list: string, fields: Record<string, string | string[]>) =>
    messagesIn((await browser.postAndFollow(list, fields)).text);
  const lamp = async () =>
    String((await storedProduct(shop().db, { name: 'Lamp', price_cents: 100, stock_quantity: 9 })).id);
  const addCategories = (first: number, count: number) => {
    const numbers = Array.from({ length: count }, (_, index) => first + index);
    const rows = numbers.map((number) => ({ slug: `extra-${number}`, name: `Extra ${number}` }));
    return shop().db.transaction((trx) => trx.batchInsert(Category.table, rows, 200));
  };
  const extras = async () =>
    (await Category.objects(shop().db.read).where('slug', 'like', 'extra-%').pluck('id')) as number[];

  beforeEach(async () => {
    browser = await signInStaff(shop());
  });

  it('says that rows must be selected, before it asks for an action', async () => {
    for (const action of ['delete_selected', 'archive', '', 'nothing']) {
      expect(await messages(PRODUCTS, { action, index: '0' }), action).to.deep.equal([NO_ITEMS]);
    }
    const junk = ['abc', '0', '-1', '1.5', ''];
    expect(await messages(PRODUCTS, { action: 'archive', _selected_action: junk })).to.deep.equal([NO_ITEMS]);
  });

  it('says that no action was selected, also where rows can be edited', async () => {
    const id = await lamp();
    const selected = { _selected_action: id, index: '0' };
    for (const action of ['', 'nothing', 'delete']) {
      expect(await messages(PRODUCTS, { ...selected, action })).to.deep.equal(['No action selected.']);
    }
    const edits = listForm((await browser.get(PRODUCTS)).text);
    expect(await messages(PRODUCTS, { ...selected, ...edits, action: '' })).to.deep.equal([
      'No action selected.',
    ]);
    expect(await messages(PRODUCTS, { ...edits, action: '', index: '0' })).to.deep.equal([NO_ITEMS]);
    expect(await messages(PRODUCTS, { ...edits, action: '', _save: '1' })).to.deep.equal([
      'Nothing was changed.',
    ]);
  });

  it('says how many rows were edited in the list', async () => {
    await lamp();
    const edits = listForm((await browser.get(`${PRODUCTS}?o=-1`)).text);
    const changed = { ...edits, 'form-0-price': '2.50' };
    expect(await messages(PRODUCTS, { ...changed, _save: '1' })).to.deep.equal([
      '1 product was changed successfully.',
    ]);
  });

  it('runs the action beside the pressed button, if there are two', async () => {
    const id = await lamp();
    const archived = async () =>
      (
        (await Product.objects(shop().db.read)
          .where({ id: Number(id) })
          .first()) as { archived: boolean }
      ).archived;
    const two = { action: ['archive', 'restore'], _selected_action: id, post: 'yes' };
    await messages(PRODUCTS, { ...two, index: '0' });
    expect(await archived()).to.equal(true);
    await messages(PRODUCTS, { ...two, index: '1' });
    expect(await archived()).to.equal(false);
    for (const index of ['2', '-1', 'x']) {
      expect(await messages(PRODUCTS, { ...two, index }), index).to.deep.equal(['No action selected.']);
    }
  });

  it('says how many rows were deleted', async () => {
    const fields = { action: 'delete_selected', post: 'yes' };
    const one = await messages(PRODUCTS, { ...fields, _selected_action: await lamp() });
    expect(one).to.deep.equal(['Successfully deleted 1 product.']);
    const two = await messages(PRODUCTS, { ...fields, _selected_action: [await lamp(), await lamp()] });
    expect(two).to.deep.equal(['Successfully deleted 2 products.']);
    const asked = await browser.post(PRODUCTS, { action: 'delete_selected', _selected_action: await lamp() });
    expect(textOf(asked.text)).to.contain(
      'Are you sure you want to delete the selected product? All of the following objects and their related items will be deleted:',
    );
  });

  describe('over all pages', () => {
    beforeEach(() => addCategories(0, 120));
    afterEach(() =>
      shop().db.transaction((trx) => Category.objects(trx).whereIn('id', extrasOf(trx)).delete()),
    );

    const extrasOf = (trx: Parameters<typeof Category.objects>[0]) =>
      Category.objects(trx).where('slug', 'like', 'extra-%').select('id');

    it('is offered where a page shows only some of the rows', async () => {
      const { text } = await browser.get(CATEGORIES);
      const count =
        120 + rowIds(text).length - 100 + (rowIds((await browser.get(`${CATEGORIES}?p=2`)).text).length - 20);
      expect(text).to.contain(`Select all ${count} categories`);
      expect(text).to.contain(`data-select-across="All ${count} selected"`);
      expect(text).to.contain('<input type="checkbox" name="select_across" value="1">');
      expect((await browser.get(`${CATEGORIES}?q=extra`)).text).to.contain('Select all 120 categories');
      for (const query of ['?all=1', '?q=extra+11']) {
        expect((await browser.get(CATEGORIES + query)).text, query).not.to.contain('select_across');
      }
      const viewer = await signInStaff(shop(), ['products.view_category']);
      expect((await viewer.get(CATEGORIES)).text).not.to.contain('select_across');
    });

    it('deletes all rows of the filtered list, after it has asked', async () => {
      const [first = 0] = await extras();
      const fields = { action: 'delete_selected', select_across: '1', _selected_action: String(first) };
      const asked = await browser.post(`${CATEGORIES}?q=extra&p=2`, fields);
      expect(asked.status).to.equal(200);
      expect(textOf(asked.text)).to.contain('Categories: 120');
      const ids = rowIds(asked.text.replaceAll('type="hidden" ', ''));
      expect(ids.sort((a, b) => a - b)).to.deep.equal((await extras()).sort((a, b) => a - b));
      await addCategories(500, 1);
      const confirmed = { action: 'delete_selected', post: 'yes', _selected_action: ids.map(String) };
      expect(await messages(`${CATEGORIES}?q=extra`, confirmed)).to.deep.equal([
        'Successfully deleted 120 categories.',
      ]);
      expect(await extras()).to.have.length(1);
    });

    it('takes only the marked rows with select_across=0, and all without a marked one', async () => {
      const [first = 0] = await extras();
      const fields = { action: 'delete_selected', _selected_action: String(first) };
      const one = await browser.post(CATEGORIES, { ...fields, select_across: '0' });
      expect(textOf(one.text)).to.contain('Categories: 1 ');
      const all = await browser.post(`${CATEGORIES}?q=extra`, {
        action: 'delete_selected',
        select_across: '1',
      });
      expect(textOf(all.text)).to.contain('Categories: 120');
    });

    it('refuses more rows than one action takes', async () => {
      await addCategories(1_000, 1_000);
      expect((await browser.get(CATEGORIES)).text).not.to.contain('select_across');
      const fields = { action: 'delete_selected', select_across: '1', post: 'yes' };
      expect(await messages(`${CATEGORIES}?q=extra`, fields)).to.deep.equal([
        'This action takes at most 1,000 categories at once: filter the list first. No items have been changed.',
      ]);
      expect(await extras()).to.have.length(1_120);
    });

    it('shows all of up to 200 rows on one page', async () => {
      const pages = await browser.get(`${CATEGORIES}?q=extra`);
      expect(pages.text).to.contain('<a href="?q=extra&amp;all=1">Show all</a>');
      expect(rowIds((await browser.get(`${CATEGORIES}?q=extra&all=1`)).text)).to.have.length(120);
      expect(rowIds((await browser.get(`${CATEGORIES}?q=extra&all=`)).text)).to.have.length(120);
      await addCategories(1_000, 80);
      expect(rowIds((await browser.get(`${CATEGORIES}?q=extra&all=`)).text)).to.have.length(200);
      await addCategories(2_000, 1);
      const tooMany = await browser.get(`${CATEGORIES}?q=extra&all=`);
      expect(rowIds(tooMany.text)).to.have.length(100);
      expect(tooMany.text).not.to.contain('Show all');
    });
  });
});
