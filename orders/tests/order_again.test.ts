// A cancelled order is placed again: what it would be now, what has changed, and that it happens once.
import { expect } from 'chai';
import { inputsIn, messagesIn } from '../../framework/admin/tests/pages_read.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { updateProduct } from '../../products/catalogue.js';
import { getProduct } from '../../products/models.js';
import { setStock } from '../../products/stock.js';
import { getOrder, Order } from '../models.js';
import { cancelOrder } from '../status_changes.js';

const AGAIN = '/admin/orders/order/tools/order_again/';

onEachDatabase('ordering again', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let [lamp, desk] = [0, 0];

  beforeEach(async () => {
    browser = await signInStaff(shop());
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, stock_quantity: 10 })).id;
    desk = (await storedProduct(shop().db, { name: 'Desk', price_cents: 5_000, stock_quantity: 10 })).id;
  });

  async function cancelled(): Promise<number> {
    const { id } = await storedOrder(shop().db, [
      [lamp, 2],
      [desk, 3],
    ]);
    await cancelOrder(shop().db, id, 'staff ann');
    return id;
  }
  const open = async (id: number) => (await browser.get(`${AGAIN}?order=${id}`)).text;
  const orders = async () => (await Order.objects(shop().db.read).select('id')).length;
  const stocks = async () =>
    Promise.all([lamp, desk].map(async (id) => (await getProduct(shop().db.read, id)).stock_quantity));

  it('places the same order once, from the page of the cancelled one', async () => {
    const id = await cancelled();
    expect((await browser.get(`/admin/orders/order/${id}/change/`)).text).to.contain('Order again…');
    const before = await orders();
    const text = await open(id);
    expect(textOf(text)).to.contain('2 × Lamp 20.00 USD').and.contain('Total 170.00 USD');
    expect(text).to.not.contain('Before you go on');
    const fields = Object.fromEntries(inputsIn(text));
    const [done] = await Promise.all([browser.postAndFollow(AGAIN, fields), browser.post(AGAIN, fields)]);
    expect(await orders()).to.equal(before + 1);
    const made = await Order.objects(shop().db.read).orderBy('id', 'desc').first('id');
    expect(messagesIn(done.text)[0]).to.equal(`Order ${id} was placed again as order ${made?.id}.`);
    const { items, ...order } = await getOrder(shop().db.read, made?.id ?? 0);
    const old = await getOrder(shop().db.read, id);
    expect(order).to.deep.include({
      status: 'pending',
      customer_name: old.customer_name,
      total_cents: 17_000,
    });
    expect(items.map(({ quantity }) => quantity)).to.deep.equal([2, 3]);
    expect(await stocks()).to.deep.equal([8, 7]);
  });

  it('says what costs another price, and what is not in stock or no longer sold', async () => {
    const id = await cancelled();
    await updateProduct(shop().db, lamp, { price_cents: 1_200 });
    await setStock(shop().db, desk, 1, '');
    const text = textOf(await open(id));
    expect(text).to.contain('Lamp costs 12.00 USD now; it was 10.00 USD.');
    expect(text).to.contain('Desk: only 1 of 3 are in stock.').and.contain('Total 74.00 USD');
    await updateProduct(shop().db, lamp, { archived: true });
    await setStock(shop().db, desk, 0, '');
    expect(textOf(await open(id))).to.contain('Nothing of this order can be sold now.');
  });

  it('places nothing when stock or prices changed after they were shown', async () => {
    const id = await cancelled();
    const fields = Object.fromEntries(inputsIn(await open(id)));
    await updateProduct(shop().db, lamp, { price_cents: 1_200 });
    const before = [await orders(), await stocks()];
    const refused = textOf((await browser.post(AGAIN, fields)).text);
    expect(refused).to.contain('Stock or prices have changed since.').and.contain('Lamp costs 12.00 USD now');
    expect([await orders(), await stocks()]).to.deep.equal(before);
  });

  it('is only for cancelled orders, and for those who may add orders', async () => {
    const { id } = await storedOrder(shop().db, [[lamp, 1]]);
    expect(textOf(await open(id))).to.contain('The order is not cancelled.');
    const before = await orders();
    await browser.post(AGAIN, { order: id, seen: `${lamp}:1:1000`, form_key: 'x' });
    const clerk = await signInStaff(shop(), ['orders.change_order']);
    const other = await cancelled();
    const count = await orders();
    expect((await clerk.get(`/admin/orders/order/${other}/change/`)).text).to.not.contain('Order again');
    expect((await clerk.get(`${AGAIN}?order=${other}`)).status).to.equal(403);
    expect((await clerk.post(AGAIN, { order: other })).status).to.equal(403);
    expect([before + 1, count]).to.deep.equal([count, await orders()]);
  });
});
