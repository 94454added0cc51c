// Shops whose currency has no decimals, or three: the sample catalogue, prices, orders, payments, refunds,
// the admin and the files that people take away.
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { endCommands, runCommand } from '../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import type { Shop } from '../testing/shop.js';
import type { StaffBrowser } from '../testing/staff_browser.js';
import { signInStaff } from '../testing/makers/staff.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { TestProviderEntry } from '../payments/providers/test_ledger.js';
import { PaymentTransaction } from '../payments/models.js';
import { openShop } from './shop_process.js';
import { JANE } from '../testing/makers/contacts.js';

interface Case {
  currency: string;
  /** Of the sample's laptop, which is 99,999 minor units. */
  laptop: number;
  /** [price, minor units, text in the admin] */
  price: [number, number, string];
  noisy: [number, number];
  refused: number[];
  rule: string;
  step: string;
  refund: [number, string];
}

const CASES: Case[] = [
  {
    ...{ currency: 'JPY', laptop: 99_999, price: [1_500, 1_500, '1,500'], noisy: [999.9999999, 1_000] },
    ...{ refused: [0.5, 1_500.01, 999.99], rule: 'must be an amount with no decimals', step: '1' },
    refund: [501, '2499'],
  },
  {
    ...{
      currency: 'KWD',
      laptop: 99.999,
      price: [1.255, 1_255, '1.255'],
      noisy: [Math.fround(1.234), 1_234],
    },
    ...{ refused: [1.2345, 0.0005], rule: 'must be an amount with at most three decimals', step: '0.001' },
    refund: [0.5, '2.010'],
  },
];

