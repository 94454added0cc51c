// Two people at the same row: the second is told what the first changed, and nothing is overwritten.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { getOrder } from '../../../orders/models.js';
import { cancelOrder } from '../../../orders/status_changes.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { getProduct } from '../../../products/models.js';
import { adjustStock } from '../../../products/stock.js';
import { errorsIn, formErrorsIn, inputsIn } from './pages_read.js';
import { storedProduct } from '../../../testing/makers/products.js';

onEachDatabase('two people at the same row', (dialect) => {
  const shop = useShop(dialect);
  let first: StaffBrowser;
  let second: StaffBrowser;
  before(async () => {
    first = await signInStaff(shop());
    second = await signInStaff(shop());
  });

  const product = async () =>
    (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, category: 'other' })).id;
  const place = async (...items: [number, number][]) => (await storedOrder(shop().db, items)).id;
  const open = async (browser: StaffBrowser, url: string) =>
    Object.fromEntries(inputsIn((await browser.get(url)).text));
  const productUrl = (id: number) => `/admin/products/product/${id}/change/`;
  const orderUrl = (id: number) => `/admin/orders/order/${id}/change/`;

  it('tells the second what the first changed, and saves nothing', async () => {
    const id = await product();
    const page = await open(second, productUrl(id));
    await first.post(productUrl(id), {
      ...(await open(first, productUrl(id))),
      price: '12',
      name: 'Desk lamp',
    });
    const answer = await second.post(productUrl(id), { ...page, price: '9', description: 'Mine.' });
    expect(answer.status).to.equal(200);
    const [told = ''] = formErrorsIn(answer.text);
    expect(told).to.match(
      /^Someone else changed this product while you were editing it \(last saved by staff\d+\)/,
    );
    expect(told).to.contain('Name is now “Desk lamp”. Price is now “12.00 USD”.');
    expect(errorsIn(answer.text)).to.deep.equal({ price: ['Someone else changed this field, too.'] });
    expect(await getProduct(shop().db.read, id)).to.include({ price_cents: 1200, description: '' });
    const shown = inputsIn(answer.text);
    expect([shown.get('name'), shown.get('price'), shown.get('description')]).to.deep.equal([
      ...['Desk lamp', '9', 'Mine.'],
    ]);
    const again = await second.post(productUrl(id), Object.fromEntries(shown));
    expect(again.status).to.equal(303);
    expect(await getProduct(shop().db.read, id)).to.include({
      ...{ name: 'Desk lamp', price_cents: 900, description: 'Mine.' },
    });
  });

  it('tells the second also when both changed different fields', async () => {
    const id = await product();
    const page = await open(second, productUrl(id));
    await first.post(productUrl(id), { ...(await open(first, productUrl(id))), price: '12' });
    const answer = await second.post(productUrl(id), { ...page, name: 'Mine' });
    expect(formErrorsIn(answer.text)[0]).to.contain('Price is now “12.00 USD”.');
    expect(await getProduct(shop().db.read, id)).to.include({ name: 'Lamp', price_cents: 1200 });
  });

  it('lets an edit be saved while the product is selling, and keeps the stock that is left', async () => {
    const id = await product();
    const page = await open(first, productUrl(id));
    await place([id, 3]);
    expect((await first.post(productUrl(id), { ...page, name: 'Sold lamp' })).status).to.equal(303);
    expect(await getProduct(shop().db.read, id)).to.include({ name: 'Sold lamp', stock_quantity: 7 });
  });

  it('lets an edit be saved when an order was cancelled or the stock was corrected meanwhile', async () => {
    const id = await product();
    const order = await place([id, 3]);
    const page = await open(first, productUrl(id));
    await cancelOrder(shop().db, order, 'system');
    await adjustStock(shop().db, id, -2, 'broken');
    const saved = await first.post(productUrl(id), { ...page, description: 'New.', price: '9' });
    expect(saved.status).to.equal(303);
    const { version, ...row } = await getProduct(shop().db.read, id);
    expect(row).to.include({ description: 'New.', price_cents: 900, stock_quantity: 8 });
    expect(version).to.equal(5);
  });

  it('does not set a stock that was counted before a sale', async () => {
    const id = await product();
    await first.post(productUrl(id), { ...(await open(first, productUrl(id))), price: '12' });
    const page = await open(first, productUrl(id));
    await place([id, 3]);
    const answer = await first.post(productUrl(id), { ...page, stock_quantity: '20' });
    expect(errorsIn(answer.text)).to.deep.equal({
      stock_quantity: ['Someone else changed this field, too.'],
    });
    const [told = ''] = formErrorsIn(answer.text);
    expect(told).to.contain('Stock quantity is now “7”.');
    expect(told).to.not.contain('last saved by');
    expect((await getProduct(shop().db.read, id)).stock_quantity).to.equal(7);
  });

  it('saves what differs from the page, without a word when nobody was there meanwhile', async () => {
    const id = await product();
    const page = await open(first, productUrl(id));
    expect((await first.post(productUrl(id), page)).status).to.equal(303);
    expect((await getProduct(shop().db.read, id)).version).to.equal(1);
  });

  it('counts a token that nobody gave out as somebody else’s change', async () => {
    const id = await product();
    const page = await open(first, productUrl(id));
    const answer = await first.post(productUrl(id), { ...page, _token: 'x', name: 'Forged' });
    expect(answer.status).to.equal(200);
    expect((await getProduct(shop().db.read, id)).name).to.equal('Lamp');
  });

  it('tells of items that somebody else added, changed or deleted', async () => {
    const [lamp, desk] = [await product(), await product()];
    const id = await place([lamp, 1], [desk, 1]);
    const page = await open(second, orderUrl(id));
    const changed = {
      ...(await open(first, orderUrl(id))),
      'items-0-quantity': '2',
      'items-1-DELETE': 'on',
      'items-2-product_id': String(desk),
      'items-2-quantity': '3',
    };
    expect((await first.post(orderUrl(id), changed)).status).to.equal(303);
    const before = await getOrder(shop().db.read, id);
    const answer = await second.post(orderUrl(id), { ...page, 'items-0-quantity': '5' });
    expect(answer.status).to.equal(200);
    const [told = ''] = formErrorsIn(answer.text);
    expect(told).to.contain('Someone else changed 2 × Lamp.');
    expect(told).to.contain('Someone else deleted one of the order items.');
    expect(told).to.contain('Someone else added 3 × Lamp.');
    expect(await getOrder(shop().db.read, id)).to.deep.equal(before);
    const shown = inputsIn(answer.text);
    expect(shown.get('items-0-quantity')).to.equal('5');
    expect((await second.post(orderUrl(id), Object.fromEntries(shown))).status).to.equal(303);
    const after = await getOrder(shop().db.read, id);
    expect(after.items.map(({ quantity }) => quantity)).to.deep.equal([5, 3]);
  });

  it('tells that the row itself is gone', async () => {
    const id = await product();
    const page = await open(second, productUrl(id));
    await first.post(`/admin/products/product/${id}/delete/`, { post: 'yes' });
    const answer = await second.postAndFollow(productUrl(id), { ...page, name: 'Too late' });
    expect(answer.text).to.contain(`Product with ID “${id}” doesn’t exist. Perhaps it was deleted?`);
  });
});
