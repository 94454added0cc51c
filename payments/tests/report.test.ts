// The report of a month and its files for the accountant.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { inZone } from '../../testing/time_zones.js';
import { issueInvoice, takeBackInvoice } from '../../invoices/issuance.js';
import { lockOrder } from '../../orders/locks.js';
import { Order } from '../../orders/models.js';
import { cancelOrder } from '../../orders/status_changes.js';
import { dayOf } from '../../framework/time_zone.js';

const TOOLS = '/admin/payments/transaction/tools/';

onEachDatabase('the report of a month', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const table = (text: string, title: string): string =>
    (text.split(`>${title}</h2>`)[1]?.split('</section>')[0] ?? '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');

  before(async () => {
    const { db } = shop();
    const values = { stock_quantity: 90, category: 'home' };
    const lamp = await storedProduct(db, { ...values, name: '=Lamp', price_cents: 2_500 });
    const pen = await storedProduct(db, { ...values, name: 'Pen', price_cents: 100 });
    const ids: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await storedOrder(db, [
        [lamp.id, 1],
        [pen.id, 2],
      ]);
      ids.push(id);
    }
    await cancelOrder(db, ids[2] ?? 0, 'staff admin');
    await issueInvoice(db, ids[0] ?? 0);
    await db.transaction(async (trx) => takeBackInvoice(trx, await lockOrder(trx, ids[0] ?? 0), 'returned'));
    await db.transaction((trx) =>
      Order.objects(trx)
        .where({ id: ids[1] ?? 0 })
        .update({ created_at: '2026-03-31T22:30:00.000Z', status: 'shipped', payment_status: 'paid' }),
    );
    browser = await signInStaff(shop());
  });

  it('says what was sold by month, status, category and product, in the months of the shop', async () => {
    const april = await inZone('Europe/Berlin', () => browser.get(`${TOOLS}report/?month=2026-04`));
    expect(april.status).to.equal(200);
    expect(table(april.text, 'By month')).to.contain('April 2026 1 27.00 USD 0.00 USD 0.00 USD 0.00 USD');
    expect(table(april.text, 'By status'))
      .to.contain('Pending 0 0.00 USD')
      .and.contain('Shipped 1 27.00 USD');
    expect(table(april.text, 'By category')).to.contain('3 27.00 USD');
    expect(table(april.text, 'By product')).to.contain('=Lamp 1 25.00 USD Pen 2 2.00 USD');
    const utc = await browser.get(`${TOOLS}report/?month=2026-04`);
    expect(table(utc.text, 'By product')).to.contain('Nothing was sold');
  });

  it('the orders as CSV have their items, words and the currency, and are named by the month', async () => {
    const { headers, text } = await browser.get(`${TOOLS}report_orders/?month=2026-03`);
    expect(headers.get('content-disposition')).to.contain('orders-2026-03.csv');
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).to.contain('Order,Date,Customer,E-mail,Shipping address,Status,Payment,Product,Quantity');
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(/^2,2026-03-31 22:30,.*,Shipped,Paid,'=Lamp,1,25\.00,25\.00,USD$/);
  });

  it('the invoices as CSV come to what is left: credit notes are negative', async () => {
    const month = dayOf(new Date()).slice(0, 7);
    const { text } = await browser.get(`${TOOLS}report_invoices/?month=${month}`);
    const amounts = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-2)));
    expect(amounts).to.have.length(4);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).to.equal(0);
    expect(text).to.contain('Credit note').and.contain(',-25.00,USD');
  });

  it('refuses what is no month, and who may not see orders, payments and invoices', async () => {
    for (const month of ['2026-13', '2026', 'x']) {
      expect((await browser.get(`${TOOLS}report/?month=${month}`)).status, month).to.equal(400);
    }
    const cashier = await signInStaff(shop(), ['payments.view_transaction']);
    for (const name of ['report', 'report_orders', 'report_invoices']) {
      expect((await cashier.get(`${TOOLS}${name}/`)).status, name).to.equal(403);
    }
  });
});
