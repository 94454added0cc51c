// Placing an order over REST: all of it happens or nothing does.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';
import { JOHN } from '../../testing/makers/contacts.js';

onEachDatabase('placing orders over REST', (dialect) => {
  const shop = useShop(dialect);

  async function product(name: string, price: number, stock_quantity: number): Promise<number> {
    return await makeProduct(shop(), { name, price, stock_quantity });
  }
  const order = (items: unknown) => shop().send('POST', '/api/orders/', { ...JOHN, items });

  it('takes the stock and answers with the order; the client’s price is ignored', async () => {
    const id = await product('Laptop', 999.99, 5);
    const placed = await order([{ product_id: id, quantity: 2, price: 0.01 }]);
    expect(placed.status).to.equal(201);
    expect(placed.body.order).to.deep.include({
      ...JOHN,
      total_amount: 1999.98,
      status: 'pending',
      customer_id: null,
    });
    const [{ id: item_id, ...item }, ...others] = placed.body.order.items;
    expect([item, others]).to.deep.equal([
      {
        ...{ product_id: id, product_name: 'Laptop', price: 999.99, subtotal: 1999.98 },
        ...{ quantity: 2, cancelled_quantity: 0 },
      },
      [],
    ]);
    expect(item_id).to.be.a('number');
    expect(await stockOf(shop(), id)).to.equal(3);
    const { movements } = (await shop().get(`/api/products/${id}/stock/movements/`)).body;
    expect(
      movements.map(({ kind, delta, stock_quantity, order_id }: Record<string, unknown>) => [
        kind,
        delta,
        stock_quantity,
        order_id,
      ]),
    ).to.deep.equal([
      ['initial', 5, 5, null],
      ['sold', -2, 3, placed.body.order.id],
    ]);
  });

  it('order_items is another name for items', async () => {
    const id = await product('Lamp', 5, 5);
    const placed = await shop().send('POST', '/api/orders/', {
      ...JOHN,
      order_items: [{ product_id: id, quantity: 1 }],
    });
    expect(placed.status).to.equal(201);
  });

  it('the same product on two lines is one demand on the stock', async () => {
    const id = await product('Lamp', 5, 5);
    const refused = await order([
      { product_id: id, quantity: 3 },
      { product_id: id, quantity: 3 },
    ]);
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      error: 'Insufficient stock for Lamp: 5 left, 6 asked for.',
      code: 'insufficient_stock',
      details: [
        { field: 'items[0].quantity', message: '5 left, 6 asked for' },
        { field: 'items[1].quantity', message: '5 left, 6 asked for' },
      ],
    });
    const placed = await order([
      { product_id: id, quantity: 2 },
      { product_id: id, quantity: 3 },
    ]);
    expect(placed.body.order.items).to.have.length(2);
    expect(await stockOf(shop(), id)).to.equal(0);
  });

  it('three products whose third is short: nothing is stored, no stock has moved', async () => {
    const ids = [await product('A', 1, 5), await product('B', 2, 5), await product('C', 3, 1)];
    const tables = ['orders_order', 'orders_orderitem', 'orders_statuschange', 'products_stockmovement'];
    const counts = () => Promise.all(tables.map((table) => shop().db.read(table).count({ count: '*' })));
    const before = await counts();
    const refused = await order(ids.map((product_id) => ({ product_id, quantity: 2 })));
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'insufficient_stock']);
    expect(refused.body.details).to.deep.equal([
      { field: 'items[2].quantity', message: '1 left, 2 asked for' },
    ]);
    expect(await counts()).to.deep.equal(before);
    expect(await Promise.all(ids.map((id) => stockOf(shop(), id)))).to.deep.equal([5, 5, 1]);
  });

  it('an archived product cannot be ordered', async () => {
    const id = await product('Old', 1, 5);
    await shop().send('PATCH', `/api/products/${id}/`, { archived: true });
    const refused = await order([{ product_id: id, quantity: 1 }]);
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([
      { field: 'items[0].product_id', message: 'Old is no longer sold' },
    ]);
    expect(await stockOf(shop(), id)).to.equal(5);
  });

  it('a total that no shop bills is refused', async () => {
    const id = await product('Yacht', 99_999_999.99, 10_000);
    const refused = await order([{ product_id: id, quantity: 10_000 }]);
    expect([refused.status, refused.body.details[0].field]).to.deep.equal([400, 'items']);
    expect(await stockOf(shop(), id)).to.equal(10_000);
  });

  it('an ordered product cannot be deleted, and keeps its price in the order', async () => {
    const id = await product('Desk', 100, 5);
    const placed = await order([{ product_id: id, quantity: 1 }]);
    const refused = await shop().send('DELETE', `/api/products/${id}/`);
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'in_use']);
    await shop().send('PUT', `/api/products/${id}/`, { price: 200, name: 'Standing desk' });
    const read = await shop().get(`/api/orders/${placed.body.order.id}/`);
    expect(read.body.items[0]).to.include({ product_name: 'Desk', price: 100 });
  });
});
