// Changing an order's lines and deleting orders: stock, movements and totals stay right.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { updateProduct } from '../../products/catalogue.js';
import { getProduct, StockMovement } from '../../products/models.js';
import { deleteOrder, type ItemChange, updateOrderItems } from '../order_edits.js';
import { getOrder, Order, OrderItem, type OrderWithItems, StatusChange } from '../models.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { cancelOrder, updateOrderStatus } from '../status_changes.js';
import { storedProduct } from '../../testing/makers/products.js';

onEachDatabase('editing an order', (dialect) => {
  const shop = useShop(dialect);

  const product = async (name: string, price_cents: number, stock_quantity: number) =>
    (
      await storedProduct(shop().db, {
        ...{ name, price_cents, stock_quantity },
        category: 'other',
      })
    ).id;
  const place = (...items: [number, number][]) => storedOrder(shop().db, items);
  const stockOf = async (id: number) => (await getProduct(shop().db.read, id)).stock_quantity;
  const deltasOf = async (id: number) =>
    (await StockMovement.objects(shop().db.read).where({ product_id: id }).orderBy('id')).map((row) => [
      row.kind,
      row.delta,
    ]);
  const edit = (order: OrderWithItems, ...changes: ItemChange[]) =>
    updateOrderItems(shop().db, order.id, changes);
  const line = (order: OrderWithItems, index: number, change: Partial<ItemChange>): ItemChange => {
    const item = order.items[index];
    if (!item) throw new Error('no such line');
    return { id: item.id, product_id: item.product_id, quantity: item.quantity, deleted: false, ...change };
  };
  const added = (product_id: number, quantity: number): ItemChange => ({
    ...{ id: null, product_id, quantity, deleted: false },
  });
  const refusal = async (attempt: Promise<unknown>) => {
    try {
      await attempt;
    } catch (error) {
      const { code, details } = error as { code: string; details: unknown };
      return { code, details };
    }
    throw new Error('was not refused');
  };

  it('adds no price of today to an order in another currency, and takes the rest', async () => {
    const [lamp, desk] = [await product('Lamp', 1000, 10), await product('Desk', 5000, 10)];
    const order = await place([lamp, 2]);
    await shop().db.transaction(async (trx) => {
      await Order.objects(trx).where({ id: order.id }).update({ currency: 'EUR' });
      await OrderItem.objects(trx).where({ order_id: order.id }).update({ currency: 'EUR' });
    });
    const message = 'cannot be added: the order is in EUR, and prices are in USD';
    const details = [{ field: 'items[1].product_id', message }];
    const quantity = line(order, 0, { quantity: 3 });
    expect(await refusal(edit(order, quantity, added(desk, 1)))).to.deep.equal({ code: 'invalid', details });
    const swap = await refusal(edit(order, line(order, 0, { product_id: desk })));
    expect(swap.details).to.deep.equal([{ field: 'items[0].product_id', message }]);
    expect([await stockOf(lamp), await stockOf(desk)]).to.deep.equal([8, 10]);
    const edited = await edit(order, quantity);
    expect([edited.total_cents, edited.currency, edited.items[0]?.currency]).to.deep.equal([
      3000,
      'EUR',
      'EUR',
    ]);
  });

  it('takes and gives back the difference, one movement a product, and sums the total up again', async () => {
    const [lamp, desk, chair] = [
      await product('Lamp', 1000, 10),
      await product('Desk', 5000, 10),
      await product('Chair', 250, 10),
    ];
    const order = await place([lamp, 2], [desk, 3]);
    const edited = await edit(
      order,
      line(order, 0, { quantity: 5 }),
      line(order, 1, { deleted: true }),
      added(chair, 4),
    );
    expect(edited.items.map((item) => [item.product_name, item.quantity, item.subtotal_cents])).to.deep.equal(
      [
        ['Lamp', 5, 5000],
        ['Chair', 4, 1000],
      ],
    );
    expect(edited.total_cents).to.equal(6000);
    expect([await stockOf(lamp), await stockOf(desk), await stockOf(chair)]).to.deep.equal([5, 10, 6]);
    expect(await deltasOf(lamp)).to.deep.equal([
      ['initial', 10],
      ['sold', -2],
      ['sold', -3],
    ]);
    expect(await deltasOf(desk)).to.deep.equal([
      ['initial', 10],
      ['sold', -3],
      ['restored', 3],
    ]);
    await cancelOrder(shop().db, order.id, 'system');
    expect([await stockOf(lamp), await stockOf(desk), await stockOf(chair)]).to.deep.equal([10, 10, 10]);
  });

  it('keeps the price of a line, and takes a new product at its price of today', async () => {
    const lamp = await product('Lamp', 1000, 10);
    const order = await place([lamp, 1]);
    await updateProduct(shop().db, lamp, { price_cents: 9900, name: 'Bright lamp' });
    const edited = await edit(order, line(order, 0, { quantity: 2 }), added(lamp, 1));
    expect(edited.items.map((item) => [item.product_name, item.price_cents])).to.deep.equal([
      ['Lamp', 1000],
      ['Bright lamp', 9900],
    ]);
    expect(edited.total_cents).to.equal(2000 + 9900);
    expect(await stockOf(lamp)).to.equal(7);
  });

  it('moves between products when a line gets another product', async () => {
    const [lamp, desk] = [await product('Lamp', 1000, 5), await product('Desk', 5000, 5)];
    const order = await place([lamp, 2]);
    const edited = await edit(order, line(order, 0, { product_id: desk }));
    expect(edited.items.map((item) => [item.product_name, item.price_cents])).to.deep.equal([['Desk', 5000]]);
    expect([await stockOf(lamp), await stockOf(desk)]).to.deep.equal([5, 3]);
  });

  it('refuses more than there is, names the line, and changes nothing', async () => {
    const [lamp, desk] = [await product('Lamp', 1000, 5), await product('Desk', 5000, 5)];
    const order = await place([lamp, 2], [desk, 1]);
    const attempt = edit(order, line(order, 1, { deleted: true }), line(order, 0, { quantity: 6 }));
    expect(await refusal(attempt)).to.deep.equal({
      code: 'insufficient_stock',
      details: [{ field: 'items[1].quantity', message: '3 left, 4 asked for' }],
    });
    expect(order).to.deep.include(await getOrder(shop().db.read, order.id));
    expect([await stockOf(lamp), await stockOf(desk)]).to.deep.equal([3, 4]);
  });

  it('refuses an order without lines, unknown products and lines of other orders', async () => {
    const lamp = await product('Lamp', 1000, 5);
    const [order, other] = [await place([lamp, 1]), await place([lamp, 1])];
    const empty = await refusal(edit(order, line(order, 0, { deleted: true })));
    expect(empty.code).to.equal('invalid');
    expect(await refusal(edit(order, added(2_000_000, 1)))).to.deep.equal({
      code: 'invalid',
      details: [{ field: 'items[0].product_id', message: 'there is no product 2000000' }],
    });
    expect(await refusal(edit(order, line(other, 0, { quantity: 2 })))).to.deep.equal({
      code: 'invalid',
      details: [{ field: 'items[0].id', message: 'is no longer in the order' }],
    });
    expect(await stockOf(lamp)).to.equal(3);
  });

  it('leaves an order alone that is shipped, cancelled or paid', async () => {
    const lamp = await product('Lamp', 1000, 9);
    const orders = [await place([lamp, 1]), await place([lamp, 1]), await place([lamp, 1])];
    const [shipped, cancelled, paid] = orders as unknown as [OrderWithItems, OrderWithItems, OrderWithItems];
    await updateOrderStatus(shop().db, shipped.id, 'shipped', 'system');
    await cancelOrder(shop().db, cancelled.id, 'system');
    await Order.objects(shop().db.maintenance).where({ id: paid.id }).update({ payment_status: 'paid' });
    for (const [order, state] of [
      [shipped, 'shipped'],
      [cancelled, 'cancelled'],
      [paid, 'paid'],
    ] as const) {
      expect(await refusal(edit(order, line(order, 0, { quantity: 2 })))).to.deep.equal({
        code: 'conflict',
        details: [{ field: 'items', message: `cannot be changed, for the order is ${state}` }],
      });
    }
    expect(await stockOf(lamp)).to.equal(7);
  });

  it('deletes a cancelled order with all that hangs on it, and no other', async () => {
    const lamp = await product('Lamp', 1000, 5);
    const order = await place([lamp, 2]);
    expect((await refusal(deleteOrder(shop().db, order.id))).code).to.equal('conflict');
    expect(order).to.deep.include(await getOrder(shop().db.read, order.id));
    await cancelOrder(shop().db, order.id, 'system');
    await deleteOrder(shop().db, order.id);
    for (const model of [OrderItem, StatusChange]) {
      expect(await model.objects(shop().db.read).where({ order_id: order.id })).to.deep.equal([]);
    }
    expect(await Order.objects(shop().db.read).where({ id: order.id })).to.deep.equal([]);
    expect(await stockOf(lamp)).to.equal(5);
  });

  it('serves two who edit the same products in opposite directions', async () => {
    const [lamp, desk] = [await product('Lamp', 1000, 10), await product('Desk', 5000, 10)];
    const [first, second] = [await place([lamp, 5], [desk, 1]), await place([lamp, 1], [desk, 5])];
    await Promise.all([
      edit(first, line(first, 0, { quantity: 1 }), line(first, 1, { quantity: 4 })),
      edit(second, line(second, 0, { quantity: 4 }), line(second, 1, { quantity: 1 })),
    ]);
    expect([await stockOf(lamp), await stockOf(desk)]).to.deep.equal([5, 5]);
  });
});
