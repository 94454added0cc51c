// What follows a saved form: links to the row, "Save and add another", "Save as new", and windows of their
// own, which hand a row back to the form that opened them.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { Category, getProduct, Product } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { errorsIn, inputsIn, messagesIn } from './pages_read.js';

const PRODUCTS = '/admin/products/product/';
const CATEGORIES = '/admin/products/category/';
const LAMP = { name: 'Lamp <1>', description: '', price: '10', stock_quantity: '5', category_id: '1' };

onEachDatabase('after a form was saved', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const newest = async () => (await Product.objects(shop().db.read).orderBy('id', 'desc').first())?.id ?? 0;
  const count = async () => (await Product.objects(shop().db.read)).length;
  const add = async () => {
    await browser.postAndFollow(`${PRODUCTS}add/`, LAMP);
    return newest();
  };
  const open = async (url: string) => Object.fromEntries(inputsIn((await browser.get(url)).text));
  const buttons = (text: string) =>
    [...text.matchAll(/<button[^>]* name="(_\w+)"/g)].map(([, name = '']) => name);

  describe('the message', () => {
    it('links to the row that was added or changed', async () => {
      await browser.post(`${PRODUCTS}add/`, LAMP);
      const link = `The product “<a href="${PRODUCTS}${await newest()}/change/">Lamp &lt;1&gt;</a>” was`;
      expect((await browser.get(PRODUCTS)).text).to.contain(`${link} added successfully.</span>`);
      await browser.post(`${PRODUCTS}${await newest()}/change/`, { ...LAMP, price: '11' });
      expect((await browser.get(PRODUCTS)).text).to.contain(`${link} changed successfully.</span>`);
    });

    it('has no link for those who may not change the row', async () => {
      const adder = await signInStaff(shop(), ['products.add_product', 'products.view_product']);
      await adder.post(`${PRODUCTS}add/`, LAMP);
      const { text } = await adder.get(PRODUCTS);
      expect(text).to.contain('<span>The product “Lamp &lt;1&gt;” was added successfully.</span>');
    });

    it('is cut when the row has a very long name', async () => {
      const name = 'ü'.repeat(255);
      for (let times = 0; times < 3; times += 1) await browser.post(`${PRODUCTS}add/`, { ...LAMP, name });
      const messages = messagesIn((await browser.get(PRODUCTS)).text);
      expect(messages.at(-1)).to.match(/^The product “ü+…?” was added successfully\.$/);
    });
  });

  it('“Save and add another” keeps what the address filled in', async () => {
    const url = `${PRODUCTS}add/?category=3&name=Desk&_changelist_filters=q%3Dlamp`;
    const answer = await browser.post(url, { ...(await open(url)), ...LAMP, _addanother: '1' });
    expect(answer.location).to.equal(url);
    const next = await open(answer.location);
    expect([next.name, next.category_id, next.price]).to.deep.equal(['Desk', '3', '']);
  });

  describe('“Save as new”', () => {
    it('stores the form as another row and leaves this one', async () => {
      const id = await add();
      const url = `${PRODUCTS}${id}/change/`;
      expect(buttons((await browser.get(url)).text)).to.deep.equal(['_save', '_saveasnew', '_continue']);
      const posted = { ...(await open(url)), name: 'Lamp 2', _saveasnew: '1' };
      const answer = await browser.post(url, posted);
      const made = await newest();
      expect(made).to.not.equal(id);
      expect(answer.location).to.equal(`${PRODUCTS}${made}/change/`);
      expect(messagesIn((await browser.get(answer.location)).text)).to.deep.equal([
        'The product “Lamp 2” was added successfully. You may edit it again below.',
      ]);
      expect(await getProduct(shop().db.read, made)).to.include({ name: 'Lamp 2', stock_quantity: 5 });
      expect(await getProduct(shop().db.read, id)).to.include({ name: LAMP.name, version: 1 });
      const entries = LogEntry.objects(shop().db.read).where({ model_label: 'products.product' });
      const last = await entries.orderBy('id', 'desc').first();
      expect(last).to.include({ action: 'add', object_id: made });
    });

    it('shows errors with no other button', async () => {
      const url = `${PRODUCTS}${await add()}/change/`;
      const before = await count();
      const answer = await browser.post(url, { ...(await open(url)), price: '', _saveasnew: '1' });
      expect(errorsIn(answer.text)).to.have.keys(['price']);
      expect(buttons(answer.text)).to.deep.equal(['_saveasnew']);
      expect(await count()).to.equal(before);
    });

    it('needs the permission to add', async () => {
      const id = await add();
      const before = await count();
      const changer = await signInStaff(shop(), ['products.change_product']);
      const { text } = await changer.get(`${PRODUCTS}${id}/change/`);
      expect(buttons(text)).to.deep.equal(['_save', '_continue']);
      const posted = { ...LAMP, name: 'Other', _saveasnew: '1' };
      expect((await changer.post(`${PRODUCTS}${id}/change/`, posted)).status).to.equal(403);
      expect(await count()).to.equal(before);
      expect((await getProduct(shop().db.read, id)).name).to.equal(LAMP.name);
    });
  });

  describe('a window of its own', () => {
    const POPUP = '?_to_field=id&_popup=1';

    it('is opened by the links beside a relation, for those who may', async () => {
      const links = (text: string) =>
        [...text.matchAll(/ (?:href|data-href-template)="(\/admin\/products\/category\/[^"]+)"/g)].map(
          ([, url = '']) => url.replaceAll('&amp;', '&'),
        );
      const row = `${CATEGORIES}__fk__/change/`;
      expect(links((await browser.get(`${PRODUCTS}add/`)).text)).to.have.members([
        ...[`${CATEGORIES}add/`, `${row}${POPUP}`, `${CATEGORIES}add/${POPUP}`, `${row}?_to_field=id`],
      ]);
      const clerk = await signInStaff(shop(), ['products.add_product', 'products.view_category']);
      expect(links((await clerk.get(`${PRODUCTS}add/`)).text)).to.deep.equal([`${row}?_to_field=id`]);
      const other = await signInStaff(shop(), ['products.add_product']);
      expect(links((await other.get(`${PRODUCTS}add/`)).text)).to.deep.equal([]);
    });

    it('has only the form, with one button', async () => {
      for (const url of [`${CATEGORIES}add/${POPUP}`, `${CATEGORIES}1/change/${POPUP}`]) {
        const { text } = await browser.get(url);
        expect(buttons(text), url).to.deep.equal(['_save']);
        expect(inputsIn(text).get('_popup')).to.equal('1');
        expect(inputsIn(text).get('_to_field')).to.equal('id');
        for (const part of ['site-header', 'breadcrumbs', 'navigation', '/history/', '/delete/'])
          expect(text, `${url} ${part}`).to.not.contain(part);
      }
    });

    it('hands an added and a changed row back', async () => {
      const name = 'Toys "&" <games>';
      const form = { name, slug: 'popup-toys', _popup: '1', _to_field: 'id' };
      const added = await browser.post(`${CATEGORIES}add/${POPUP}`, form);
      expect(added.status).to.equal(200);
      const row = await Category.objects(shop().db.read).where({ slug: 'popup-toys' }).first();
      expect(added.text).to.contain(
        `data-popup-response="added" data-row-id="${row?.id}" data-row-title="Toys &#34;&amp;&#34; &lt;games&gt;"`,
      );
      expect(added.text).to.contain('/static/admin/popup.js');
      const changed = await browser.post(`${CATEGORIES}${row?.id}/change/`, { ...form, name: 'Games' });
      expect(changed.text).to.contain(
        `data-popup-response="changed" data-row-id="${row?.id}" data-row-title="Games"`,
      );
      expect(messagesIn((await browser.get(PRODUCTS)).text)).to.deep.equal([]);
    });

    it('stays a window of its own when there are errors', async () => {
      const { text } = await browser.post(`${CATEGORIES}add/`, { name: '', slug: 'x', _popup: '1' });
      expect(errorsIn(text)).to.have.keys(['name']);
      expect(buttons(text)).to.deep.equal(['_save']);
      expect(text).to.not.contain('site-header');
    });

    it('refuses fields that no relation refers to', async () => {
      for (const field of ['name', 'missing', 'pk', '__proto__']) {
        const url = `${CATEGORIES}add/?_popup=1&_to_field=${field}`;
        expect((await browser.get(url)).status, field).to.equal(400);
        const form = { name: 'A', slug: 'never', _popup: '1', _to_field: field };
        expect((await browser.post(`${CATEGORIES}add/`, form)).status, field).to.equal(400);
      }
      expect(await Category.objects(shop().db.read).where({ slug: 'never' })).to.have.length(0);
      for (const path of ['', '1/change/', '1/delete/']) {
        expect((await browser.get(`${CATEGORIES}${path}?_to_field=name`)).status, path).to.equal(400);
        expect((await browser.get(`${CATEGORIES}${path}?_to_field=id`)).status, path).to.equal(200);
      }
      expect((await browser.post(`${CATEGORIES}1/delete/?_to_field=name`, { post: 'yes' })).status).to.equal(
        400,
      );
      expect((await browser.get(`${CATEGORIES}add/?_to_field=id`)).status).to.equal(200);
    });
  });

  it('folds a fieldset, and opens it for its errors', async () => {
    const { text } = await browser.get(`${PRODUCTS}${await add()}/change/`);
    expect(text).to.match(/<details>\s*<summary id="section_2">Dates<\/summary>/);
    expect(text).to.match(/<legend>Sale<\/legend>/);
  });

  it('names the fields that a slug is made of, on the page of a new row', async () => {
    const isFilled = /name="slug"[^>]* data-prepopulate-from="name"/;
    expect((await browser.get(`${CATEGORIES}add/`)).text).to.match(isFilled);
    expect((await browser.get(`${CATEGORIES}1/change/`)).text).to.not.match(isFilled);
  });
});
