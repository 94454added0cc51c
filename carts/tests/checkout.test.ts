// POST /api/cart/checkout/
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { orderCount } from '../../testing/makers/orders.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

onEachDatabase('POST /api/cart/checkout/', (dialect) => {
  const shop = useShop(dialect);

  async function guestWith(...items: [number, number][]): Promise<Guest> {
    const guest = new Guest(shop);
    for (const [id, quantity] of items) expect((await guest.add(id, quantity)).status).to.equal(201);
    return guest;
  }

  it('makes the order, takes the stock and empties the cart', async () => {
    const [mug, pen] = [
      await makeProduct(shop(), { name: 'Mug', price: 12.5, stock_quantity: 10 }),
      await makeProduct(shop(), { name: 'Pen', price: 0.1, stock_quantity: 5 }),
    ];
    const guest = await guestWith([mug, 2], [pen, 3]);
    const placed = await guest.checkout();
    expect(placed.status).to.equal(201);
    expect(placed.body).to.deep.include({ success: true, message: 'Order created successfully' });
    expect(placed.body.order).to.deep.include({
      ...{ ...JOHN, status: 'pending', payment_status: 'unpaid', total_amount: 25.3, customer_id: null },
    });
    const [first, second, ...others] = placed.body.order.items;
    expect(first).to.include({
      product_id: mug,
      product_name: 'Mug',
      quantity: 2,
      price: 12.5,
      subtotal: 25,
    });
    expect(second).to.include({
      product_id: pen,
      product_name: 'Pen',
      quantity: 3,
      price: 0.1,
      subtotal: 0.3,
    });
    expect(others).to.deep.equal([]);
    const order = (await shop().get(`/api/orders/${placed.body.order.id}/`)).body;
    expect(order).to.deep.include(placed.body.order);
    expect(order.history).to.have.length(1);
    expect([await stockOf(shop(), mug), await stockOf(shop(), pen)]).to.deep.equal([8, 2]);
    expect(await guest.lines()).to.deep.equal([]);
  });

  it('orders at the prices of today', async () => {
    const id = await makeProduct(shop(), { price: 10 });
    const guest = await guestWith([id, 1]);
    await shop().send('PATCH', `/api/products/${id}/`, { price: 12 });
    expect((await guest.checkout()).body.order.total_amount).to.equal(12);
  });

  it('refuses an empty cart', async () => {
    const before = await orderCount(shop());
    const id = await makeProduct(shop());
    const emptied = await guestWith([id, 1]);
    await emptied.clear();
    for (const guest of [new Guest(shop), emptied]) {
      const refused = await guest.checkout();
      expect(refused.status).to.equal(409);
      expect(refused.body).to.deep.include({
        ...{ error: 'The cart is empty.', code: 'conflict' },
        details: [{ field: 'items', message: 'the cart is empty' }],
      });
    }
    expect(await orderCount(shop())).to.equal(before);
  });

  it('takes an expected total that holds', async () => {
    const guest = await guestWith([await makeProduct(shop(), { price: 10.01 }), 3]);
    expect((await guest.checkout({ ...JOHN, expected_total: 30.03 })).status).to.equal(201);
  });

  it('refuses an expected total that no longer holds, and changes nothing', async () => {
    const id = await makeProduct(shop(), { price: 10, stock_quantity: 4 });
    const guest = await guestWith([id, 2]);
    const before = await orderCount(shop());
    await shop().send('PATCH', `/api/products/${id}/`, { price: 12 });
    const refused = await guest.checkout({ ...JOHN, expected_total: 20 }, { 'Idempotency-Key': 'price' });
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      ...{ error: 'Prices have changed: the total is 24.00 now, not 20.00.', code: 'conflict' },
      details: [{ field: 'expected_total', message: 'the total is 24.00 now, not 20.00' }],
    });
    expect(await orderCount(shop())).to.equal(before);
    expect(await stockOf(shop(), id)).to.equal(4);
    expect(await guest.lines()).to.deep.equal([[id, 2]]);
    const again = await guest.checkout({ ...JOHN, expected_total: 24 }, { 'Idempotency-Key': 'price' });
    expect(again.status).to.equal(201);
  });

  it('refuses what the stock no longer covers, names the line, and changes nothing', async () => {
    const [plenty, scarce] = [await makeProduct(shop()), await makeProduct(shop(), { name: 'Lamp' })];
    const guest = await guestWith([plenty, 1], [scarce, 5]);
    await shop().send('PUT', `/api/products/${scarce}/stock/`, { stock: 4 });
    const before = await orderCount(shop());
    const refused = await guest.checkout();
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      ...{ error: 'Insufficient stock for Lamp: 4 left, 5 asked for.', code: 'insufficient_stock' },
      details: [{ field: 'items[1].quantity', message: '4 left, 5 asked for' }],
    });
    expect(await orderCount(shop())).to.equal(before);
    expect(await stockOf(shop(), plenty)).to.equal(10);
    expect(await guest.lines()).to.deep.equal([
      [plenty, 1],
      [scarce, 5],
    ]);
  });

  it('refuses a product that is no longer sold', async () => {
    const id = await makeProduct(shop(), { name: 'Old mug' });
    const guest = await guestWith([id, 1]);
    await shop().send('PATCH', `/api/products/${id}/`, { archived: true });
    const refused = await guest.checkout();
    expect(refused.status).to.equal(409);
    expect(refused.body.error).to.equal('Old mug is no longer sold.');
    expect(refused.body.details).to.deep.equal([
      { field: 'items[0].product_id', message: 'Old mug is no longer sold' },
    ]);
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
  });

  it('asks a guest for name, e-mail and address', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith([id, 1]);
    const headers = { 'X-Cart-Token': guest.token };
    for (const body of [undefined, {}]) {
      const refused = await shop().send('POST', '/api/cart/checkout/', body, headers);
      expect(refused.status).to.equal(400);
      expect(refused.body.details.map((problem: { field: string }) => problem.field)).to.deep.equal([
        ...['customer_name', 'customer_email', 'shipping_address'],
      ]);
    }
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
  });

  for (const [field, value] of [
    ['customer_email', 'nobody'],
    ['customer_name', ' '],
    ['shipping_address', 7],
    ['expected_total', 0],
    ['expected_total', -1],
    ['expected_total', 1.001],
    ['expected_total', '20'],
  ] as const) {
    it(`refuses ${field} ${JSON.stringify(value)}`, async () => {
      const id = await makeProduct(shop());
      const guest = await guestWith([id, 1]);
      const refused = await guest.checkout({ ...JOHN, [field]: value });
      expect(refused.status).to.equal(400);
      expect(refused.body.details.map((problem: { field: string }) => problem.field)).to.deep.equal([field]);
      expect(await guest.lines()).to.deep.equal([[id, 1]]);
    });
  }

  it("does not order another guest's cart", async () => {
    const id = await makeProduct(shop());
    const other = await guestWith([id, 2]);
    const stranger = new Guest(shop);
    stranger.token = `${other.token.slice(0, -1)}${other.token.endsWith('A') ? 'B' : 'A'}`;
    expect((await stranger.checkout()).status).to.equal(409);
    expect(await other.lines()).to.deep.equal([[id, 2]]);
    expect(await stockOf(shop(), id)).to.equal(10);
  });
});
