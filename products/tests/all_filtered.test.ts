// Changing all products of a filtered list, also if they are more than fit on pages: asked with their number, done once.
import { expect } from 'chai';
import { seed } from '../../bench/admin_seed.js';
import { LogEntry } from '../../framework/admin/models.js';
import { MOST } from '../../framework/admin/changelist/rows.js';
import { messagesIn, textOf } from '../../framework/admin/tests/pages_read.js';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { Category, Product } from '../models.js';

const LIST = '/admin/products/product/';
const FILTERED = `${LIST}?archived__exact=0`;
const ROWS = 1_300;

type Fields = Record<string, string | string[]>;

onEachDatabase('changing all products that are filtered', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const across = (action: string, more: Fields = {}): Fields => ({ action, select_across: '1', ...more });
  const products = () => Product.objects(shop().db.read).orderBy('id');
  const number = async (where: object) =>
    Number((await Product.objects(shop().db.read).where(where).count({ number: '*' }))[0]?.number);
  /** What the form of the page sends when its button is pressed. */
  const confirmed = (html: string, more: Fields): Fields => {
    const form = html.slice(html.indexOf('data-action-preview'));
    const inputs = [...form.matchAll(/<input[^>]* type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, textOf(value)]));
    return { ...fields, ...more, confirmed: '1' };
  };
  /** The page that shows what the answers change; an action without questions shows it at once. */
  const preview = async (action: string, answers: Fields = {}) => {
    const more = Object.keys(answers).length > 0 ? { post: 'yes', ...answers } : {};
    return (await browser.post(FILTERED, across(action, more))).text;
  };

  before(async () => {
    await seed(shop().db, ROWS);
    browser = await signInStaff(shop());
  });

  beforeEach(() =>
    shop().db.transaction(async (trx) => {
      await Product.objects(trx).update({ price_cents: 1_000, archived: false, category_id: 1 });
      await trx('admin_logentry').delete();
    }),
  );

  it('offers them all where an action takes so many', async () => {
    expect((await browser.get(FILTERED)).text).to.contain('Select all products that match');
    expect((await browser.get(LIST)).text).to.contain('Select all 1,300 products');
    expect((await browser.get('/admin/orders/order/')).text).to.not.contain('Select all 1,300');
  });

  it('names their number, changes them once, and says how many', async () => {
    const change = { change: '+10%' };
    const html = await preview('change_price', change);
    const text = textOf(html).replace(/\s+/g, ' ');
    expect(text).to.contain('1,300 selected').and.to.contain('1,300 will change, 0 stay the same.');
    expect(text).to.contain('And 1,100 more.').and.to.contain('Change the price of 1,300 products');
    expect(html.match(/type="hidden"/g)?.length).to.be.below(20);
    expect(await number({ price_cents: 1_000 })).to.equal(ROWS);
    const fields = confirmed(html, change);
    const answers = await Promise.all([browser.post(FILTERED, fields), browser.post(FILTERED, fields)]);
    for (const { status, location } of answers)
      expect({ status, location }).to.deep.equal({ status: 303, location: FILTERED });
    const said = messagesIn((await browser.get(FILTERED)).text);
    await browser.post(FILTERED, fields);
    said.push(...messagesIn((await browser.get(FILTERED)).text));
    expect([...new Set(said)]).to.deep.equal(['1,300 products were changed in price.']);
    expect(await number({ price_cents: 1_100 })).to.equal(ROWS);
    const entries = await LogEntry.objects(shop().db.read);
    expect(entries).to.have.length(ROWS);
    expect(entries[7]?.change_message).to.equal('Changed price. Change: +10%.');
  });

  it('goes on where it was when a part of them was done, also if those have left the list', async () => {
    const fields = confirmed(await preview('archive'), {});
    const failAfterFirst = async (): Promise<void> => {
      atCheckpoint('transaction begun', failAfterFirst);
      if ((await number({ archived: true })) > 0) throw new Error('The process was killed.');
    };
    atCheckpoint('transaction begun', failAfterFirst);
    expect((await browser.post(FILTERED, fields)).status).to.equal(500);
    atCheckpoint('transaction begun', () => Promise.resolve());
    expect(await number({ archived: true }))
      .to.be.above(0)
      .and.below(ROWS);
    expect((await browser.post(FILTERED, fields)).status).to.equal(303);
    expect(messagesIn((await browser.get(LIST)).text)).to.deep.equal(['1,300 products were archived.']);
    expect(await number({ archived: true })).to.equal(ROWS);
    expect(await LogEntry.objects(shop().db.read)).to.have.length(ROWS);
  });

  it('shows the preview again, and changes nothing, when one has changed since', async () => {
    const change = { change: '-1' };
    const fields = confirmed(await preview('change_price', change), change);
    const [first] = await products();
    await Product.objects(shop().db.maintenance)
      .where({ id: first?.id ?? 0 })
      .update({ price_cents: 1_234 });
    const again = await browser.post(FILTERED, fields);
    expect(again.status).to.equal(200);
    expect(textOf(again.text)).to.contain(
      'The products have changed since. Please look at the preview again.',
    );
    expect(textOf(again.text)).to.contain('12.34 USD');
    expect(await number({ price_cents: 1_000 })).to.equal(ROWS - 1);
    await browser.post(FILTERED, confirmed(again.text, change));
    expect(await number({ price_cents: 900 })).to.equal(ROWS - 1);
    expect(await number({ price_cents: 1_134 })).to.equal(1);
  });

  it('shows the preview again when another change was typed', async () => {
    const fields = confirmed(await preview('change_price', { change: '-1' }), { change: '-2' });
    const again = await browser.post(FILTERED, fields);
    expect(textOf(again.text)).to.contain('8.00 USD');
    expect(await number({ price_cents: 1_000 })).to.equal(ROWS);
  });

  it('changes the others, and counts those that it could not', async () => {
    const ids = (await products()).slice(0, 300).map(({ id }) => id);
    await Product.objects(shop().db.maintenance).whereIn('id', ids).update({ price_cents: 50 });
    const change = { change: '-1' };
    const { status, text } = await browser.post(
      FILTERED,
      confirmed(await preview('change_price', change), change),
    );
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('1,000 products were changed in price.');
    expect(textOf(text)).to.contain('300 products were not changed:').and.to.contain('And 100 more.');
    expect(await number({ price_cents: 900 })).to.equal(1_000);
    expect(await number({ price_cents: 50 })).to.equal(300);
  });

  it('sets the category, and says so when it is gone', async () => {
    const books = await Category.objects(shop().db.read).where({ slug: 'books' }).first();
    const category = { category: String(books?.id) };
    const html = await preview('set_category', category);
    expect((await browser.post(FILTERED, confirmed(html, category))).status).to.equal(303);
    expect(await number({ category_id: books?.id })).to.equal(ROWS);
    const gone = { category: '999999' };
    const refused = await browser.post(FILTERED, {
      ...confirmed(await preview('set_category', category), gone),
      previewed: JSON.stringify(gone),
    });
    expect(textOf(refused.text)).to.contain('There is no such category any more.');
    expect(await number({ category_id: books?.id })).to.equal(ROWS);
  });

  it('is for those who may change products', async () => {
    const change = { change: '+1' };
    const fields = confirmed(await preview('change_price', change), change);
    const viewer = await signInStaff(shop(), ['products.view_product']);
    const { csrfmiddlewaretoken: _, ...others } = fields;
    expect((await viewer.post(FILTERED, others)).status).to.equal(403);
    expect(await number({ price_cents: 1_000 })).to.equal(ROWS);
  });

  it('refuses more than it takes before anything is changed', async () => {
    const sample = (await products())[0];
    if (!sample) throw new Error('There is no product.');
    const more = Array.from({ length: MOST + 1 - ROWS }, (_, index) => {
      const { id: _id, ...row } = { ...sample, sku: null, name: `More ${index}` };
      return row;
    });
    await shop().db.transaction(async (trx) => {
      for (let from = 0; from < more.length; from += 250)
        await Product.objects(trx).insert(more.slice(from, from + 250));
    });
    const answer = await browser.post(LIST, across('archive'));
    expect(answer.status).to.equal(303);
    const page = (await browser.get(LIST)).text;
    expect(messagesIn(page)).to.deep.equal([
      'This action takes at most 10,000 products at once: filter the list first. No items have been changed.',
    ]);
    expect(page).to.not.contain('Select all 10,001');
    expect(await number({ archived: true })).to.equal(0);
    const orders = '/admin/orders/order/';
    await browser.post(orders, across('mark_processing'));
    expect(messagesIn((await browser.get(orders)).text)).to.deep.equal([
      'This action takes at most 1,000 orders at once: filter the list first. No items have been changed.',
    ]);
  });
});
