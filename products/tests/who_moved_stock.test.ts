// The movements of a product's stock say what happened, who did it and for which order.
import { expect } from 'chai';
import { bearer, register } from '../../testing/makers/customers.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { makeProduct } from '../../testing/makers/products.js';
import { signInStaff, staff } from '../../testing/makers/staff.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { StockMovement } from '../models.js';
import { adjustStock } from '../stock.js';

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

  it('shows the newest movements of a product, and leads to all of them', async () => {
    const id = await makeProduct(shop(), {}, await staff(shop().db, 'carl'));
    await makeProduct(shop(), {}, await staff(shop().db, 'dora'));
    expect(await pageOf(id)).to.not.contain('All stock movements');
    for (let number = 1; number <= 21; number += 1) {
      await adjustStock(shop().db, id, 1, `Box ${number}`, { by: 'staff carl' });
    }
    const clerk = await signInStaff(shop(), ['products.view_product']);
    const text = await pageOf(id, clerk);
    expect(textOf(text)).to.contain('The newest 20 of 22. All stock movements');
    const url = `/admin/products/stockmovement/?product_id__exact=${id}`;
    expect(text).to.contain(`href="${url}"`);
    const list = (await clerk.get(url)).text;
    const links = [...list.matchAll(/\/admin\/products\/stockmovement\/\d+\/change\//g)].map(
      ([link]) => link,
    );
    expect(new Set(links)).to.have.property('size', 22);
    expect(textOf(list)).to.contain('Box 1').and.contain('First stock').and.not.contain('dora');
    expect(textOf(list))
      .to.match(/\+1\s+31\s+carl/)
      .and.not.contain('staff carl');
    const { access_token, customer } = await register(shop(), {
      ...{ email: 'finn@example.com', password: 'correct horse battery', name: 'Finn' },
    });
    await order(id, bearer(access_token));
    expect((await browser.get(url)).text).to.contain(
      `<a href="/admin/customers/customer/${customer.id}/change/">Finn &lt;finn@example.com&gt;</a>`,
    );
    const page = await clerk.get(links[0] ?? '');
    expect(page.status).to.equal(200);
    expect(page.text).to.not.contain('name="_save"');
    const outsider = await signInStaff(shop(), ['orders.view_order']);
    expect((await outsider.get(url)).status).to.equal(403);
    const owner = await signInStaff(shop());
    expect((await owner.get('/admin/products/stockmovement/add/')).status).to.equal(403);
  });

  it('is reached from the menu of everybody who may receive goods', async () => {
    const link = '<a href="/admin/products/product/tools/receive/">Receive goods</a>';
    for (const page of ['/admin/', '/admin/orders/order/'])
      expect((await browser.get(page)).text).to.contain(link);
    const clerk = await signInStaff(shop(), ['products.view_product']);
    expect((await clerk.get('/admin/')).text).to.not.contain('Receive goods');
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
