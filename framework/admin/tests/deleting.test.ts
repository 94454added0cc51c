// Deleting one row: the tree of what goes along, and what is held, also when it is posted.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { Order, OrderItem, StatusChange } from '../../../orders/models.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { cancelOrder } from '../../../orders/status_changes.js';
import { Category, getProduct, Product, StockMovement } from '../../../products/models.js';
import { adjustStock } from '../../../products/stock.js';
import { LogEntry } from '../models.js';
import { messagesIn, textOf } from './pages_read.js';
import { storedProduct } from '../../../testing/makers/products.js';

const PRODUCTS = '/admin/products/product/';
const ORDERS = '/admin/orders/order/';

onEachDatabase('deleting in the admin site', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  before(async () => {
    browser = await signInStaff(shop());
  });

  const product = async (name = 'Lamp') => {
    const values = { name, price_cents: 1000, stock_quantity: 50, category: 'other' };
    return (await storedProduct(shop().db, values)).id;
  };
  const place = async (product_id: number, quantity = 1) =>
    (await storedOrder(shop().db, [[product_id, quantity]])).id;
  const remove = (url: string) => browser.post(`${url}delete/`, { post: 'yes' });
  const main = (html: string) => textOf(/<main.*<\/main>/s.exec(html)?.[0] ?? '').replace(/\s+/g, ' ');

  it('lists what goes along, deletes it after a yes, and writes it down', async () => {
    const id = await product();
    const page = await browser.get(`${PRODUCTS}${id}/delete/`);
    expect(page.status).to.equal(200);
    expect(main(page.text)).to.contain('Are you sure you want to delete the product “Lamp”?');
    expect(main(page.text)).to.contain('Products: 1 Stock movements: 1');
    expect(await Product.objects(shop().db.read).where({ id })).to.have.length(1);
    const answer = await remove(`${PRODUCTS}${id}/`);
    expect(answer.location).to.equal(PRODUCTS);
    expect(messagesIn((await browser.get(PRODUCTS)).text)).to.deep.equal([
      'The product “Lamp” was deleted successfully.',
    ]);
    expect(await Product.objects(shop().db.read).where({ id })).to.have.length(0);
    expect(await StockMovement.objects(shop().db.read).where({ product_id: id })).to.have.length(0);
    const entries = await LogEntry.objects(shop().db.read).where({ object_id: id, action: 'delete' });
    expect(entries.map((entry) => [entry.model_label, entry.object_title])).to.deep.equal([
      ['products.product', 'Lamp'],
    ]);
  });

  it('shows at most so many rows of the tree, and counts the rest', async () => {
    const id = await product();
    for (let step = 0; step < 24; step += 1) await adjustStock(shop().db, id, 1, '');
    const page = main((await browser.get(`${PRODUCTS}${id}/delete/`)).text);
    expect(page).to.contain('Stock movements: 25');
    expect(page).to.contain('and 5 more stock movements');
    expect(page.match(/Stock movement:/g)).to.have.length(20);
  });

  it('refuses a product that is part of an order and lists what holds it, also on POST', async () => {
    const id = await product();
    const order = await place(id, 2);
    for (const answer of [await browser.get(`${PRODUCTS}${id}/delete/`), await remove(`${PRODUCTS}${id}/`)]) {
      expect(answer.status).to.equal(200);
      expect(main(answer.text)).to.contain('The product “Lamp” cannot be deleted because these use it:');
      expect(main(answer.text)).to.contain(`Order item: 2 × Lamp (order ${order})`);
      expect(answer.text).to.not.contain('name="post"');
    }
    expect((await getProduct(shop().db.read, id)).stock_quantity).to.equal(48);
    expect(await OrderItem.objects(shop().db.read).where({ order_id: order })).to.have.length(1);
    expect(await LogEntry.objects(shop().db.read).where({ object_id: id, action: 'delete' })).to.have.length(
      0,
    );
  });

  it('refuses a category that has products, and shows no more of them than people read', async () => {
    const made = await Category.objects(shop().db.read).where({ slug: 'other' }).first();
    await product('Held');
    const answer = await remove(`/admin/products/category/${made?.id}/`);
    expect(main(answer.text)).to.contain('Product: Held');
    expect(await Category.objects(shop().db.read).where({ slug: 'other' })).to.have.length(1);
  });

  it('deletes an order only when it is cancelled, with its items and history', async () => {
    const lamp = await product();
    const id = await place(lamp, 5);
    for (const answer of [await browser.get(`${ORDERS}${id}/delete/`), await remove(`${ORDERS}${id}/`)]) {
      expect(main(answer.text)).to.contain(
        `Order ${id} is pending; only a cancelled order can be deleted. Cancel it first.`,
      );
    }
    expect(await Order.objects(shop().db.read).where({ id })).to.have.length(1);
    await cancelOrder(shop().db, id, 'system');
    const page = main((await browser.get(`${ORDERS}${id}/delete/`)).text);
    expect(page).to.contain('Orders: 1 Order items: 1 Status changes: 2');
    expect((await remove(`${ORDERS}${id}/`)).location).to.equal(ORDERS);
    for (const model of [OrderItem, StatusChange]) {
      expect(await model.objects(shop().db.read).where({ order_id: id })).to.have.length(0);
    }
    expect((await getProduct(shop().db.read, lamp)).stock_quantity).to.equal(50);
  });

  it('refuses who may not delete what goes along', async () => {
    const clerk = await signInStaff(shop(), ['orders.view_order', 'orders.delete_order']);
    const id = await place(await product());
    await cancelOrder(shop().db, id, 'system');
    const answer = await clerk.post(`${ORDERS}${id}/delete/`, { post: 'yes' });
    expect(answer.status).to.equal(200);
    expect(main(answer.text)).to.contain('your account may not delete: order items');
    expect(await Order.objects(shop().db.read).where({ id })).to.have.length(1);
  });

  it('does nothing the second time', async () => {
    const id = await product();
    await remove(`${PRODUCTS}${id}/`);
    await browser.get(PRODUCTS);
    const again = await remove(`${PRODUCTS}${id}/`);
    expect(again.location).to.equal(PRODUCTS);
    expect(messagesIn((await browser.get(PRODUCTS)).text)).to.deep.equal([
      `Product with ID “${id}” doesn’t exist. Perhaps it was deleted?`,
    ]);
    expect(await LogEntry.objects(shop().db.read).where({ object_id: id, action: 'delete' })).to.have.length(
      1,
    );
  });
});
