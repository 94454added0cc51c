// A shop that changes its currency: what was written stays in the currency in which it was written, and is paid,
// invoiced, refunded and shown in it.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import { JOHN } from '../testing/makers/contacts.js';
import { Database } from '../framework/db/database.js';
import { toMessage } from '../framework/grpc/codec.js';
import { settings } from '../ecommerce/settings.js';
import { endCommands, runCommand, runCommands } from '../testing/command_line.js';
import { createEmptyDatabase, onEachDatabase, type TestDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { ANYONE, type Shop } from '../testing/shop.js';
import type { StaffBrowser } from '../testing/staff_browser.js';
import { signInStaff } from '../testing/makers/staff.js';
import { PaymentTransaction } from '../payments/models.js';
import { TestProviderEntry } from '../payments/providers/test_ledger.js';
import { type Headers, PayingShop } from '../testing/makers/paying_shop.js';
import grpcPb from '../protos/generated/orders_grpc_pb.js';
import pb from '../protos/generated/orders_pb.js';
import { openShop } from './shop_process.js';
import { makeProduct } from '../testing/makers/products.js';

onEachDatabase('a shop whose currency was USD and is JPY', function (dialect) {
  let database: TestDatabase;
  let shop: Shop;
  let browser: StaffBrowser;
  const paying = new PayingShop(() => shop);
  let customer: Headers;
  let unpaid: number;
  let byTransfer: number;
  let paid: { order: number; payment: number };
  let key: string;
  let first: unknown;

  const environment = (CURRENCY: string) => ({ DATABASE_URL: database.url, CURRENCY });
  const order = async (id: number) => (await shop.get(`/api/orders/${id}/`)).body;
  const papers = async (id: number) =>
    (await shop.get(`/api/invoices/?order_id=${id}`)).body.invoices.map(
      (paper: { kind: string; total: number; currency: string; lines: { subtotal: number }[] }) => [
        ...[paper.kind, paper.total, paper.currency, paper.lines[0]?.subtotal],
      ],
    );

  before(async function () {
    this.timeout(240_000);
    database = await createEmptyDatabase(dialect);
    const db = new Database(database.url);
    shop = await openShop(db, { CURRENCY: 'USD' });
    const product = { name: 'Chair', price: 12.34, stock_quantity: 100 };
    const product_id = await makeProduct(shop, product);
    const place = async (quantity: number, headers: Headers = {}) => {
      const body = { ...JOHN, items: [{ product_id, quantity }] };
      return (await shop.send('POST', '/api/orders/', body, headers)).body;
    };
    customer = await paying.customer();
    await paying.method(customer);
    unpaid = (await place(2, customer)).order.id;
    byTransfer = (await place(1)).order.id;
    const order_id = (await place(3, customer)).order.id;
    paid = { order: order_id, payment: (await paying.pay(order_id, customer)).body.id };
    key = 'before the change';
    first = (
      await shop.send(
        'POST',
        '/api/orders/',
        { ...JOHN, items: [{ product_id, quantity: 1 }] },
        { ...ANYONE, 'Idempotency-Key': key },
      )
    ).body;
    await shop.stop();
    shop = await openShop(db, { CURRENCY: 'JPY' }, 'ada');
    browser = await signInStaff(shop);
  });
  after(async () => {
    await shop.stop();
    await endCommands();
    await shop.db.close();
    await database.drop();
  });

  it('answers old orders in dollars, over REST and gRPC, alone and in lists', async () => {
    const old = await order(unpaid);
    expect([old.total_amount, old.currency, old.items[0].price, old.items[0].subtotal]).to.deep.equal([
      ...[24.68, 'USD', 12.34, 24.68],
    ]);
    const { body: mine } = await shop.get('/api/orders/mine/', customer);
    const { body: ofEmail } = await shop.get(`/api/orders/customer/${JOHN.customer_email}/`);
    for (const { orders } of [mine, ofEmail]) {
      const found = orders.find(({ id }: { id: number }) => id === unpaid);
      expect([found.total_amount, found.currency]).to.deep.equal([24.68, 'USD']);
    }
    const client = new grpcPb.OrderServiceClient(settings.ORDERS_ADDRESS, credentials.createInsecure());
    const answer = await call(client, (stub) => stub.getOrder, toMessage(pb.GetOrderRequest, { id: unpaid }));
    client.close();
    expect(answer.getOrder()?.toObject()).to.include({
      totalAmount: 24.68,
      totalCents: 2_468,
      currency: 'USD',
    });
  });

  it('repeats the answer that a key got before', async () => {
    const { product_id } = (await order(unpaid)).items[0];
    const body = { ...JOHN, items: [{ product_id, quantity: 1 }] };
    const again = await shop.send('POST', '/api/orders/', body, { ...ANYONE, 'Idempotency-Key': key });
    expect(again.headers.get('Idempotent-Replayed')).to.equal('true');
    expect(again.body).to.deep.equal(first);
  });

  it('takes the money for an unpaid order in dollars, and invoices dollars', async () => {
    const { body } = await paying.pay(unpaid, customer);
    expect([body.status, body.amount, body.currency]).to.deep.equal(['succeeded', 24.68, 'USD']);
    expect(await papers(unpaid)).to.deep.equal([['invoice', 24.68, 'USD', 24.68]]);
    const payment = await PaymentTransaction.objects(shop.db.read).where({ id: body.id }).first();
    const entries = TestProviderEntry.objects(shop.db.read).where({ key: payment?.provider_key ?? '' });
    expect(await entries.first()).to.include({ amount_cents: 2_468, currency: 'USD' });
  });

  it('records a transfer in dollars', async () => {
    const record = (amount: number) =>
      shop.send('POST', '/api/payments/transactions/', {
        order_id: byTransfer,
        kind: 'bank_transfer',
        amount,
      });
    const wrong = await record(12);
    expect(wrong.body.details).to.deep.equal([{ field: 'amount', message: 'must be 12.34, the amount due' }]);
    const right = await record(12.34);
    expect([right.status, right.body.amount, right.body.currency]).to.deep.equal([201, 12.34, 'USD']);
  });

  it('gives dollars back, and credits dollars', async () => {
    const refused = await paying.refund(paid.payment, { amount: 0.005 });
    expect(refused.body.details[0].message).to.equal('must be an amount with at most two decimals');
    const { body } = await paying.refund(paid.payment, { amount: 10.5 });
    expect([body.amount, body.currency]).to.deep.equal([10.5, 'USD']);
    expect(await papers(paid.order)).to.deep.equal([
      ['credit_note', 10.5, 'USD', 10.5],
      ['invoice', 37.02, 'USD', 37.02],
    ]);
  });

  it('sells in yen from now on', async () => {
    const items = [{ product_id: await makeProduct(shop, { name: 'Fan', price: 1_200 }), quantity: 2 }];
    const { body } = await shop.send('POST', '/api/orders/', { ...JOHN, items });
    expect([body.order.total_amount, body.order.currency]).to.deep.equal([2_400, 'JPY']);
    expect(await shop.db.read('orders_orderitem').where({ order_id: body.order.id })).to.have.nested.property(
      '[0].currency',
      'JPY',
    );
  });

  it('says in the admin and its exports what is not in yen', async () => {
    const list = await browser.get('/admin/orders/order/');
    expect(list.text).to.contain('24.68 USD').and.contain('2,400 JPY');
    const form = await browser.get(`/admin/orders/order/${unpaid}/change/`);
    expect(form.text).to.contain('24.68 USD').and.contain('12.34 USD');
    const payments = await browser.get('/admin/payments/transaction/');
    expect(payments.text).to.contain('10.50 USD');
    const csv = (await browser.get('/admin/orders/order/export/')).text.split('\r\n');
    expect(csv[0]).to.match(/,Currency$/);
    expect(csv.some((line) => line.includes(',24.68,') && line.endsWith(',USD'))).to.equal(true);
    expect(csv.some((line) => line.includes(',2400,') && line.endsWith(',JPY'))).to.equal(true);
    const index = await browser.get('/admin/');
    expect(index.text).to.match(/Counted as orders, but not in the sales: \d+ orders in USD\./);
  });

  it('dumps and loads orders of both', async () => {
    const rows = () => shop.db.read('orders_order').orderBy('id').select('id', 'total_cents', 'currency');
    const before = await rows();
    const dump = await runCommand(['dumpdata', 'orders'], environment('JPY'));
    const fixture = JSON.parse(dump.stdout) as { model: string; pk: number; fields: object }[];
    const old = fixture.find(({ model, pk }) => model === 'orders.order' && pk === unpaid);
    expect(old?.fields).to.include({ total: 24.68, currency: 'USD' });
    const loaded = await runCommand(['loaddata', '-'], environment('JPY'), dump.stdout);
    expect([loaded.code, loaded.stderr]).to.deep.equal([0, '']);
    expect(await rows()).to.deep.equal(before);
  });
});

onEachDatabase('check, after CURRENCY was changed', (dialect) => {
  it('warns until there is an order in the new currency', async function () {
    this.timeout(180_000);
    const database = await createEmptyDatabase(dialect);
    const db = new Database(database.url);
    const usd = { DATABASE_URL: database.url, CURRENCY: 'USD' };
    const jpy = { ...usd, CURRENCY: 'JPY' };
    const check = async (environment: Record<string, string>) =>
      (await runCommands([['check']], environment))[0];
    await runCommands([['migrate'], ['loaddata', 'sample']], usd);
    expect((await check(usd))?.stdout).to.contain('no issues');
    const warned = await check(jpy);
    expect(`${warned?.stdout}${warned?.stderr}`)
      .to.contain('(ecommerce.W010) CURRENCY is JPY, and the newest order is in USD.')
      .and.contain('a price of 999.99 USD is now 99,999 JPY');
    await db.transaction(async (trx) => {
      const newest = await trx('orders_order').max({ id: 'id' }).first();
      await trx('orders_order').where({ id: newest?.id }).update({ currency: 'JPY' });
    });
    expect((await check(jpy))?.stdout).to.contain('no issues');
    await db.close();
    await database.drop();
  });
});
