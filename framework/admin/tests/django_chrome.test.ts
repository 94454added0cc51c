// The frame of the pages, and the links between rows, as in Django's admin.
import { expect } from 'chai';
import type { Field } from '../../db/fields.js';
import { installedApps } from '../../project.js';
import { deleteOrder } from '../../../orders/order_edits.js';
import { cancelOrder } from '../../../orders/status_changes.js';
import { Category, StockMovement } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { ANN } from '../../../testing/makers/contacts.js';
import { register } from '../../../testing/makers/customers.js';
import { placedOrder } from '../../../testing/makers/orders.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { rowIds } from './reading_lists.js';

onEachDatabase('the frame of the pages and the links between rows, as in Django', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let product: number;
  let customer: number;
  let order: number;

  before(async () => {
    product = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 100, stock_quantity: 9 })).id;
    customer = (await register(shop())).customer.id;
    const items = [{ product_id: product, quantity: 2 }];
    order = (await placedOrder(shop().db, { ...ANN, customer_id: customer, items })).order.id;
    await placedOrder(shop().db, { ...ANN, customer_id: 0, items });
    browser = await signInStaff(shop());
  });

  it('links to the site from every page of who is logged in', async () => {
    for (const path of ['', 'products/', 'products/product/', `products/product/${product}/change/`]) {
      expect((await browser.get(`/admin/${path}`)).text, path).to.contain('<a href="/">View site</a>');
    }
    expect((await shop().get('/')).status).to.equal(200);
    const { text } = await (await signInStaff(shop())).post('/admin/logout/');
    expect(text).not.to.contain('View site');
  });

  it('has a link to add, and one to change or view, beside each model of the index', async () => {
    for (const path of ['/admin/', '/admin/products/']) {
      const { text } = await browser.get(path);
      expect(text).to.contain(
        '<a class="change-link" href="/admin/products/product/" aria-label="Change products">Change</a>',
      );
      expect(text).to.contain('href="/admin/products/product/add/" aria-label="Add to products">Add</a>');
    }
    const viewer = await signInStaff(shop(), ['products.view_product']);
    const { text } = await viewer.get('/admin/');
    expect(text).to.contain('aria-label="View products">View</a>').and.not.to.contain('>Change</a>');
    const adder = await signInStaff(shop(), ['products.add_product']);
    const added = (await adder.get('/admin/')).text;
    expect(added).to.contain('>Add</a>').and.not.to.contain('>View</a>').and.not.to.contain('>Change</a>');
    const { text: cart } = await browser.get('/admin/carts/');
    expect(cart).to.contain('aria-label="View carts">View</a>');
  });

  it('has a filter and a button for folding in the navigation, hidden until the script runs', async () => {
    const { text } = await browser.get('/admin/products/product/');
    expect(text).to.match(/<input type="search"[^>]*aria-label="Filter navigation items"[^>]* hidden>/);
    expect(text).to.match(/<button [^>]*aria-controls="navigation"[^>]* hidden>/);
    expect((await shop().get('/static/admin/navigation.js')).status).to.equal(200);
  });

  it('leads from a stock movement to its order, for those who may see orders', async () => {
    const link = `<a href="/admin/orders/order/${order}/change/">${order}</a>`;
    const path = `/admin/products/product/${product}/change/`;
    expect((await browser.get(path)).text).to.contain(link);
    const keeper = await signInStaff(shop(), ['products.view_product', 'products.view_stockmovement']);
    const { text } = await keeper.get(path);
    expect(text).to.contain('Sold').and.not.to.contain('/admin/orders/');
  });

  it('leads from a customer to the orders, and from an order to the customer', async () => {
    const path = `/admin/customers/customer/${customer}/change/`;
    const list = `/admin/orders/order/?customer_id__exact=${customer}`;
    expect((await browser.get(path)).text).to.contain(`<a href="${list}">Orders of this customer</a>`);
    expect(rowIds((await browser.get(list)).text)).to.deep.equal([order]);
    expect((await browser.get(`/admin/orders/order/${order}/change/`)).text).to.contain(`<a href="${path}">`);
    const helper = await signInStaff(shop(), ['customers.view_customer']);
    expect((await helper.get(path)).text).not.to.contain('Orders of this customer');
  });

  it('gives every row a name that people can read', async () => {
    for (const model of installedApps().flatMap(({ models }) => models)) {
      const row = Object.fromEntries([...model.fields.values()].map((field) => [field.name, valueOf(field)]));
      expect(model.title(row), model.label)
        .to.match(/^\S.*\S$/)
        .and.not.match(/object \(|undefined/);
    }
    const movement = await StockMovement.objects(shop().db.read).where({ order_id: order }).first();
    expect(StockMovement.title(movement as never)).to.equal('Sold -2');
    const { text } = await browser.get(`/admin/products/product/${product}/delete/`);
    expect(text).not.to.contain('object (');
  });

  it('names a row without a name by its number, and links to it', async () => {
    const [id] = await shop().db.transaction((trx) =>
      Category.objects(trx).insert({ slug: 'nameless', name: '' }).returning('id'),
    );
    const number = (id as { id: number }).id;
    const { text } = await browser.get('/admin/products/category/');
    expect(text).to.contain(`<a href="/admin/products/category/${number}/change/">Category ${number}</a>`);
    expect(text).to.contain(`aria-label="Select Category ${number}"`);
  });

  it('says that the order of a movement is gone, if it was deleted', async () => {
    const items = [{ product_id: product, quantity: 1 }];
    const { id } = (await placedOrder(shop().db, { ...ANN, customer_id: 0, items })).order;
    await cancelOrder(shop().db, id, 'staff ada');
    await deleteOrder(shop().db, id);
    const answer = await browser.get(`/admin/orders/order/${id}/change/`);
    expect(answer.location).to.equal('/admin/orders/order/');
  });
});

function valueOf({ kind, options }: Field): unknown {
  if (kind === 'datetime') return '2026-05-01T12:30:00.000Z';
  if (options.format === 'currency') return 'EUR';
  return ['char', 'text'].includes(kind) ? 'a text' : 7;
}
