// The whole story by REST alone: from a guest's cart to a refunded and cancelled order.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { ADA, bearer, PASSWORD } from '../testing/makers/customers.js';
import { runCommands } from '../testing/command_line.js';
import type { Dialect } from '../framework/db/database.js';
import { createTestDatabase, onEachDatabaseInOrder } from '../testing/databases.js';
import { useMails } from '../testing/mails.js';
import { useShop } from '../testing/shop.js';
import { staff } from '../testing/makers/staff.js';
import { settings } from '../ecommerce/settings.js';
import { makeProduct, stockOf } from '../testing/makers/products.js';

type Headers = Record<string, string>;

onEachDatabaseInOrder('a customer buys, pays and gets money back', (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  const accessBefore = settings.API_ACCESS;
  let [anna, grace]: [Headers, Headers] = [{}, {}];
  let [mug, lamp, pen, order, payment, invoice] = [0, 0, 0, 0, 0, 0];

  before(async () => {
    settings.API_ACCESS = 'protected';
    grace = await staff(shop().db);
    const fields = [
      { name: 'Mug', price: 12.5, stock_quantity: 10, category: 'home' },
      { name: 'Lamp', price: 40, stock_quantity: 5, category: 'home' },
      { name: 'Pen', price: 0.99, stock_quantity: 100 },
    ];
    [mug = 0, lamp = 0, pen = 0] = await Promise.all(
      fields.map((product) => makeProduct(shop(), product, grace)),
    );
    for (const customer_email of ['x@example.com', 'y@example.com']) {
      const stranger = { customer_name: 'X', customer_email, shipping_address: 'Y' };
      const items = [mug, pen].map((product_id) => ({ product_id, quantity: 1 }));
      expect((await shop().send('POST', '/api/orders/', { ...stranger, items })).status).to.equal(201);
    }
  });
  after(() => {
    settings.API_ACCESS = accessBefore;
  });

  const get = async (path: string) => (await shop().get(path, anna)).body;
  const statuses = async () => {
    const { status, payment_status } = await get(`/api/orders/${order}/`);
    return [status, payment_status];
  };

  it('registers', async () => {
    const asked = await shop().send('POST', '/api/customers/register/', ADA);
    expect([asked.status, asked.body]).to.deep.equal([202, { pending_email: ADA.email }]);
    const registration_token = /token=([\w-]+)\r\n/.exec((await mails())[0] ?? '')?.[1];
    const confirm = '/api/customers/register/confirm/';
    const registered = await shop().send('POST', confirm, { registration_token });
    expect(registered.status).to.equal(201);
    anna = bearer(registered.body.access_token);
    const added = await shop().send('POST', '/api/cart/', { product_id: mug, quantity: 1 }, anna);
    expect(added.status).to.equal(201);
    const { refresh_token } = registered.body;
    expect((await shop().send('POST', '/api/customers/logout/', { refresh_token })).status).to.equal(204);
    expect((await shop().get('/api/customers/me/', anna)).status).to.equal(401);
  });

  it('fills a cart as a guest, logs in and sees it merged', async () => {
    const first = await shop().send('POST', '/api/cart/', { product_id: mug, quantity: 2 });
    expect(first.status).to.equal(201);
    const guest = { 'X-Cart-Token': first.body.cart_token };
    await shop().send('POST', '/api/cart/', { product_id: lamp, quantity: 1 }, guest);
    const credentials = { email: 'ADA@example.com', password: PASSWORD };
    const session = await shop().send('POST', '/api/customers/login/', credentials, guest);
    expect(session.status).to.equal(200);
    anna = bearer(session.body.access_token);
    const cart = await get('/api/cart/');
    expect(cart).to.deep.include({ item_count: 4, total: 77.5, currency: 'USD' });
    expect(
      cart.items.map((item: Record<string, unknown>) => [item.product_id, item.quantity, item.problem]),
    ).to.deep.equal([
      [mug, 3, null],
      [lamp, 1, null],
    ]);
    expect((await shop().get('/api/cart/', guest)).body.items).to.deep.equal([]);
  });

  it('checks out with what the account says', async () => {
    const key = { ...anna, 'Idempotency-Key': 'story' };
    const checkout = () => shop().send('POST', '/api/cart/checkout/', { expected_total: 77.5 }, key);
    const placed = await checkout();
    expect(placed.status).to.equal(201);
    expect(placed.body.order).to.deep.include({
      ...{ customer_name: ADA.name, shipping_address: ADA.shipping_address, total_amount: 77.5 },
      ...{ customer_email: ADA.email, status: 'pending', payment_status: 'unpaid' },
    });
    order = placed.body.order.id;
    expect((await checkout()).body).to.deep.equal(placed.body);
    expect((await get('/api/cart/')).items).to.deep.equal([]);
    expect([await stockOf(shop(), mug), await stockOf(shop(), lamp)]).to.deep.equal([5, 4]);
    const mine = await get('/api/orders/mine/');
    expect(mine.orders.map((listed: { id: number }) => listed.id)).to.deep.equal([order]);
  });

  it('pays', async () => {
    const method = { provider: 'test', token: 'tok_visa' };
    expect((await shop().send('POST', '/api/payments/methods/', method, anna)).status).to.equal(201);
    const path = '/api/payments/transactions/';
    const paid = await shop().send('POST', path, { order_id: order }, anna);
    expect(paid.status).to.equal(201);
    expect(paid.body).to.deep.include({ kind: 'payment', status: 'succeeded', amount: 77.5 });
    payment = paid.body.id;
    expect(await statuses()).to.deep.equal(['pending', 'paid']);
    expect((await shop().send('POST', path, { order_id: order }, anna)).status).to.equal(409);
  });

  it('reads the invoice and its PDF', async () => {
    const { invoices } = await get(`/api/invoices/?order_id=${order}`);
    expect(invoices).to.have.length(1);
    expect(invoices[0]).to.deep.include({ kind: 'invoice', order_id: order, total: 77.5 });
    expect(invoices[0].number).to.match(/^INV-\d{4}-000001$/);
    invoice = invoices[0].id;
    const pdf = await shop().get(`/api/invoices/${invoice}/pdf/`, anna);
    expect([pdf.status, pdf.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);
    expect(pdf.body.slice(0, 5)).to.equal('%PDF-');
  });

  it('is recommended what others bought with the mug', async () => {
    const { products } = await get('/api/recommendations/for-me/');
    expect(products.map((shown: Record<string, unknown>) => [shown.id, shown.reason])).to.deep.equal([
      [pen, 'bought_together'],
    ]);
    expect(products[0].score).to.equal(1);
  });

  it('gets half of it back, with a credit note', async () => {
    const path = `/api/payments/transactions/${payment}/refund/`;
    const half = { amount: 38.75, reason: 'The lamp is scratched' };
    expect((await shop().send('POST', path, half, anna)).status).to.equal(403);
    const refunded = await shop().send('POST', path, half, grace);
    expect(refunded.status).to.equal(201);
    expect(refunded.body).to.deep.include({ kind: 'refund', status: 'succeeded', amount: 38.75 });
    expect(await statuses()).to.deep.equal(['pending', 'partially_refunded']);
    const { invoices } = await get(`/api/invoices/?order_id=${order}`);
    expect(invoices[0]).to.deep.include({
      kind: 'credit_note',
      credited_invoice_id: invoice,
      total: 38.75,
    });
    expect(invoices[0].number).to.match(/^CN-\d{4}-000001$/);
  });

  it('cancels: the stock is back, and the other half of the money', async () => {
    const cancelled = await shop().send('POST', `/api/orders/${order}/cancel/`, undefined, anna);
    expect(cancelled.status).to.equal(200);
    expect([await stockOf(shop(), mug), await stockOf(shop(), lamp)]).to.deep.equal([8, 5]);
    const until = Date.now() + 10_000;
    while ((await statuses())[1] !== 'refunded' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50)); // the refund is carried out beside the request
    }
    expect(await statuses()).to.deep.equal(['cancelled', 'refunded']);
    expect(await get(`/api/payments/transactions/${payment}/`)).to.deep.include({
      refunded: 77.5,
      owed: 0,
    });
    const { invoices } = await get(`/api/invoices/?order_id=${order}`);
    expect(invoices.map(({ kind, total }: { kind: string; total: number }) => [kind, total])).to.deep.equal([
      ['credit_note', 38.75],
      ['credit_note', 38.75],
      ['invoice', 77.5],
    ]);
    const again = await shop().send('POST', `/api/orders/${order}/cancel/`, undefined, anna);
    expect([again.status, again.body.code]).to.deep.equal([409, 'invalid_transition']);
  });

  it('is dumped, and loaded into another database, of another kind, and back', async function () {
    this.timeout(60_000); // three processes
    const directory = mkdtempSync(path.join(os.tmpdir(), 'shop-story-'));
    const files = [0, 1, 2].map((number) => path.join(directory, `${number}.json`));
    const dump = (number: number) => ['dumpdata', '-o', files[number] ?? ''];
    const kinds: Dialect[] = dialect === 'postgres' ? ['sqlite', 'postgres'] : ['sqlite'];
    expect((await runCommands([dump(0)], { DATABASE_URL: shop().db.url }))[0]).to.include({ stderr: '' });
    for (const [index, kind] of kinds.entries()) {
      const copy = await createTestDatabase(kind);
      const commands = [['loaddata', files[index] ?? ''], dump(index + 1)];
      const outcomes = await runCommands(commands, { DATABASE_URL: copy.url });
      expect(outcomes.map(({ code, stderr }) => `${code}${stderr}`)).to.deep.equal(['0', '0']);
      await copy.drop();
    }
    const [first = '', ...copies] = files
      .slice(0, kinds.length + 1)
      .map((file) => readFileSync(file, 'utf8'));
    for (const copy of copies) expect(copy).to.equal(first);
    for (const model of ['invoices.invoice', 'payments.transaction', 'customers.customer', 'auth.user']) {
      expect(first).to.contain(`"model":"${model}"`);
    }
    rmSync(directory, { recursive: true });
  });
});
