// An order and its items on one page: added, changed and deleted in one save, or not at all.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { getOrder, getOrderWithHistory, Order, type OrderWithItems } from '../../../orders/models.js';
import { ANN } from '../../../testing/makers/contacts.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { updateOrderStatus } from '../../../orders/status_changes.js';
import { getProduct } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { errorsIn, formErrorsIn, inputsIn, textOf } from './pages_read.js';
import { storedProduct } from '../../../testing/makers/products.js';

onEachDatabase('an order in the admin site', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let [lamp, desk, chair] = [0, 0, 0];
  beforeEach(async () => {
    browser ??= await signInStaff(shop());
    lamp = await product('Lamp', 1000, 10);
    desk = await product('Desk', 5000, 10);
    chair = await product('Chair', 250, 10);
  });

  const product = async (name: string, price_cents: number, stock_quantity: number) => {
    const values = { name, price_cents, stock_quantity, category: 'other' };
    return (await storedProduct(shop().db, values)).id;
  };
  const place = (...items: [number, number][]) => storedOrder(shop().db, items);
  const url = (order: { id: number }) => `/admin/orders/order/${order.id}/change/`;
  const stocks = async () =>
    Promise.all([lamp, desk, chair].map(async (id) => (await getProduct(shop().db.read, id)).stock_quantity));
  const read = (order: { id: number }) => getOrder(shop().db.read, order.id);
  /** Posts the page of the order as it is, with these fields over it; '' leaves one out. */
  const edit = async (order: OrderWithItems, fields: Record<string, string>) => {
    const page = await browser.get(url(order));
    const all: Record<string, string> = { ...Object.fromEntries(inputsIn(page.text)), ...fields };
    return browser.post(url(order), all);
  };

  it('adds, changes and deletes items in one save, and keeps stock and total right', async () => {
    const order = await place([lamp, 2], [desk, 3]);
    const answer = await edit(order, {
      'items-0-quantity': '5',
      'items-1-DELETE': 'on',
      'items-2-product_id': String(chair),
      'items-2-quantity': '4',
    });
    expect(answer.status).to.equal(303);
    const edited = await read(order);
    expect(edited.items.map((item) => [item.product_id, item.quantity])).to.deep.equal([
      [lamp, 5],
      [chair, 4],
    ]);
    expect(edited.total_cents).to.equal(6000);
    expect(await stocks()).to.deep.equal([5, 10, 6]);
    const [entry] = await LogEntry.objects(shop().db.read)
      .where({ object_id: order.id })
      .orderBy('id', 'desc');
    expect(entry?.change_message).to.equal(
      'Added order item “4 × Chair”. Changed quantity for order item “5 × Lamp”. Deleted order item “3 × Desk”.',
    );
  });

  it('saves nothing when one line is not right', async () => {
    const order = await place([lamp, 2], [desk, 3]);
    const answer = await edit(order, {
      customer_name: 'Bea',
      'items-0-quantity': '5',
      'items-1-DELETE': 'on',
      'items-2-product_id': String(chair),
      'items-2-quantity': '0',
    });
    expect(answer.status).to.equal(200);
    expect(errorsIn(answer.text)).to.deep.equal({
      'items-2-quantity': ['Ensure this value is greater than or equal to 1.'],
    });
    expect(order).to.deep.include(await read(order));
    expect(await stocks()).to.deep.equal([8, 7, 10]);
    const typed = inputsIn(answer.text);
    expect(typed.get('customer_name')).to.equal('Bea');
    expect(typed.get('items-0-quantity')).to.equal('5');
    expect(typed.get('items-1-DELETE')).to.equal('on');
    expect(typed.get('items-2-product_id')).to.equal(String(chair));
  });

  it('says beside the line that there is not so much in stock', async () => {
    const order = await place([lamp, 2]);
    const answer = await edit(order, { customer_name: 'Bea', 'items-0-quantity': '11' });
    expect(errorsIn(answer.text)).to.deep.equal({ 'items-0-quantity': ['8 left, 9 asked for.'] });
    expect(order).to.deep.include(await read(order));
    expect(await stocks()).to.deep.equal([8, 10, 10]);
  });

  it('does not let the last line go', async () => {
    const order = await place([lamp, 2]);
    const answer = await edit(order, { 'items-0-DELETE': 'on' });
    expect(formErrorsIn(answer.text)).to.deep.equal([
      'Must have at least 1 entry; cancel the order to return all of it.',
    ]);
    expect(order).to.deep.include(await read(order));
  });

  it('cancels through the model: the stock comes back, once, and the history names who', async () => {
    const order = await place([lamp, 2]);
    expect((await edit(order, { status: 'cancelled', _confirmed: '1' })).status).to.equal(303);
    expect(await stocks()).to.deep.equal([10, 10, 10]);
    const { history } = await getOrderWithHistory(shop().db.read, order.id);
    expect(history.at(-1)).to.include({ from_status: 'pending', to_status: 'cancelled' });
    expect(history.at(-1)?.changed_by).to.match(/^staff staff\d+$/);
    const { text } = await browser.get(`/admin/orders/order/${order.id}/change/`);
    expect(textOf(text)).to.contain('Status: Pending → Cancelled').and.contain('Stock: Lamp +2');
    const again = await edit(order, { status: 'pending' });
    expect(errorsIn(again.text)).to.deep.equal({ status: ['Cannot go from cancelled to pending.'] });
    expect(await stocks()).to.deep.equal([10, 10, 10]);
  });

  it('offers only the statuses that may follow, and refuses the others beside the field', async () => {
    const order = await place([lamp, 1]);
    await updateOrderStatus(shop().db, order.id, 'shipped', 'system');
    const { text } = await browser.get(url(order));
    const select = /<select id="id_status".*?<\/select>/s.exec(text)?.[0] ?? '';
    expect([...select.matchAll(/value="(\w*)"/g)].map(([, value]) => value)).to.deep.equal([
      'shipped',
      'delivered',
    ]);
    expect(text).to.not.contain('items-TOTAL_FORMS');
    const answer = await edit(order, { status: 'cancelled' });
    expect(answer.status).to.equal(200);
    expect(errorsIn(answer.text)).to.deep.equal({ status: ['Cannot go from shipped to cancelled.'] });
    expect((await read(order)).status).to.equal('shipped');
  });

  it('changes no line of an order that is on its way, whatever is posted', async () => {
    const order = await place([lamp, 2]);
    const page = inputsIn((await browser.get(url(order))).text);
    await updateOrderStatus(shop().db, order.id, 'shipped', 'system');
    const before = await read(order);
    page.delete('_token');
    page.delete('items-0-token');
    const fields = { ...Object.fromEntries(page), status: 'shipped', 'items-0-quantity': '1' };
    const answer = await browser.post(url(order), fields);
    expect(formErrorsIn(answer.text)).to.deep.equal(['Cannot be changed, for the order is shipped.']);
    expect(await read(order)).to.deep.equal(before);
    expect(await stocks()).to.deep.equal([8, 10, 10]);
  });

  it('places an order at the products’ own prices, and none without items', async () => {
    const add = '/admin/orders/order/add/';
    const items = {
      'items-TOTAL_FORMS': '1',
      'items-INITIAL_FORMS': '0',
      'items-0-product_id': String(lamp),
      'items-0-quantity': '3',
    };
    const orders = async () => (await Order.objects(shop().db.read)).length;
    const before = await orders();
    const none = await browser.post(add, { ...ANN, status: 'pending' });
    expect(none.status).to.equal(200);
    expect(formErrorsIn(none.text)).to.have.length(1);
    const many = await browser.post(add, { ...ANN, ...items, status: 'pending', 'items-0-quantity': '11' });
    expect(errorsIn(many.text)).to.deep.equal({ 'items-0-quantity': ['10 left, 11 asked for.'] });
    expect([await orders(), await stocks()]).to.deep.equal([before, [10, 10, 10]]);
    const placed = await browser.post(add, { ...ANN, ...items, status: 'pending', 'items-0-price': '0.01' });
    expect(placed.status).to.equal(303);
    const order = await Order.objects(shop().db.read).orderBy('id', 'desc').first();
    expect(order).to.deep.include({ ...ANN, total_cents: 3000, status: 'pending' });
    expect(await stocks()).to.deep.equal([7, 10, 10]);
  });

  it('changes an item by its own page as a line of its order', async () => {
    const order = await place([lamp, 2], [desk, 1]);
    const item = `/admin/orders/orderitem/${order.items[0]?.id}/change/`;
    const fields = Object.fromEntries(inputsIn((await browser.get(item)).text));
    const refused = await browser.post(item, { ...fields, quantity: '11' });
    expect(errorsIn(refused.text)).to.deep.equal({ quantity: ['8 left, 9 asked for.'] });
    await browser.post(item, { ...fields, quantity: '4', order_id: '1' });
    expect((await read(order)).total_cents).to.equal(9000);
    expect(await stocks()).to.deep.equal([6, 9, 10]);
  });
});
