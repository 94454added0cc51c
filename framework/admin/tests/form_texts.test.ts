// What people typed is shown as text wherever it is shown; filters survive a save; histories and the
// search for related rows.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { Order } from '../../../orders/models.js';
import { Category, Product } from '../../../products/models.js';
import { adjustStock } from '../../../products/stock.js';
import { recentActions } from '../history.js';
import { errorsIn, inputsIn, textOf } from './pages_read.js';

const SCRIPT = `"><script>alert('1')</script><b>&amp;`;
const PRODUCTS = '/admin/products/product/';

onEachDatabase('texts, filters and histories of forms', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const LAMP = { name: 'Lamp', description: '', price: '10', stock_quantity: '5', category_id: '1' };
  const add = async (fields: Record<string, string>) => {
    await browser.postAndFollow(`${PRODUCTS}add/`, { ...LAMP, ...fields });
    return (await Product.objects(shop().db.read).orderBy('id', 'desc').first())?.id ?? 0;
  };
  const expectText = async (path: string) => {
    const { text, status } = await browser.get(path);
    expect(status, path).to.equal(200);
    expect(text, path).to.not.contain('<script>alert');
    expect(text, path).to.not.contain('"><b>');
    expect(text, path).to.contain('&lt;script&gt;alert');
  };

  it('shows HTML and script in every text field as text, on every page of the row', async () => {
    const id = await add({ name: SCRIPT, description: `</textarea>${SCRIPT}` });
    for (const page of ['change/', 'history/', 'delete/']) await expectText(`${PRODUCTS}${id}/${page}`);
    expect(inputsIn((await browser.get(`${PRODUCTS}${id}/change/`)).text).get('name')).to.equal(SCRIPT);
    const typed = await browser.post(`${PRODUCTS}${id}/change/`, { ...LAMP, name: SCRIPT, price: SCRIPT });
    expect(typed.text).to.not.contain('<script>alert');
    expect(errorsIn(typed.text)).to.have.keys(['price']);
    const chosen = await browser.post(`${PRODUCTS}add/`, { ...LAMP, category_id: SCRIPT });
    expect(chosen.text).to.not.contain('<script>alert');

    await browser.postAndFollow('/admin/products/category/add/', { slug: 'script', name: SCRIPT });
    const category = await Category.objects(shop().db.read).where({ slug: 'script' }).first();
    for (const page of ['change/', 'history/', 'delete/'])
      await expectText(`/admin/products/category/${category?.id}/${page}`);
    await expectText(`${PRODUCTS}add/`);

    const order = {
      ...{ customer_name: SCRIPT, customer_email: 'a@example.com', shipping_address: `</textarea>${SCRIPT}` },
      ...{
        status: 'pending',
        'items-TOTAL_FORMS': '1',
        'items-INITIAL_FORMS': '0',
        'items-0-product_id': String(id),
      },
      'items-0-quantity': '1',
    };
    await browser.postAndFollow('/admin/orders/order/add/', order);
    const placed = await Order.objects(shop().db.read).orderBy('id', 'desc').first();
    for (const page of ['change/', 'history/', 'delete/'])
      await expectText(`/admin/orders/order/${placed?.id}/${page}`);
    await expectText(`${PRODUCTS}${id}/delete/`);
  });

  it('keeps the filters of the list through every save', async () => {
    const id = await add({});
    const kept = `?${new URLSearchParams({ _changelist_filters: 'q=lamp&archived=0&p=2' }).toString()}`;
    const change = `${PRODUCTS}${id}/change/${kept}`;
    const page = (await browser.get(change)).text;
    expect(page).to.contain(`href="${PRODUCTS}?q=lamp&amp;archived=0&amp;p=2"`);
    const fields = Object.fromEntries(inputsIn(page));
    const list = `${PRODUCTS}?q=lamp&archived=0&p=2`;
    expect((await browser.post(change, { ...fields, price: '11' })).location).to.equal(list);
    const current = Object.fromEntries(inputsIn((await browser.get(change)).text));
    expect((await browser.post(change, { ...current, _continue: '1' })).location).to.equal(change);
    expect((await browser.post(change, { ...current, _addanother: '1' })).location).to.equal(
      `${PRODUCTS}add/${kept}`,
    );
    expect((await browser.post(`${PRODUCTS}add/${kept}`, LAMP)).location).to.equal(list);
    expect((await browser.post(`${PRODUCTS}${id}/delete/${kept}`, { post: 'yes' })).location).to.equal(list);
  });

  it('never leads anywhere else by the filters', async () => {
    const id = await add({});
    const kept = `?${new URLSearchParams({ _changelist_filters: '//evil.example/\r\nX: 1#' }).toString()}`;
    const answer = await browser.post(`${PRODUCTS}${id}/delete/${kept}`, { post: 'yes' });
    expect(answer.location).to.match(/^\/admin\/products\/product\/\?/);
  });

  it('tells who did what and when, and what this user did last', async () => {
    const id = await add({ name: 'First' });
    const fields = Object.fromEntries(inputsIn((await browser.get(`${PRODUCTS}${id}/change/`)).text));
    await browser.post(`${PRODUCTS}${id}/change/`, { ...fields, name: 'Second', stock_quantity: '9' });
    const { text } = await browser.get(`${PRODUCTS}${id}/history/`);
    const cells = [...text.matchAll(/<td data-label="(?:User|Action)">(.*?)<\/td>/gs)].map(([, cell = '']) =>
      textOf(cell),
    );
    expect(cells).to.deep.equal(
      [
        'staff1',
        'Added.',
        'staff1',
        'Changed name from “First” to “Second”. Changed stock quantity from 5 to 9.',
      ].map((cell) => (cell === 'staff1' ? (cells[0] ?? '') : cell)),
    );
    expect(cells[0]).to.match(/^staff\d+$/);
    await browser.post(`${PRODUCTS}${id}/delete/`, { post: 'yes' });
    const actions = await recentActions(shop().db.read, browser.userId);
    expect(actions.slice(0, 3).map(({ action, object_title }) => [action, object_title])).to.deep.equal([
      ['delete', 'Second'],
      ['change', 'Second'],
      ['add', 'First'],
    ]);
    expect(actions.length).to.be.at.most(10);
  });

  it('shows the newest movements of a product, and says how many there are', async () => {
    const id = await add({ name: 'Moved' });
    for (let step = 0; step < 21; step += 1) await adjustStock(shop().db, id, 1, SCRIPT);
    const { text } = await browser.get(`${PRODUCTS}${id}/change/`);
    expect(text.match(/data-inline-row/g)).to.have.length(20);
    expect(textOf(text)).to.contain('The newest 20 of 22.');
    expect(text).to.not.contain('<script>alert');
    expect(text).to.not.contain('movements-TOTAL_FORMS');
  });

  it('searches for a category when there are too many for a list', async () => {
    const rows = Array.from({ length: 101 }, (_, index) => ({
      slug: `c${index}`,
      name: `Category ${index}`,
    }));
    await shop().db.transaction((trx) => Category.objects(trx).insert(rows));
    const { text } = await browser.get(`${PRODUCTS}${await add({ category_id: '4' })}/change/`);
    expect(text).to.match(
      /<input type="text" [^>]*name="category_id" value="4" data-autocomplete-url="[^"]*" data-autocomplete-text="Home &amp; Garden"/,
    );
    const wrong = await browser.post(`${PRODUCTS}add/`, { ...LAMP, category_id: 'Home' });
    expect(errorsIn(wrong.text)).to.deep.equal({
      category_id: ['Select a valid choice. That choice is not one of the available choices.'],
    });
  });

  it('finds related rows by their words, for those who may see them', async () => {
    const ids = [await add({ name: 'Searched blue lamp' }), await add({ name: 'Searched red lamp' })];
    const url = (term: string, field = 'product_id') =>
      `/admin/autocomplete/?app_label=orders&model_name=orderitem&field_name=${field}&term=${encodeURIComponent(term)}`;
    const found = async (term: string) =>
      JSON.parse((await browser.get(url(term))).text) as { results: { id: string; text: string }[] };
    expect(await found('searched LAMP')).to.deep.equal({
      results: [
        { id: String(ids[1]), text: 'Searched red lamp · 10.00 USD · 5 in stock' },
        { id: String(ids[0]), text: 'Searched blue lamp · 10.00 USD · 5 in stock' },
      ],
      pagination: { more: false },
    });
    expect((await found('searched blue')).results.map(({ id }) => id)).to.deep.equal([String(ids[0])]);
    expect((await found('%')).results).to.deep.equal([]);
    const clerk = await signInStaff(shop(), ['orders.change_order', 'orders.change_orderitem']);
    expect((await clerk.get(url('lamp'))).status).to.equal(403);
    for (const field of ['quantity', 'nothing', '__proto__'])
      expect((await browser.get(url('lamp', field))).status, field).to.equal(403);
  });
});
