// What is done with selected rows: the status of orders, archiving products, and deleting.
import { expect } from 'chai';
import { getOrderWithHistory, Order } from '../../../orders/models.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { getProduct, Product } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { textOf } from './reading_lists.js';
import { storedProduct } from '../../../testing/makers/products.js';

const PRODUCTS = '/admin/products/product/';
const ORDERS = '/admin/orders/order/';

onEachDatabase('actions of a list', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let productId: number;

  const newProduct = async (name = 'Lamp') =>
    (await storedProduct(shop().db, { name, price_cents: 1_000, stock_quantity: 100 })).id;
  const newOrder = async (customer_name = 'Ann') =>
    (await storedOrder(shop().db, [[productId, 2]], { customer_name })).id;
  /** Carries out the action, and confirms what it asks. */
  const act = async (list: string, action: string, ids: number[], more = {}) => {
    const fields = { action, _selected_action: ids.map(String), post: 'yes', ...more };
    return textOf((await browser.postAndFollow(list, fields)).text);
  };
  const statusOf = async (id: number) => (await getOrderWithHistory(shop().db.read, id)).status;

  beforeEach(async () => {
    browser = await signInStaff(shop());
    productId = await newProduct();
  });

  for (const status of ['processing', 'shipped', 'delivered']) {
    it(`marks orders as ${status}, in their history and the site's`, async () => {
      const ids = [await newOrder(), await newOrder()];
      const text = await act(ORDERS, `mark_${status}`, ids);
      expect(text).to.contain(`2 orders were marked as ${status}.`);
      for (const id of ids) {
        const { history, ...order } = await getOrderWithHistory(shop().db.read, id);
        expect(order.status).to.equal(status);
        expect(history.at(-1)?.changed_by).to.match(/^staff staff\d+$/);
      }
      const entries = await LogEntry.objects(shop().db.read)
        .where({ model_label: 'orders.order' })
        .whereIn('object_id', ids);
      expect(entries.map(({ change_message }) => change_message)).to.deep.equal([
        'Changed status.',
        'Changed status.',
      ]);
    });
  }

  it('counts and remembers only the orders that it changed', async () => {
    const [first, second] = [await newOrder(), await newOrder()];
    await act(ORDERS, 'mark_processing', [first]);
    const both = await act(ORDERS, 'mark_processing', [first, second]);
    expect(both).to.contain('1 order was marked as processing.');
    const again = await act(ORDERS, 'mark_processing', [first, second]);
    expect(again).to.contain('No change: already done.');
    const entries = await LogEntry.objects(shop().db.read)
      .where({ model_label: 'orders.order' })
      .whereIn('object_id', [first, second]);
    expect(entries.map(({ object_id }) => object_id)).to.deep.equal([first, second]);
  });

  it('cancels orders, and gives their stock back once', async () => {
    const id = await newOrder();
    expect((await getProduct(shop().db.read, productId)).stock_quantity).to.equal(98);
    expect(await act(ORDERS, 'cancel', [id])).to.contain('1 order was cancelled.');
    expect((await getProduct(shop().db.read, productId)).stock_quantity).to.equal(100);
    const again = await act(ORDERS, 'cancel', [id]);
    expect(again).to.contain('1 order was not changed').and.to.contain('is cancelled already');
    expect((await getProduct(shop().db.read, productId)).stock_quantity).to.equal(100);
  });

  it('does what can be done, and says which order it was not, and why', async () => {
    const [open, cancelled] = [await newOrder(), await newOrder('<b>Bob</b>')];
    await act(ORDERS, 'cancel', [cancelled]);
    const selected = [String(open), String(cancelled), '999999'];
    const fields = { action: 'mark_shipped', post: 'yes', _selected_action: selected };
    const { text } = await browser.postAndFollow(ORDERS, fields);
    expect(textOf(text)).to.contain('1 order was marked as shipped.');
    expect(textOf(text)).to.contain('2 orders were not changed:');
    expect(text).to.contain(
      `Order ${cancelled} – &lt;b&gt;Bob&lt;/b&gt;: It is cancelled, so it cannot be shipped.`,
    );
    expect(text).to.contain('The order 999999 no longer exists.');
    expect(await statusOf(open)).to.equal('shipped');
    expect(await statusOf(cancelled)).to.equal('cancelled');
  });

  it('says it of each of very many, on the page itself', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 12; count += 1) ids.push(await newOrder(`Customer ${'x'.repeat(200)}`));
    await act(ORDERS, 'mark_delivered', ids);
    const fields = { action: 'cancel', _selected_action: ids.map(String) };
    const { status, text } = await browser.post(ORDERS, fields);
    expect(status).to.equal(200);
    for (const id of ids)
      expect(text).to.match(
        new RegExp(`Order ${id} – Customer x+: It is delivered, so it cannot be cancelled.`),
      );
  });

  it('archives and restores products', async () => {
    expect(await act(PRODUCTS, 'archive', [productId])).to.contain('1 product was archived.');
    expect((await getProduct(shop().db.read, productId)).archived).to.equal(true);
    expect(await act(PRODUCTS, 'restore', [productId])).to.contain('1 product was restored.');
    expect((await getProduct(shop().db.read, productId)).archived).to.equal(false);
  });

  it('keeps the filters of the list', async () => {
    const fields = { action: 'archive', _selected_action: [String(productId)], post: 'yes' };
    const answer = await browser.post(`${PRODUCTS}?q=lamp&o=2`, fields);
    expect(answer).to.include({ status: 303, location: `${PRODUCTS}?q=lamp&o=2` });
  });

  it('says that nothing was selected, and that no action was', async () => {
    expect(await act(PRODUCTS, 'archive', [])).to.contain('Items must be selected');
    expect(await act(ORDERS, '', [await newOrder()])).to.contain('No action selected.');
    expect((await getProduct(shop().db.read, productId)).archived).to.equal(false);
  });

  it('does nothing for an action that there is not', async () => {
    for (const action of ['mark_pending', 'constructor', 'save', '__proto__']) {
      expect(await act(PRODUCTS, action, [productId]), action).to.contain('No action selected.');
    }
  });

  it('lists all that goes along before it deletes, and deletes when that is confirmed', async () => {
    const other = await newProduct('Chair <i>');
    const ids = [String(productId), String(other)];
    const asked = await browser.post(PRODUCTS, { action: 'delete_selected', _selected_action: ids });
    expect(asked.status).to.equal(200);
    const text = textOf(asked.text);
    expect(text).to.contain('Are you sure you want to delete the selected products?');
    expect(text).to.contain('Products: 2').and.to.contain('Stock movements: 2');
    expect(asked.text).to.contain('Chair &lt;i&gt;').and.not.to.contain('Chair <i>');
    expect(await Product.objects(shop().db.read).whereIn('id', ids)).to.have.length(2);
    expect(await act(PRODUCTS, 'delete_selected', [productId, other], { post: 'yes' })).to.contain(
      'Successfully deleted 2 products.',
    );
    expect(await Product.objects(shop().db.read).whereIn('id', ids)).to.have.length(0);
    const entries = await LogEntry.objects(shop().db.read)
      .where({ action: 'delete' })
      .whereIn('object_id', ids);
    expect(entries.map(({ object_title }) => object_title).sort()).to.deep.equal(['Chair <i>', 'Lamp']);
  });

  it('does not delete a product that is in an order, and lists what holds it, also on POST', async () => {
    const free = await newProduct('Free');
    const order = await newOrder();
    const ids = [String(productId), String(free)];
    const asked = textOf(
      (await browser.post(PRODUCTS, { action: 'delete_selected', _selected_action: ids })).text,
    );
    expect(asked)
      .to.contain('This product cannot be deleted:')
      .and.to.contain(`order item “2 × Lamp (order ${order})”`);
    expect(asked).to.contain('delete the selected product?').and.to.contain('Product: Free');
    const only = await browser.post(PRODUCTS, {
      action: 'delete_selected',
      _selected_action: [String(productId)],
      post: 'yes',
    });
    expect(only.status).to.equal(200);
    expect(only.text).not.to.contain('name="post"');
    const text = await act(PRODUCTS, 'delete_selected', [productId, free], { post: 'yes' });
    expect(text)
      .to.contain('Successfully deleted 1 product.')
      .and.to.contain('Not deleted: Lamp: It is needed by');
    expect((await getProduct(shop().db.read, productId)).stock_quantity).to.equal(98);
  });

  it('deletes cancelled orders alone', async () => {
    const [open, cancelled] = [await newOrder(), await newOrder()];
    await act(ORDERS, 'cancel', [cancelled]);
    const text = await act(ORDERS, 'delete_selected', [open, cancelled], { post: 'yes' });
    expect(text)
      .to.contain('Successfully deleted 1 order.')
      .and.to.contain('only a cancelled order can be deleted');
    expect(await Order.objects(shop().db.read).whereIn('id', [open, cancelled]).pluck('id')).to.deep.equal([
      open,
    ]);
  });
});
