// What customers may ask for: a copy of all that the shop has of them, and to be forgotten.
import { expect } from 'chai';
import { inputsIn } from '../framework/admin/tests/pages_read.js';
import {
  ADA,
  bearer,
  BOB,
  login,
  PASSWORD,
  register,
  type SessionBody,
} from '../testing/makers/customers.js';
import { useMails } from '../testing/mails.js';
import { onEachDatabaseInOrder } from '../testing/databases.js';
import { type Answer, useShop } from '../testing/shop.js';
import { signInStaff, staff } from '../testing/makers/staff.js';
import { storedProduct } from '../testing/makers/products.js';

const ME = '/api/customers/me/';
const EXPORT = '/api/customers/me/export/';

onEachDatabaseInOrder("a customer's own data", (dialect) => {
  const shop = useShop(dialect);
  const mails = useMails();
  let product: number;
  let ada: SessionBody;
  let grace: Record<string, string>;

  before(async () => {
    const lamp = { name: 'Lamp', price_cents: 1_000, stock_quantity: 100, category: 'home' };
    product = (await storedProduct(shop().db, lamp)).id;
    grace = await staff(shop().db);
    ada = await register(shop());
  });

  const as = (who: SessionBody) => bearer(who.access_token);
  const send = (who: SessionBody, method: string, path: string, body?: unknown): Promise<Answer> =>
    shop().send(method, path, body, as(who));
  const forget = (who: SessionBody, current_password: string = PASSWORD) =>
    send(who, 'DELETE', ME, { current_password });

  /** Orders, pays for it, and has it invoiced. */
  async function buy(who: SessionBody): Promise<{ order: number; payment: number }> {
    const items = [{ product_id: product, quantity: 2 }];
    const placed = await send(who, 'POST', '/api/orders/', { items, shipping_address: '12 St James Square' });
    await send(who, 'POST', '/api/payments/methods/', { provider: 'test', token: 'tok_visa' });
    const order = placed.body.order.id as number;
    const paid = await send(who, 'POST', '/api/payments/transactions/', { order_id: order });
    return { order, payment: paid.body.id };
  }
  const deliver = (order: number) =>
    shop().send('PATCH', `/api/orders/${order}/status/`, { status: 'delivered' }, grace);

  it('is given to them as one file, and to nobody else', async () => {
    const { order, payment } = await buy(ada);
    await send(ada, 'POST', '/api/cart/', { product_id: product, quantity: 3 });
    const { status, headers, body } = await send(ada, 'GET', EXPORT);
    expect(status).to.equal(200);
    expect(headers.get('content-disposition')).to.equal('attachment; filename=my-data.json');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(Object.keys(body).sort()).to.deep.equal([
      'account',
      'cart',
      'exported_at',
      'invoices',
      'orders',
      'payment_methods',
      'sessions',
      'transactions',
    ]);
    expect(body.account).to.deep.equal((await send(ada, 'GET', ME)).body);
    expect(body.orders).to.deep.equal([(await send(ada, 'GET', `/api/orders/${order}/`)).body]);
    expect(body.transactions.map(({ id }: { id: number }) => id)).to.deep.equal([payment]);
    expect(body.payment_methods[0]).to.include({ provider: 'test', last4: '4242' });
    expect(body.invoices[0]).to.include({ order_id: order, customer_name: ADA.name });
    expect(body.cart.items[0]).to.include({ product_name: 'Lamp', quantity: 3 });
    expect(body.sessions).to.have.length(1);
    expect(JSON.stringify(body)).not.to.match(/argon2|tok_visa|token_hash|secret/);

    const bob = await register(shop(), BOB);
    const other = (await send(bob, 'GET', EXPORT)).body;
    expect([other.orders, other.invoices, other.transactions, other.cart.items]).to.deep.equal([
      [],
      [],
      [],
      [],
    ]);
    expect(JSON.stringify(other)).not.to.include(ADA.name);
    expect((await shop().get(EXPORT)).status).to.equal(401);
  });

  it('is not forgotten without the password, nor while an order is under way', async () => {
    for (const [body, field] of [
      [{}, 'current_password'],
      [{ current_password: 'a wrong one' }, 'current_password'],
    ] as const) {
      const refused = await send(ada, 'DELETE', ME, body);
      expect([refused.status, refused.body.details[0].field]).to.deep.equal([400, field]);
    }
    const early = await forget(ada);
    expect([early.status, early.body.code, early.body.details[0].field]).to.deep.equal([
      ...[409, 'conflict', 'orders'],
    ]);
    expect((await send(ada, 'GET', ME)).body.name).to.equal(ADA.name);
    expect((await send(ada, 'GET', '/api/cart/')).body.items).to.have.length(1);
  });

  it('is not forgotten while money is owed to them', async () => {
    const cy = await register(shop(), { ...BOB, email: 'cy@example.com' });
    const items = [{ product_id: product, quantity: 1 }];
    const { body } = await send(cy, 'POST', '/api/orders/', { items, shipping_address: 'Here' });
    const cash = { order_id: body.order.id, kind: 'cash' };
    await shop().send('POST', '/api/payments/transactions/', cash, grace);
    await send(cy, 'POST', `/api/orders/${body.order.id}/cancel/`);
    const refused = await forget(cy);
    expect([refused.status, refused.body.details[0].field]).to.deep.equal([409, 'payments']);
  });

  it('is forgotten otherwise: what names them goes, and what was issued stays', async () => {
    const before_ = (await send(ada, 'GET', EXPORT)).body;
    for (const { id } of before_.orders) await deliver(id);
    // What staff changed of it is in the history, with the old and new values.
    const clerk = await signInStaff(shop());
    for (const page of [`orders/order/${before_.orders[0].id}`, `customers/customer/${ada.customer.id}`]) {
      const form = inputsIn((await clerk.get(`/admin/${page}/change/`)).text);
      const fields = { ...Object.fromEntries(form), shipping_address: 'St James Street' };
      expect((await clerk.post(`/admin/${page}/change/`, fields)).status, page).to.equal(303);
      expect((await clerk.get(`/admin/${page}/history/`)).text).to.include('St James Street');
    }
    expect((await forget(ada)).status).to.equal(204);

    expect((await send(ada, 'GET', ME)).status).to.equal(401);
    expect((await login(shop(), ADA.email, PASSWORD)).status).to.equal(401);
    const again = { refresh_token: ada.refresh_token };
    expect((await shop().send('POST', '/api/customers/token/refresh/', again)).status).to.equal(401);

    const id = ada.customer.id;
    const account = (await shop().get(`/api/customers/${id}/`, grace)).body;
    expect(account).to.include({
      ...{ name: 'Forgotten customer', email: `forgotten-${id}@forgotten.invalid`, phone: '' },
      ...{ shipping_address: '', active: false },
    });
    const order = (await shop().get(`/api/orders/${before_.orders[0].id}/`, grace)).body;
    expect(order).to.include({ customer_name: 'Forgotten customer', customer_id: id, total_amount: 20 });
    const invoice = (await shop().get(`/api/invoices/${before_.invoices[0].id}/`, grace)).body;
    expect(invoice).to.include({ customer_name: ADA.name, total: 20 });

    const [mail, ...others] = await mails();
    expect(others).to.deep.equal([]);
    expect(mail)
      .to.match(/^To: Ada@example\.com\r\n/im)
      .and.match(/^Subject: Your account was deleted\r\n/m);
  });

  it('leaves nothing in any table but the invoice', async () => {
    const { db } = shop();
    const tables: string[] =
      dialect === 'sqlite'
        ? await db.read('sqlite_master').where({ type: 'table' }).pluck('name')
        : await db.read('information_schema.tables').where({ table_schema: 'public' }).pluck('table_name');
    const found = new Set<string>();
    for (const table of tables) {
      const rows = JSON.stringify(await db.read(table).select('*'));
      for (const text of ['Lovelace', 'ada@example.com', 'St James', '7946', 'tok_visa"']) {
        if (rows.toLowerCase().includes(text.toLowerCase()))
          found.add(table.replace(/_(search_text|fts).*$/, ''));
      }
    }
    // The test provider plays a bank, which has books of its own.
    const may = /^(invoices_invoice|payments_testproviderentry$)/;
    expect([...found].filter((name) => !may.test(name))).to.deep.equal([]);
  });

  it('leaves the address free for a new account, which knows nothing of the old one', async () => {
    const anew = await register(shop());
    expect((await send(anew, 'GET', '/api/orders/mine/')).body.orders).to.deep.equal([]);
    expect(anew.customer.id).not.to.equal(ada.customer.id);
  });
});