for (const { currency, laptop, price, noisy, refused, rule, step, refund } of CASES) {
  onEachDatabase(`a shop with CURRENCY=${currency}`, function (dialect) {
    let database: TestDatabase;
    let shop: Shop;
    let paying: PayingShop;
    let browser: StaffBrowser;
    const [amount, cents, text] = price;

    before(async function () {
      this.timeout(180_000);
      database = await createEmptyDatabase(dialect);
      shop = await openShop(new Database(database.url), { CURRENCY: currency });
      paying = new PayingShop(() => shop);
      browser = await signInStaff(shop);
    });
    after(async () => {
      await shop.stop();
      await endCommands();
      await shop.db.close();
      await database.drop();
    });

    const make = async (value: number, stock_quantity = 10) =>
      shop.send('POST', '/api/products/', { name: 'Kettle', price: value, stock_quantity });

    it('opens with the sample, whose amounts add up', async () => {
      const { body } = await shop.get('/api/products/1/');
      expect([body.price, body.currency]).to.deep.equal([laptop, currency]);
      const { body: list } = await shop.get('/api/orders/?page_size=100');
      expect(list.orders).to.have.length.above(5);
      for (const order of list.orders as { total_amount: number; items: { subtotal: number }[] }[]) {
        const sum = order.items.reduce((total, item) => total + item.subtotal, 0);
        expect(order.total_amount).to.be.closeTo(sum, 0.0001);
      }
    });

    it('takes prices of whole minor units alone', async () => {
      const made = await make(amount);
      expect([made.status, made.body.product.price]).to.deep.equal([201, amount]);
      expect((await make(noisy[0])).status).to.equal(201);
      const rows = await shop.db.read('products_product').where({ name: 'Kettle' }).orderBy('id');
      expect(rows.map((row: { price_cents: number }) => row.price_cents)).to.deep.equal([cents, noisy[1]]);
      for (const value of refused) {
        const { status, body } = await make(value);
        expect([status, body.details[0]], String(value)).to.deep.equal([
          400,
          { field: 'price', message: rule },
        ]);
      }
      const found = await shop.get(
        `/api/products/search/?query=kettle&min_price=${amount}&max_price=${amount}`,
      );
      expect(found.body.products.map((product: { price: number }) => product.price)).to.deep.equal([amount]);
    });

    it('charges and refunds minor units of the currency', async () => {
      const { body } = await make(amount);
      const headers = await paying.customer();
      await paying.method(headers);
      const items = [{ product_id: body.product.id, quantity: 2 }];
      const placed = await shop.send('POST', '/api/orders/', { ...JANE, items }, headers);
      const order = placed.body.order;
      expect([order.total_amount, order.currency]).to.deep.equal([2 * amount, currency]);
      const paid = await paying.pay(order.id, headers);
      expect([paid.body.amount, paid.body.currency]).to.deep.equal([2 * amount, currency]);
      const [given, left] = refund;
      for (const wrong of refused) {
        const answer = await paying.refund(paid.body.id, { amount: wrong });
        expect([answer.status, answer.body.details[0]]).to.deep.equal([
          400,
          { field: 'amount', message: rule },
        ]);
      }
      expect((await paying.refund(paid.body.id, { amount: given })).body.amount).to.equal(given);
      const tooMuch = await paying.refund(paid.body.id, { amount: 2 * amount });
      expect(tooMuch.body.details[0].message).to.equal(`must be at most ${left}, the amount left`);
      const rows = await PaymentTransaction.objects(shop.db.read).where({ order_id: order.id }).orderBy('id');
      const keys = rows.map((row) => row.provider_key);
      const entries = await TestProviderEntry.objects(shop.db.read).whereIn('key', keys).orderBy('id');
      const scale = cents / amount;
      expect(entries.map((entry) => entry.amount_cents)).to.deep.equal([
        2 * cents,
        Math.round(given * scale),
      ]);
      const [note, invoice] = (await shop.get(`/api/invoices/?order_id=${order.id}`)).body.invoices;
      expect([note.total, invoice.total, invoice.currency]).to.deep.equal([given, 2 * amount, currency]);
      expect(invoice.lines[0]).to.deep.include({ quantity: 2, unit_price: amount, subtotal: 2 * amount });
    });

    it('expects a total in the currency, and says both when they differ', async () => {
      const { body } = await make(amount);
      const added = await shop.send(
        'POST',
        '/api/cart/',
        { product_id: body.product.id, quantity: 1 },
        GUEST,
      );
      expect([added.body.total, added.body.currency]).to.deep.equal([amount, currency]);
      const headers = { ...GUEST, 'X-Cart-Token': added.body.cart_token };
      const wrong = { ...JANE, expected_total: 2 * amount };
      const refusal = await shop.send('POST', '/api/cart/checkout/', wrong, headers);
      expect(refusal.body.error).to.contain(`the total is ${text.replace(',', '')} now, not `);
      const right = { ...JANE, expected_total: amount };
      expect((await shop.send('POST', '/api/cart/checkout/', right, headers)).status).to.equal(201);
    });

    it('shows and takes amounts in the admin as the currency writes them', async () => {
      const { body } = await make(amount);
      const { id } = body.product;
      const list = await browser.get('/admin/products/product/?q=kettle');
      expect(list.text)
        .to.contain(`step="${step}"`)
        .and.contain(`value="${text.replace(',', '')}"`);
      const form = await browser.get(`/admin/products/product/${id}/change/`);
      expect(form.text).to.match(new RegExp(`name="price"[^>]*value="${text.replace(',', '')}"`));
      const lamp = { name: 'Lamp', description: 'x', stock_quantity: '4', category_id: '4' };
      const answer = await browser.post('/admin/products/product/add/', { ...lamp, price: '1.23456' });
      const { length } = step.split('.')[1] ?? '';
      expect(answer.text).to.contain(`Ensure that there are no more than ${length} decimal places.`);
      const saved = await browser.post('/admin/products/product/add/', { ...lamp, price: String(amount) });
      expect(saved.status).to.equal(303);
      const lamps = await shop.db.read('products_product').where({ name: 'Lamp' });
      expect(lamps.map((row: { price_cents: number }) => row.price_cents)).to.deep.equal([cents]);
      const csv = await browser.get('/admin/products/product/export/?q=lamp');
      expect(csv.text).to.contain(`,${text.replace(',', '')},`);
    });

    it('dumps fixtures that it loads again', async () => {
      const environment = { DATABASE_URL: database.url, CURRENCY: currency };
      const { stdout } = await runCommand(['dumpdata', 'products'], environment);
      const before = await shop.db.read('products_product').orderBy('id').select('id', 'price_cents');
      const { code, stderr } = await runCommand(['loaddata', '-'], environment, stdout);
      expect([code, stderr]).to.deep.equal([0, '']);
      expect(await shop.db.read('products_product').orderBy('id').select('id', 'price_cents')).to.deep.equal(
        before,
      );
    });
  });
}

const GUEST = { Authorization: '' };

describe('CURRENCY', () => {
  for (const code of ['XYZ', 'usd', 'EURO', 'U$D']) {
    it(`refuses to start with ${code}`, async () => {
      const { code: exit, stderr } = await runCommand(['migrate', '--check'], { CURRENCY: code });
      expect(exit).to.equal(1);
      expect(stderr).to.contain(`CURRENCY must be an ISO 4217 code such as USD, not "${code}".`);
    });
  }
});
