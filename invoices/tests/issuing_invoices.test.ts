// Issuing invoices over REST, and their numbers.
import { expect } from 'chai';
import { emptyTables } from '../../framework/db/flush.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { updateOrderItems } from '../../orders/order_edits.js';
import { lockOrder } from '../../orders/locks.js';
import { issueInvoice, issueInvoiceOf } from '../issuance.js';
import { Invoice, InvoiceLine } from '../models.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';

const YEAR = new Date().getUTCFullYear();
const numbered = (count: number) => `INV-${YEAR}-${String(count).padStart(6, '0')}`;

onEachDatabaseInOrder('issuing invoices', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let laptop = 0;

  before(async () => {
    const fields = { name: 'Laptop', price: 999.99, stock_quantity: 1000 };
    laptop = await makeProduct(shop(), fields);
  });

  const order = (quantity = 2): Promise<number> => makeOrder(shop(), [[laptop, quantity]]);
  const issue = (order_id: unknown) => shop().send('POST', '/api/invoices/', { order_id });
  const count = async () => (await Invoice.objects(shop().db.read)).length;
  const addLine = (invoice_id: number, subtotal_cents: number) => {
    const amounts = { unit_price_cents: 1, subtotal_cents, currency: 'USD' };
    const line = { invoice_id, description: 'Added', quantity: 1, ...amounts };
    return shop().db.transaction((trx) => InvoiceLine.objects(trx).insert(line));
  };

  it('gives 201 with a copy of the order, then 200 with the same invoice', async () => {
    const order_id = await order();
    const issued = await issue(order_id);
    expect(issued.status).to.equal(201);
    expect(issued.body).to.deep.equal({
      id: issued.body.id,
      number: numbered(1),
      kind: 'invoice',
      order_id,
      customer_id: null,
      customer_name: 'John Doe',
      customer_email: 'john@example.com',
      billing_address: '123 Main St',
      lines: [{ description: 'Laptop', quantity: 2, unit_price: 999.99, subtotal: 1999.98 }],
      total: 1999.98,
      currency: 'USD',
      payment_status: 'unpaid',
      credited_invoice_id: null,
      issued_at: issued.body.issued_at,
    });
    const again = await issue(order_id);
    expect([again.status, again.body]).to.deep.equal([200, issued.body]);
    expect((await shop().get(`/api/invoices/${issued.body.id}/`)).body).to.deep.equal(issued.body);
    expect(await count()).to.equal(1);
  });

  it('keeps the copy when product and order change afterwards', async () => {
    const issued = await issue(await order());
    await shop().send('PATCH', `/api/products/${laptop}/`, { name: 'Renamed', price: 1 });
    expect((await shop().get(`/api/invoices/${issued.body.id}/`)).body.lines).to.deep.equal(
      issued.body.lines,
    );
    await shop().send('PATCH', `/api/products/${laptop}/`, { name: 'Laptop', price: 999.99 });
  });

  it('refuses orders that are not there, and cancelled ones that never had an invoice', async () => {
    const before = await count();
    const missing = await issue(99_999);
    expect([missing.status, missing.body.code]).to.deep.equal([404, 'not_found']);
    const nonsense = await issue('seven');
    expect([nonsense.status, nonsense.body.details]).to.deep.equal([
      400,
      [{ field: 'order_id', message: 'must be a whole number' }],
    ]);
    const order_id = await order();
    await shop().send('POST', `/api/orders/${order_id}/cancel/`);
    const cancelled = await issue(order_id);
    expect([cancelled.status, cancelled.body.code]).to.deep.equal([409, 'invalid_transition']);
    expect(await count()).to.equal(before);
  });

  it('leaves no gap when forty issue at once and every third rolls back', async () => {
    const before = await count();
    const orders = [];
    for (let index = 0; index < 40; index += 1) orders.push(await order(1));
    const { db } = shop();
    const issuing = orders.map((id, index) => {
      if (index % 3 !== 0) return issueInvoice(db, id);
      return db.transaction(async (trx) => {
        await issueInvoiceOf(trx, await lockOrder(trx, id));
        throw new Error('rolled back');
      });
    });
    const results = await Promise.allSettled(issuing);
    expect(results.filter(({ status }) => status === 'rejected')).to.have.lengthOf(14);
    const rows = await Invoice.objects(db.read).orderBy('number');
    expect(rows.map((row) => row.number)).to.deep.equal(
      Array.from({ length: before + 26 }, (_, index) => numbered(index + 1)),
    );
  });

  it('gives one invoice to ten who ask for the same order at once', async () => {
    const before = await count();
    const order_id = await order();
    const answers = await Promise.all(Array.from({ length: 10 }, () => issue(order_id)));
    expect(new Set(answers.map(({ body }) => body.number)).size).to.equal(1);
    expect(answers.filter(({ status }) => status === 201)).to.have.lengthOf(1);
    expect(await count()).to.equal(before + 1);
  });

  it('cannot be changed, added to or deleted, not even in the database', async () => {
    const { id } = (await issue(await order())).body;
    const { db } = shop();
    const attempts = [
      () => db.transaction((trx) => Invoice.objects(trx).where({ id }).update({ total_cents: 1 })),
      () => db.transaction((trx) => Invoice.objects(trx).where({ id }).delete()),
      () =>
        db.transaction((trx) => InvoiceLine.objects(trx).where({ invoice_id: id }).update({ quantity: 9 })),
      () => db.transaction((trx) => InvoiceLine.objects(trx).where({ invoice_id: id }).delete()),
      ...[1, 0, -1].map((cents) => () => addLine(id, cents)),
    ];
    const stored = JSON.stringify(await InvoiceLine.objects(db.read).where({ invoice_id: id }));
    for (const attempt of attempts) {
      const error = await attempt().then(
        () => null,
        (thrown: unknown) => thrown as Error,
      );
      expect(error?.message).to.include('what was issued is never changed or deleted');
    }
    expect(JSON.stringify(await InvoiceLine.objects(db.read).where({ invoice_id: id }))).to.equal(stored);
  });

  it('lists the newest first, of one order or all, page by page', async () => {
    const order_id = await order();
    const issued = await issue(order_id);
    const own = await shop().get(`/api/invoices/?order_id=${order_id}`);
    expect(own.body).to.deep.equal({ invoices: [issued.body], next_page_token: '' });
    const first = await shop().get('/api/invoices/?page_size=1');
    expect(first.body.invoices).to.deep.equal([issued.body]);
    const next = await shop().get(`/api/invoices/?page_size=1&page_token=${first.body.next_page_token}`);
    expect(next.body.invoices[0].number).to.equal(numbered((await count()) - 1));
    expect((await shop().get('/api/invoices/?order_id=abc')).status).to.equal(400);
  });

  it('the items of an invoiced order stay as they are', async () => {
    const order_id = await order();
    const { number } = (await issue(order_id)).body;
    const change = { id: null, product_id: laptop, quantity: 1, deleted: false };
    const refused = await updateOrderItems(shop().db, order_id, [change]).catch((error: unknown) => error);
    expect(refused).to.include({
      code: 'conflict',
      message: `Order ${order_id} has the invoice ${number}; its items cannot be changed.`,
    });
    expect((await shop().get(`/api/orders/${order_id}/`)).body.items).to.have.length(1);
  });

  it('goes when the whole database is flushed, and its guards stay', async () => {
    const { db } = shop();
    const guards = async (): Promise<unknown[]> => {
      const names =
        dialect === 'sqlite'
          ? db.read('sqlite_master').where({ type: 'trigger' }).orderBy('name').pluck('name')
          : db.read('pg_trigger').where({ tgisinternal: false }).orderBy('tgname').pluck('tgname');
      return (await names) as unknown[];
    };
    const before = await guards();
    await issue(await order());
    await emptyTables(db, new Map());
    expect(await count()).to.equal(0);
    expect(await guards())
      .to.deep.equal(before)
      .and.to.have.length.above(1);
  });
});
