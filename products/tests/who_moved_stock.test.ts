// The movements of a product's stock say what happened, who did it and for which order.
import { expect } from 'chai';
import { bearer, register } from '../../testing/makers/customers.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { makeProduct } from '../../testing/makers/products.js';
import { signInStaff, staff } from '../../testing/makers/staff.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { StockMovement } from '../models.js';

onEachDatabase('who moved the stock', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const pageOf = async (id: number, who = browser) =>
    (await who.get(`/admin/products/product/${id}/change/`)).text;
  /** The cells of each movement on the product's page, newest first, without the time. */
  const shown = async (id: number) => {
    const lines = (await pageOf(id)).split('<tr data-inline-row').slice(1);
    return lines.map((line) => {
      const cells = [...line.matchAll(/<div class="readonly">(.*?)<\/div>/gs)];
      return cells.slice(1).map(([, cell = '']) => cell.trim());
    });
  };
  const order = async (product_id: number, headers: Record<string, string> = {}) => {
    const items = [{ product_id, quantity: 2 }];
    const { body } = await shop().send('POST', '/api/orders/', { ...JOHN, items }, headers);
    return Number(body.order.id);
  };

  it('names the member of staff, the guest and the customer, and links to them and to the order', async () => {
    const id = await makeProduct(shop(), {}, await staff(shop().db, 'anna'));
    const guests = await order(id);
    const { access_token, customer } = await register(shop());
    const customers = await order(id, bearer(access_token));
    const user = await signInStaff(shop());
    const orders = '/admin/orders/order/';
    await user.post(orders, { action: 'cancel', index: '0', _selected_action: String(guests), post: 'yes' });
    const [returned, bought, sold, first] = await shown(id);
    const link = (order_id: number) => `<a href="${orders}${order_id}/change/">${order_id}</a>`;
    expect(first).to.deep.equal(['First stock', '+10', '10', 'anna', '-', '-']);
    expect(sold).to.deep.equal(['Sold', '-2', '8', 'Guest', link(guests), '-']);
    const ada = `<a href="/admin/customers/customer/${customer.id}/change/">Ada Lovelace &lt;Ada@Example.com&gt;</a>`;
    expect(bought).to.deep.equal(['Sold', '-2', '6', ada, link(customers), '-']);
    expect(returned?.[0]).to.equal('Returned');
    expect(returned?.[3]).to.match(/^staff\d+$/);
    expect(returned?.[4]).to.equal(link(guests));
  });

  it('gives no link to those who may not see customers', async () => {
    const id = await makeProduct(shop());
    const { access_token, customer } = await register(shop(), {
      ...{ email: 'eve@example.com', password: 'correct horse battery', name: 'Eve' },
    });
    await order(id, bearer(access_token));
    const clerk = await signInStaff(shop(), ['products.view_product']);
    const text = await pageOf(id, clerk);
    expect(text).to.contain(`Customer ${customer.id}`).and.not.contain('Eve');
    expect(text).to.not.contain('/admin/customers/').and.not.contain('/admin/orders/');
  });

  it('stores who changed the stock in the admin, over the API and in bulk', async () => {
    const headers = await staff(shop().db, 'bea');
    const id = await makeProduct(shop(), {}, headers);
    await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 3 }, headers);
    await shop().send('POST', `/api/products/${id}/stock/`, { delta: 2, note: 'found' }, headers);
    await shop().send('PATCH', `/api/products/${id}/`, { stock_quantity: 7 }, headers);
    const items = [{ id, stock_change: 1 }];
    expect((await shop().send('POST', '/api/products/bulk/', { items }, headers)).status).to.equal(200);
    const movements = await StockMovement.objects(shop().db.read).where({ product_id: id });
    expect(movements.map(({ changed_by }) => changed_by)).to.deep.equal(Array(5).fill('staff bea'));
    const { body } = await shop().get(`/api/products/${id}/stock/movements/`, headers);
    expect(body.movements.at(-1)).to.include({ changed_by: 'staff bea', kind: 'adjusted' });
  });
});
