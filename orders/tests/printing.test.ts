// Orders and packing slips for the printer.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { OrderItem } from '../models.js';
import { cancelOrder } from '../status_changes.js';

const LIST = '/admin/orders/order/';

onEachDatabase('printing orders', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  const ids: number[] = [];

  before(async () => {
    const { db } = shop();
    const values = { price_cents: 2_500, stock_quantity: 90, category: 'home' };
    const lamp = await storedProduct(db, { ...values, name: '<i>Lamp</i>', sku: 'L-1' });
    const pen = await storedProduct(db, { ...values, name: 'Pen' });
    for (let count = 0; count < 3; count += 1) {
      ids.push(
        (
          await storedOrder(db, [
            [lamp.id, 2],
            [pen.id, 7],
          ])
        ).id,
      );
    }
    await cancelOrder(db, ids[2] ?? 0, 'staff admin');
    await db.transaction((trx) =>
      OrderItem.objects(trx)
        .where({ order_id: ids[0] ?? 0, product_id: pen.id })
        .update({ quantity: 0, cancelled_quantity: 7, subtotal_cents: 0 }),
    );
    browser = await signInStaff(shop(), ['orders.view_order']);
  });

  it('a packing slip has the pieces that are left, and no prices', async () => {
    const { status, text } = await browser.get(`${LIST}tools/packing_slips/?ids=${ids[0]}`);
    expect(status).to.equal(200);
    expect(text).to.contain('&lt;i&gt;Lamp').and.contain('L-1').and.not.contain('Pen');
    expect(text).not.to.match(/USD|25\.00/);
  });

  it('an order has its prices and its total', async () => {
    const { text } = await browser.get(`${LIST}tools/print/?ids=${ids[1]}`);
    expect(text).to.contain('25.00 USD').and.contain('Total 225.00 USD').and.contain('Unpaid');
  });

  it('the selected orders are printed together, and nothing is packed of cancelled ones', async () => {
    const answer = await browser.post(LIST, { action: 'print_slips', _selected_action: ids.map(String) });
    expect(answer.status).to.equal(303);
    const where = answer.headers.get('location') ?? '';
    expect(where).to.equal(`${LIST}tools/packing_slips/?ids=${ids.join(',')}`);
    const { text } = await browser.get(where);
    expect(text.match(/<article/g)).to.have.length(2);
    expect(text).to.contain(`Order ${ids[2]} is cancelled: there is nothing to pack.`);
  });

  it('answers 404 for no order, 403 to who may not see orders', async () => {
    for (const query of ['', '?ids=', '?ids=x', '?ids=999999']) {
      expect((await browser.get(`${LIST}tools/print/${query}`)).status, query).to.equal(404);
    }
    const other = await signInStaff(shop(), ['products.view_product']);
    expect((await other.get(`${LIST}tools/print/?ids=${ids[0]}`)).status).to.equal(403);
  });
});
