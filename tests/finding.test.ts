// What callers say finds what staff look for, and lists sort as the alphabet does.
import { expect } from 'chai';
import { emailKey } from '../customers/models.js';
import { Product } from '../products/models.js';
import { rowIds, textOf } from '../framework/admin/tests/reading_lists.js';
import { onEachDatabase } from '../testing/databases.js';
import { bearer, register } from '../testing/makers/customers.js';
import { makeOrder, storedOrder } from '../testing/makers/orders.js';
import { storedProduct } from '../testing/makers/products.js';
import { type Headers, PayingShop } from '../testing/makers/paying_shop.js';
import { signInStaff } from '../testing/makers/staff.js';
import { useShop } from '../testing/shop.js';
import type { StaffBrowser } from '../testing/staff_browser.js';

const NAMES = [
  'Zebra',
  'ähre',
  'Apfel',
  'Öl',
  'oat',
  'Éclair',
  'egg',
  'İncir',
  'ısırgan',
  'Straße',
  "O'Neill",
];
/** As an alphabet has them. */
const SORTED = [
  'ähre',
  'Apfel',
  'Éclair',
  'egg',
  'İncir',
  'ısırgan',
  'oat',
  'Öl',
  "O'Neill",
  'Straße',
  'Zebra',
];

onEachDatabase('finding what a caller says', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let browser: StaffBrowser;
  let headers: Headers;
  let order = 0;

  const found = async (list: string, words: string) =>
    rowIds((await browser.get(`/admin/${list}/?q=${encodeURIComponent(words)}`)).text);

  before(async () => {
    const { db } = shop();
    for (const name of NAMES)
      await storedProduct(db, { name, stock_quantity: 50, sku: `SKU-${name.length}-${emailKey(name)}` });
    const account = { email: 'jose@example.com', password: 'correct horse battery', name: 'José García' };
    const { access_token } = await register(shop(), { ...account, phone: '+49 (170) 123-4567' });
    headers = bearer(access_token);
    const contact = {
      customer_name: account.name,
      customer_email: account.email,
      shipping_address: 'Ring 1',
    };
    order = await makeOrder(shop(), [[10, 1]], contact, headers);
    for (let number = 0; number < 12; number += 1) {
      const customer_name = number === 0 ? 'Jose Garcia' : `Ann ${number}`;
      await storedOrder(db, [[1, 1]], { customer_name, customer_email: `ann${number}@example.com` });
    }
    browser = await signInStaff(shop());
  });

  for (const words of ['jose garcia', 'JOSÉ GARCÍA', 'García', 'jose@example']) {
    it(`finds the order of José García with "${words}"`, async () => {
      expect(await found('orders/order', words)).to.include(order);
      expect(await found('orders/order', words)).not.to.include(order + 5);
    });
  }

  for (const words of ['#ID', 'ID', '+49 170 1234567', '0170/1234567', '(0170) 123 45 67', '1234567']) {
    it(`finds the order by its number or its customer's phone number: ${words}`, async () => {
      const first = (await found('orders/order', words.replace('ID', String(order)))).at(-1);
      expect(first).to.equal(order);
    });
  }

  it('finds orders by the name and the SKU of a product', async () => {
    expect(await found('orders/order', 'strasse')).to.deep.equal([order]);
    expect(await found('orders/order', 'STRASSE garcia')).to.deep.equal([order]);
    expect(await found('orders/order', 'sku-6-straße')).to.deep.equal([order]);
    expect(await found('orders/order', 'strasse nobody')).to.deep.equal([]);
    expect(await found('orders/order', 'zebra')).to.have.length(12);
  });

  it('finds payments by customer, e-mail, phone and order', async () => {
    await paying.method(headers);
    const { id } = (await paying.pay(order, headers)).body;
    for (const words of ['garcia', 'jose@example.com', '0170 1234567', String(order), `#${order}`]) {
      expect(await found('payments/transaction', words), words).to.deep.equal([id]);
    }
    expect(await found('payments/transaction', 'ann')).to.deep.equal([]);
  });

  it('finds customers by phone, in the admin and in the API', async () => {
    const [id] = await found('customers/customer', 'garcia');
    for (const words of ['0170 1234567', '+49-170-1234567', '1234567']) {
      expect(await found('customers/customer', words), words).to.deep.equal([id]);
      const { body } = await shop().get(`/api/customers/?query=${encodeURIComponent(words)}`);
      expect(
        body.customers.map((customer: { id: number }) => customer.id),
        words,
      ).to.deep.equal([id]);
    }
  });

  it('finds invoices by the number of the order', async () => {
    const { text } = await browser.get(`/admin/invoices/invoice/?q=%23${order}`);
    expect(textOf(text)).to.contain('1 result');
  });

  for (const [words, name] of [
    ['strasse', 'Straße'],
    ['STRASSE', 'Straße'],
    ['oneill', "O'Neill"],
    ['O’Neill', "O'Neill"],
    ['incir', 'İncir'],
    ['isirgan', 'ısırgan'],
    ['ahre', 'ähre'],
    ['eclair', 'Éclair'],
    ['e\u0301clair', 'Éclair'],
  ] as const) {
    it(`finds ${name} with "${words}" in the public search`, async () => {
      const { body } = await shop().get(`/api/products/search/?query=${encodeURIComponent(words)}`);
      expect(body.products.map((product: { name: string }) => product.name)).to.deep.equal([name]);
    });
  }

  it('finds a category by its name, from the API or the admin, and by its new one', async () => {
    const made = await shop().send('POST', '/api/categories/', { slug: 'cafe', name: 'Café' });
    expect(made.status).to.equal(201);
    const id = Number(made.body.id);
    expect(await found('products/category', 'cafe')).to.deep.equal([id]);
    const page = `/admin/products/category/${id}/change/`;
    await browser.get(page);
    await browser.post(page, { slug: 'teas', name: 'Thé', _save: '1' });
    expect(await found('products/category', 'the teas')).to.deep.equal([id]);
  });

  it('sorts by name as the alphabet does, in the API and in the admin', async () => {
    const { body } = await shop().get('/api/products/?ordering=name&page_size=50');
    expect(body.products.map((product: { name: string }) => product.name)).to.deep.equal(SORTED);
    const rows = await Product.objects(shop().db.read);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const { text } = await browser.get('/admin/products/product/?o=2');
    expect(rowIds(text).map((id) => names.get(id))).to.deep.equal(SORTED);
  });
});
