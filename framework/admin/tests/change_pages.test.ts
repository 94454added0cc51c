// Adding and changing rows: the three buttons, errors beside their fields, what the history says.
import { expect } from 'chai';
import { onEachDatabaseInOrder } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { getProduct, Product, StockMovement } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { errorsIn, inputsIn, messagesIn } from './pages_read.js';

const LIST = '/admin/products/product/';
const NO_CHOICE = 'Select a valid choice. That choice is not one of the available choices.';
const LAMP = { name: 'Lamp', description: 'Bright.', price: '12.50', stock_quantity: '4', category_id: '4' };

onEachDatabaseInOrder('adding and changing in the admin site', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const count = async () => (await Product.objects(shop().db.read)).length;
  const add = async (fields: Record<string, string> = {}) => {
    await browser.postAndFollow(`${LIST}add/`, { ...LAMP, ...fields });
    return (await Product.objects(shop().db.read).orderBy('id', 'desc').first())?.id ?? 0;
  };
  const historyOf = async (id: number) =>
    (
      await LogEntry.objects(shop().db.read)
        .where({ model_label: 'products.product', object_id: id })
        .orderBy('id')
    ).map(({ action, change_message, object_title }) => [action, object_title, change_message]);

  it('adds a row, its stock as a movement, and says so', async () => {
    const answer = await browser.post(`${LIST}add/`, { ...LAMP, archived: 'on', _save: '1' });
    expect(answer.status).to.equal(303);
    expect(answer.location).to.equal(LIST);
    expect(messagesIn((await browser.get(LIST)).text)).to.deep.equal([
      'The product “Lamp” was added successfully.',
    ]);
    const row = await Product.objects(shop().db.read).orderBy('id', 'desc').first();
    expect(row).to.deep.include({
      ...{ name: 'Lamp', description: 'Bright.', price_cents: 1250, stock_quantity: 4, category_id: 4 },
      archived: true,
    });
    const id = row?.id ?? 0;
    const movements = await StockMovement.objects(shop().db.read).where({ product_id: id });
    expect(movements.map(({ kind, delta }) => [kind, delta])).to.deep.equal([['initial', 4]]);
    expect(await historyOf(id)).to.deep.equal([['add', 'Lamp', 'Added.']]);
  });

  it('adds another, or goes on editing', async () => {
    const another = await browser.postAndFollow(`${LIST}add/`, { ...LAMP, _addanother: '1' });
    expect(messagesIn(another.text)).to.deep.equal([
      'The product “Lamp” was added successfully. You may add another product below.',
    ]);
    expect(inputsIn(another.text).get('name')).to.equal('');
    const going = await browser.postAndFollow(`${LIST}add/`, { ...LAMP, _continue: '1' });
    expect(messagesIn(going.text)).to.deep.equal([
      'The product “Lamp” was added successfully. You may edit it again below.',
    ]);
    expect(Object.fromEntries(inputsIn(going.text))).to.include(LAMP);
  });

  it('fills in what the address says, and leads from <id>/ to <id>/change/', async () => {
    const asked = inputsIn((await browser.get(`${LIST}add/?name=Desk&category_id=3`)).text);
    expect([asked.get('name'), asked.get('category_id')]).to.deep.equal(['Desk', '3']);
    for (const [value, isOn] of [
      ['1', true],
      ['True', true],
      ['0', false],
      ['False', false],
    ] as const) {
      const boolean = inputsIn((await browser.get(`${LIST}add/?archived=${value}`)).text);
      expect(boolean.has('archived'), value).to.equal(isOn);
    }
    const id = await add();
    expect((await browser.get(`${LIST}${id}/`)).location).to.equal(`${LIST}${id}/change/`);
  });

  it('shows errors beside their fields, keeps what was typed, and stores nothing', async () => {
    const before = await count();
    const answer = await browser.post(`${LIST}add/`, {
      ...{ name: ' ', description: 'kept', price: '1.234', stock_quantity: '-1', category_id: '99' },
    });
    expect(answer.status).to.equal(200);
    expect(answer.text).to.contain('Please correct the errors below.');
    expect(errorsIn(answer.text)).to.deep.equal({
      name: ['This field is required.'],
      price: ['Ensure that there are no more than 2 decimal places.'],
      stock_quantity: ['Ensure this value is greater than or equal to 0.'],
      category_id: [NO_CHOICE],
    });
    expect(answer.text).to.match(/id="id_price"[^>]* aria-describedby="id_price_error" aria-invalid="true"/);
    const typed = inputsIn(answer.text);
    expect([typed.get('description'), typed.get('price')]).to.deep.equal(['kept', '1.234']);
    expect(await count()).to.equal(before);
  });

  it('refuses values of every kind that are none', async () => {
    const wrong: [string, string, string][] = [
      ['price', '0', 'Ensure this value is greater than or equal to 0.01.'],
      ['price', 'NaN', 'Enter an amount, such as 12.50.'],
      ['price', '1e3', 'Enter an amount, such as 12.50.'],
      ['price', '100000000', 'Ensure this value is less than or equal to 99999999.99.'],
      ['stock_quantity', '1.5', 'Enter a whole number.'],
      ['stock_quantity', '', 'This field is required.'],
      ['stock_quantity', '99999999999999999999', 'Enter a whole number.'],
      ['category_id', 'books', NO_CHOICE],
      ['category_id', '', 'This field is required.'],
      ['name', 'x'.repeat(256), 'Ensure this value has at most 255 characters (it has 256).'],
    ];
    const before = await count();
    for (const [name, text, message] of wrong) {
      const answer = await browser.post(`${LIST}add/`, { ...LAMP, [name]: text });
      expect(errorsIn(answer.text), `${name}=${text}`).to.deep.equal({ [name]: [message] });
    }
    expect(await count()).to.equal(before);
  });

  it('changes what differs, through the function that the service calls, and names it in the history', async () => {
    const id = await add();
    const answer = await browser.post(`${LIST}${id}/change/`, { ...LAMP, price: '9', stock_quantity: '7' });
    expect(answer.location).to.equal(LIST);
    expect(messagesIn((await browser.get(LIST)).text)).to.deep.equal([
      'The product “Lamp” was changed successfully.',
    ]);
    expect(await getProduct(shop().db.read, id)).to.deep.include({
      ...{ price_cents: 900, stock_quantity: 7, version: 2 },
    });
    const movements = await StockMovement.objects(shop().db.read).where({ product_id: id }).orderBy('id');
    expect(movements.map(({ kind, delta }) => [kind, delta])).to.deep.equal([
      ['initial', 4],
      ['set', 3],
    ]);
    expect((await historyOf(id))[1]).to.deep.equal(['change', 'Lamp', 'Changed price and stock quantity.']);
    await browser.post(`${LIST}${id}/change/`, { ...LAMP, price: '9', stock_quantity: '7' });
    expect(await historyOf(id)).to.have.length(2);
    expect((await getProduct(shop().db.read, id)).version).to.equal(2);
  });

  it('does not take fields that are only read', async () => {
    const id = await add();
    const before = await getProduct(shop().db.read, id);
    await browser.post(`${LIST}${id}/change/`, {
      ...{ ...LAMP, created_at: '2001-01-01T00:00', version: '99', search_text: 'x', id: '77' },
    });
    expect(await getProduct(shop().db.read, id)).to.deep.equal(before);
  });

  it('says that a unique value is taken', async () => {
    const answer = await browser.post('/admin/products/category/add/', { slug: 'books', name: 'Books' });
    expect(errorsIn(answer.text)).to.deep.equal({ slug: ['Category with this Slug already exists.'] });
    const renamed = await browser.post('/admin/products/category/3/change/', { slug: 'toys', name: 'Books' });
    expect(errorsIn(renamed.text)).to.deep.equal({ slug: ['Category with this Slug already exists.'] });
  });

  it('goes back to the list when there is no such row', async () => {
    for (const path of ['change/', 'delete/', 'history/']) {
      const answer = await browser.get(`${LIST}99999/${path}`);
      expect(answer.location, path).to.equal(LIST);
      expect(messagesIn((await browser.get(LIST)).text)).to.deep.equal([
        'Product with ID “99999” doesn’t exist. Perhaps it was deleted?',
      ]);
    }
    expect((await browser.post(`${LIST}99999/change/`, LAMP)).location).to.equal(LIST);
  });
});
