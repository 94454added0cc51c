// What a form takes from a post: multipart, text that cannot be stored, Django's names, counts of lines,
// and posts of scripts that leave out the conflict tokens.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { getOrder } from '../../../orders/models.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { getProduct, Product } from '../../../products/models.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { LIMIT_BYTES } from '../forms.js';
import { modelUrl, site } from '../site.js';
import { errorsIn, formErrorsIn, inputsIn, textOf } from './pages_read.js';

const PRODUCTS = '/admin/products/product/';
const ORDERS = '/admin/orders/order/';
const LAMP = { name: 'Lamp', description: '', price: '10', stock_quantity: '5', category_id: '1' };
const NO_CHOICE = 'Select a valid choice. That choice is not one of the available choices.';
const NUL = 'Null characters are not allowed.';
const MISSING = (names: string) =>
  `ManagementForm data is missing or has been tampered with. Missing fields: ${names}. You may need to file a bug report if the issue persists.`;

onEachDatabase('what a form takes from a post', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let lamp = 0;
  before(async () => {
    browser = await signInStaff(shop());
  });
  beforeEach(async () => {
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, category: 'other' })).id;
  });

  const product = (id: number) => getProduct(shop().db.read, id);
  const newest = () => Product.objects(shop().db.read).orderBy('id', 'desc').first();
  const changeUrl = (id: number) => `${PRODUCTS}${id}/change/`;
  const orderOf = (...items: [number, number][]) => storedOrder(shop().db, items);
  const open = async (url: string) => Object.fromEntries(inputsIn((await browser.get(url)).text));

  describe('multipart/form-data', () => {
    it('is taken like any other form, with its token', async () => {
      const answer = await browser.postMultipart(`${PRODUCTS}add/`, { ...LAMP, name: 'Lämp "1"\r\n' });
      expect(answer.status).to.equal(303);
      expect(await newest()).to.include({ name: 'Lämp "1"', price_cents: 1_000 });
    });

    it('shows errors and what was typed', async () => {
      const answer = await browser.postMultipart(`${PRODUCTS}add/`, { ...LAMP, price: 'much' });
      expect(answer.status).to.equal(200);
      expect(errorsIn(answer.text)).to.have.keys(['price']);
      expect(inputsIn(answer.text).get('price')).to.equal('much');
    });

    it('is refused without the token, with a file, broken, or too large', async () => {
      const before = await newest();
      const bad = await browser.postMultipart(`${PRODUCTS}add/`, { ...LAMP, csrfmiddlewaretoken: 'x' });
      expect(bad.status).to.equal(403);
      const file = { ...LAMP, description: new Blob(['text'], { type: 'text/plain' }) };
      const withFile = await browser.postMultipart(`${PRODUCTS}add/`, file);
      expect([withFile.status, textOf(withFile.text)]).to.satisfy(
        ([status, text]: [number, string]) => status === 400 && text.includes('Files are not accepted here.'),
      );
      const type = { 'Content-Type': 'multipart/form-data; boundary=none' };
      expect((await browser.post(`${PRODUCTS}add/`, LAMP, type)).status).to.equal(400);
      const noBoundary = { 'Content-Type': 'multipart/form-data' };
      expect((await browser.post(`${PRODUCTS}add/`, LAMP, noBoundary)).status).to.equal(400);
      const large = await browser.postMultipart(`${PRODUCTS}add/`, { ...LAMP, name: 'x'.repeat(1_100_000) });
      expect(large.status).to.equal(413);
      expect(textOf(large.text).replace(/\s+/g, ' ')).to.contain(
        'The form, with its file, is larger than 1 MB. Nothing was saved. Go back, and send less at once: divide a file, or shorten the texts.',
      );
      expect(large.text).to.contain(`href="${PRODUCTS}add/">Back to the page`);
      const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`f${index}`, '']));
      expect((await browser.postMultipart(`${PRODUCTS}add/`, many)).status).to.equal(400);
      expect(await newest()).to.deep.equal(before);
    });
  });

  it('fits, whatever is typed: browsers keep to the length of each field, without JavaScript too', async () => {
    const order = await orderOf([lamp, 1]);
    const pages = [
      ...site.registered().map(({ model }) => `${modelUrl(model)}add/`),
      ...[changeUrl(lamp), `${ORDERS}${order.id}/change/`, `${PRODUCTS}tools/receive/`, PRODUCTS],
    ];
    let forms = 0;
    for (const page of pages) {
      const { status, text } = await browser.get(page);
      if (status !== 200) continue;
      for (const [form] of text.matchAll(/<form[^>]*method="post".*?<\/form>/gs)) {
        const typed = [...form.matchAll(/<(?:textarea|input[^>]*type="(?:text|email|search|url)")[^>]*>/g)];
        const named = typed.filter(([tag]) => / name="/.test(tag));
        const lengths = named.map(([tag]) => Number(/maxlength="(\d+)"/.exec(tag)?.[1] ?? Infinity));
        // A letter takes up to 12 bytes: %F0%9F%98%80.
        const most = lengths.reduce((sum, length) => sum + 12 * length, 0);
        expect(most, page).to.be.below(LIMIT_BYTES);
        if (lengths.length > 0) forms += 1;
      }
    }
    expect(forms).to.be.above(5);
  });

  describe('text that no database can store', () => {
    it('is an error of its field, and what was typed stays', async () => {
      const answer = await browser.post(`${PRODUCTS}add/`, { ...LAMP, name: 'La\0mp', description: 'kept' });
      expect(answer.status).to.equal(200);
      expect(errorsIn(answer.text)).to.deep.equal({ name: [NUL] });
      expect(answer.text).to.contain('Please correct the error below.');
      const typed = inputsIn(answer.text);
      expect([typed.get('name'), typed.get('description')]).to.deep.equal(['La\0mp', 'kept']);
    });

    it('is an error in every kind of field, and in the lines of an inline', async () => {
      const all = await browser.post(
        `${PRODUCTS}add/`,
        Object.fromEntries(Object.keys(LAMP).map((name) => [name, '\0'])),
      );
      expect(errorsIn(all.text)).to.deep.equal(
        Object.fromEntries(Object.keys(LAMP).map((name) => [name, [NUL]])),
      );
      const order = await orderOf([lamp, 1]);
      const page = await open(`${ORDERS}${order.id}/change/`);
      const line = await browser.post(`${ORDERS}${order.id}/change/`, { ...page, 'items-0-quantity': '2\0' });
      expect(errorsIn(line.text)).to.deep.equal({ 'items-0-quantity': [NUL] });
      const replaced = await browser.post(`${PRODUCTS}add/`, { ...LAMP, name: 'La\uFFFDmp' });
      expect(errorsIn(replaced.text)).to.deep.equal({ name: ['Enter text without invalid characters.'] });
    });

    it('is an error of its field in an editable list', async () => {
      const fields = { 'form-TOTAL_FORMS': '1', 'form-INITIAL_FORMS': '1', 'form-0-id': String(lamp) };
      const values = { 'form-0-price': '1\0', 'form-0-stock_quantity': '3', _save: '1' };
      const answer = await browser.post(PRODUCTS, { ...fields, ...values });
      expect(answer.status).to.equal(200);
      expect(answer.text).to.contain(NUL);
      expect(await product(lamp)).to.include({ price_cents: 1_000, version: 1 });
    });
  });

  describe('the names of Django', () => {
    it('fill in and post a relation', async () => {
      expect(inputsIn((await browser.get(`${PRODUCTS}add/?category=3`)).text).get('category_id')).to.equal(
        '3',
      );
      const { category_id: _, ...rest } = LAMP;
      expect((await browser.post(`${PRODUCTS}add/`, { ...rest, category: '3' })).status).to.equal(303);
      expect(await newest()).to.include({ category_id: 3 });
      const wrong = await browser.post(`${PRODUCTS}add/`, { ...rest, category: '99' });
      expect(errorsIn(wrong.text)).to.deep.equal({ category_id: [NO_CHOICE] });
    });

    it('post the relations of a line, and search by a relation', async () => {
      const order = await orderOf([lamp, 1]);
      const { 'items-1-product_id': _, ...page } = await open(`${ORDERS}${order.id}/change/`);
      const line = { 'items-1-product': String(lamp), 'items-1-quantity': '2' };
      expect((await browser.post(`${ORDERS}${order.id}/change/`, { ...page, ...line })).status).to.equal(303);
      expect((await getOrder(shop().db.read, order.id)).items.map(({ quantity }) => quantity)).to.deep.equal([
        1, 2,
      ]);
      const url = '/admin/autocomplete/?app_label=orders&model_name=orderitem&field_name=product&term=lamp';
      const found = JSON.parse((await browser.get(url)).text) as { results: { id: string }[] };
      expect(found.results.map(({ id }) => id)).to.include(String(lamp));
    });
  });

  describe('the counts of the lines of an inline', () => {
    for (const [left, names] of [
      [['items-TOTAL_FORMS'], 'items-TOTAL_FORMS'],
      [['items-INITIAL_FORMS'], 'items-INITIAL_FORMS'],
      [['items-TOTAL_FORMS', 'items-INITIAL_FORMS'], 'items-TOTAL_FORMS, items-INITIAL_FORMS'],
    ] as const) {
      it(`are an error without ${names}`, async () => {
        const order = await orderOf([lamp, 1]);
        const page = await open(`${ORDERS}${order.id}/change/`);
        const kept = Object.entries(page).filter(([name]) => !(left as readonly string[]).includes(name));
        const posted = { ...Object.fromEntries(kept), customer_name: 'Bea', 'items-0-quantity': '3' };
        const answer = await browser.post(`${ORDERS}${order.id}/change/`, posted);
        expect(answer.status).to.equal(200);
        expect(formErrorsIn(answer.text)).to.deep.equal([MISSING(names)]);
        expect(await getOrder(shop().db.read, order.id)).to.deep.include({
          customer_name: order.customer_name,
          items: order.items,
        });
      });
    }

    it('are an error when they are no counts, or too high', async () => {
      const order = await orderOf([lamp, 1]);
      const page = await open(`${ORDERS}${order.id}/change/`);
      for (const wrong of ['', '-1', 'x', '1.5', '1\0']) {
        const posted = { ...page, customer_name: 'Bea', 'items-TOTAL_FORMS': wrong };
        const answer = await browser.post(`${ORDERS}${order.id}/change/`, posted);
        expect(formErrorsIn(answer.text), wrong).to.deep.equal([MISSING('items-TOTAL_FORMS')]);
      }
      const many = await browser.post(`${ORDERS}${order.id}/change/`, {
        ...page,
        'items-TOTAL_FORMS': '1001',
      });
      expect(formErrorsIn(many.text)).to.deep.equal(['Please submit at most 1000 forms.']);
      expect((await getOrder(shop().db.read, order.id)).customer_name).to.equal(order.customer_name);
    });

    it('are an error in an editable list, as is a line without its row', async () => {
      const line = {
        'form-0-id': String(lamp),
        'form-0-price': '12',
        'form-0-stock_quantity': '1',
        _save: '1',
      };
      const missing = await browser.post(PRODUCTS, line);
      expect(missing.status).to.equal(200);
      expect(textOf(missing.text)).to.contain(MISSING('form-TOTAL_FORMS, form-INITIAL_FORMS'));
      const counts = { 'form-TOTAL_FORMS': '1', 'form-INITIAL_FORMS': '1' };
      const lost = await browser.post(PRODUCTS, { ...line, ...counts, 'form-0-id': '' });
      expect(textOf(lost.text)).to.contain('(Hidden field form-0-id) This field is required.');
      expect(await product(lamp)).to.include({ price_cents: 1_000, version: 1 });
    });
  });

  describe('a script that leaves out the tokens', () => {
    it('changes the row as it is now', async () => {
      await browser.post(changeUrl(lamp), { ...LAMP, name: 'First' });
      expect((await browser.post(changeUrl(lamp), { ...LAMP, name: 'Second' })).status).to.equal(303);
      expect(await product(lamp)).to.include({ name: 'Second' });
    });

    it('changes some lines of an inline and leaves the others', async () => {
      const desk = (await storedProduct(shop().db, { name: 'Desk', price_cents: 100, category: 'other' })).id;
      const { id, items, ...order } = await orderOf([lamp, 1], [desk, 1]);
      const { customer_name, customer_email, shipping_address } = order;
      const fields = { customer_name, customer_email, shipping_address, status: 'pending' };
      const counts = { 'items-TOTAL_FORMS': '1', 'items-INITIAL_FORMS': '1' };
      const line = { 'items-0-id': String(items[1]?.id), 'items-0-product_id': String(desk) };
      const posted = { ...fields, ...counts, ...line, 'items-0-quantity': '4' };
      const answer = await browser.post(`${ORDERS}${id}/change/`, posted);
      expect(formErrorsIn(answer.text)).to.deep.equal([]);
      expect((await getOrder(shop().db.read, id)).items.map(({ quantity }) => quantity)).to.deep.equal([
        1, 4,
      ]);
      const lost = await browser.post(`${ORDERS}${id}/change/`, { ...posted, 'items-0-id': '999999' });
      expect(formErrorsIn(lost.text)).to.deep.equal([
        'Select a valid choice. 999999 is not one of the order items.',
      ]);
    });

    it('changes the rows of a list as they are now', async () => {
      const counts = { 'form-TOTAL_FORMS': '1', 'form-INITIAL_FORMS': '1', _save: '1' };
      const line = { 'form-0-id': String(lamp), 'form-0-price': '12', 'form-0-stock_quantity': '10' };
      expect((await browser.post(PRODUCTS, { ...counts, ...line })).status).to.equal(303);
      expect(await product(lamp)).to.include({ price_cents: 1_200, version: 2 });
      await browser.post(PRODUCTS, { ...counts, ...line });
      expect(await product(lamp)).to.include({ version: 2 });
    });
  });
});
