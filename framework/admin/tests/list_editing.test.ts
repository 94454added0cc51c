// Changing price and stock in the list of products.
import { expect } from 'chai';
import { updateProduct } from '../../../products/catalogue.js';
import { getProduct, StockMovement } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { listForm, textOf } from './reading_lists.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LIST = '/admin/products/product/';

onEachDatabase('editing in a list', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const product = (id: number) => getProduct(shop().db.read, id);
  const movements = (id: number) =>
    StockMovement.objects(shop().db.read).where({ product_id: id }).orderBy('id');
  const opened = async (query = '?o=1') => listForm((await browser.get(LIST + query)).text);

  beforeEach(async () => {
    await shop().db.transaction(async (trx) => {
      for (const table of ['products_stockmovement', 'products_product', 'admin_logentry'])
        await trx(table).delete();
    });
    for (const [index, name] of ['Lamp', 'Chair'].entries()) {
      const made = await storedProduct(shop().db, {
        ...{ name, price_cents: 1_000, stock_quantity: 10, category: 'home' },
      });
      await shop().db.transaction((trx) =>
        trx('products_stockmovement').where({ product_id: made.id }).delete(),
      );
      await shop().db.transaction((trx) =>
        trx('products_product')
          .where({ id: made.id })
          .update({ id: index + 1 }),
      );
    }
    browser = await signInStaff(shop());
  });

  it('saves what was changed, as a movement of the stock, and in the history', async () => {
    const fields = {
      ...(await opened('?o=1&in_stock=yes')),
      'form-0-stock_quantity': 7,
      'form-1-price': '12.50',
    };
    const answer = await browser.post(`${LIST}?o=1&in_stock=yes`, { ...fields, _save: '1' });
    expect(answer).to.include({ status: 303, location: `${LIST}?o=1&in_stock=yes` });
    expect(await product(1)).to.include({ stock_quantity: 7, price_cents: 1_000, version: 2 });
    expect(await product(2)).to.include({ stock_quantity: 10, price_cents: 1_250, version: 2 });
    expect(await movements(1)).to.have.length(1);
    expect((await movements(1))[0]).to.include({ kind: 'set', delta: -3, stock_quantity: 7 });
    expect(await movements(2)).to.have.length(0);
    const entries = await LogEntry.objects(shop().db.read).orderBy('id');
    expect(entries.map(({ object_id, change_message }) => [object_id, change_message])).to.deep.equal([
      [1, 'Changed stock quantity.'],
      [2, 'Changed price.'],
    ]);
    expect(textOf((await browser.get(answer.location)).text)).to.contain(
      '2 products were changed successfully.',
    );
  });

  it('changes nothing when nothing was changed', async () => {
    const answer = await browser.post(LIST, { ...(await opened()), _save: '1' });
    expect(answer.status).to.equal(303);
    expect(await product(1)).to.include({ version: 1 });
    expect(textOf((await browser.get(LIST)).text)).to.contain('Nothing was changed.');
  });

  it('says what is wrong beside the field, keeps what was typed, and saves the other rows', async () => {
    const fields = { ...(await opened()), 'form-0-stock_quantity': '-1', 'form-1-price': '12.50' };
    const { status, text } = await browser.post(LIST, { ...fields, _save: '1' });
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('1 product was not saved. Please correct the errors below.');
    expect(textOf(text)).to.contain('1 product was changed successfully.');
    expect(text).to.contain('value="-1"').and.to.contain('value="12.50"');
    expect(text).to.contain(
      'aria-invalid="true" aria-describedby="id_form-0-stock_quantity_error id_form-0-stock_quantity_current"',
    );
    expect(textOf(text.slice(text.indexOf('id="id_form-0-stock_quantity_error"')))).to.contain(
      'Ensure this value is greater than or equal to 0.',
    );
    expect(await product(1)).to.include({ stock_quantity: 10, version: 1 });
    expect(textOf(text)).to.contain('Now: 10');
    expect(await product(2)).to.include({ price_cents: 1_250, version: 2 });
    expect(await LogEntry.objects(shop().db.read)).to.have.length(1);
  });

  for (const [field, value] of [
    ['price', 'abc'],
    ['price', '1.234'],
    ['price', '0'],
    ['price', ''],
    ['price', '999999999999'],
    ['stock_quantity', '1.5'],
    ['stock_quantity', '99999999999999999999'],
    ['stock_quantity', '<script>'],
  ] as const) {
    it(`refuses ${value || 'nothing'} as ${field}`, async () => {
      const fields = { ...(await opened()), [`form-0-${field}`]: value, _save: '1' };
      const { status, text } = await browser.post(LIST, fields);
      expect(status).to.equal(200);
      expect(text).to.contain(`id="id_form-0-${field}_error"`).and.not.to.contain('<script>');
      expect(await product(1)).to.include({ stock_quantity: 10, price_cents: 1_000 });
    });
  }

  it('tells the second of two who change the same row, shows both values, and saves when that was seen', async () => {
    const fields = { ...(await opened()), 'form-0-price': '11.00', 'form-1-price': '12.00', _save: '1' };
    await updateProduct(shop().db, 1, { price_cents: 1_500 });
    const { status, text } = await browser.post(LIST, fields);
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('Someone else changed this product in the meantime.');
    expect(textOf(text)).to.contain('Now: 15.00');
    expect(text).to.contain('value="11.00"');
    expect(await product(1)).to.include({ price_cents: 1_500 });
    expect(await product(2)).to.include({ price_cents: 1_200 });
    const again = await browser.post(LIST, { ...listForm(text), _save: '1' });
    expect(again.status).to.equal(303);
    expect(await product(1)).to.include({ price_cents: 1_100 });
    expect(await product(2)).to.include({ price_cents: 1_200 });
  });

  const sell = async (product_id: number, quantity: number) => {
    const order = { customer_name: 'A', customer_email: 'a@example.com', shipping_address: 'S' };
    const items = [{ product_id, quantity }];
    expect((await shop().send('POST', '/api/orders/', { ...order, items })).status).to.equal(201);
  };
  const deleteOrders = () => shop().db.transaction(async (trx) => void (await trx('orders_order').delete()));

  it('adds to the stock what was added to the one that was seen, whatever was sold meanwhile', async () => {
    const fields = { ...(await opened()), 'form-0-stock_quantity': 22, 'form-1-price': '12.00', _save: '1' };
    await sell(1, 4);
    const answer = await browser.postAndFollow(LIST, fields);
    expect(await product(1)).to.include({ stock_quantity: 18 });
    expect(textOf(answer.text)).to.contain(
      'Lamp: the stock quantity had changed from 10 to 6. Your change of +12 made it 18.',
    );
    expect((await movements(1)).at(-1)).to.include({ kind: 'set', delta: 12, stock_quantity: 18 });
    expect(await product(2)).to.include({ price_cents: 1_200 });
    await deleteOrders();
  });

  it('does not add the same twice when the list is sent twice', async () => {
    const page = await browser.get(`${LIST}?o=1`);
    const key = /name="_form_key" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    const fields = { ...listForm(page.text), _form_key: key, 'form-0-stock_quantity': 15, _save: '1' };
    const answers = await Promise.all([browser.post(LIST, fields), browser.post(LIST, fields)]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await product(1)).to.include({ stock_quantity: 15 });
    expect(await movements(1)).to.have.length(1);
  });

  it('takes no more than is left, and shows what is left beside what was typed', async () => {
    const fields = { ...(await opened()), 'form-0-stock_quantity': 2, _save: '1' };
    await sell(1, 5);
    const { status, text } = await browser.post(LIST, fields);
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('It is 5 now, so your change of -8 would make it -3.');
    expect(textOf(text)).to.contain('Now: 5');
    expect(await product(1)).to.include({ stock_quantity: 5 });
    const again = await browser.post(LIST, { ...listForm(text), _save: '1' });
    expect(again.status).to.equal(303);
    expect(await product(1)).to.include({ stock_quantity: 2 });
    await deleteOrders();
  });

  it('says that a row was deleted meanwhile, and saves the others', async () => {
    const fields = { ...(await opened()), 'form-0-price': '11.00', 'form-1-price': '12.00', _save: '1' };
    await shop().db.transaction((trx) => trx('products_product').where({ id: 1 }).delete());
    const { status, text } = await browser.post(LIST, fields);
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('Product 1 was deleted in the meantime.');
    expect(await product(2)).to.include({ price_cents: 1_200 });
    const again = { ...listForm(text), 'form-0-price': '13.00', _save: '1' };
    expect((await browser.post(LIST, again)).status).to.equal(303);
    expect(await product(2)).to.include({ price_cents: 1_300 });
  });

  it('takes no field that the list does not offer', async () => {
    const fields = {
      ...(await opened()),
      'form-0-name': 'Stolen',
      'form-0-version': 9,
      'form-0-archived': 'on',
    };
    await browser.post(LIST, { ...fields, _save: '1' });
    expect(await product(1)).to.include({ name: 'Lamp', archived: false, version: 1 });
  });

  it('saves when Enter was pressed in a field and no action chosen', async () => {
    const fields = { ...(await opened()), 'form-0-price': '11.00', action: '', index: '0' };
    expect((await browser.post(LIST, fields)).status).to.equal(303);
    expect(await product(1)).to.include({ price_cents: 1_100 });
  });
});
