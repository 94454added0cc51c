// The shop's figures: right after everything that happens to orders, on both databases.
import { expect } from 'chai';
import { lowStock } from '../../products/statistics.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Order, OrderItem } from '../models.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { bestsellers, ordersByStatus, ordersInOtherCurrencies, salesByDay } from '../statistics.js';
import { cancelOrder, updateOrderStatus } from '../status_changes.js';
import { storedProduct } from '../../testing/makers/products.js';

onEachDatabaseInOrder('statistics', (dialect) => {
  const shop = useShop(dialect);
  let at: Date;
  let today: string;
  let lamp: number;
  let pen: number;

  const product = async (name: string, price_cents: number, stock_quantity: number) =>
    (await storedProduct(shop().db, { name, price_cents, stock_quantity, category: 'home' })).id;
  const place = async (...items: [number, number][]) => (await storedOrder(shop().db, items)).id;
  /** An order as it was placed so many days ago, without going through the stock. */
  const placeBefore = async (days: number, total_cents: number, currency = 'USD') => {
    const moment = new Date(at.getTime() - days * 86_400_000).toISOString();
    await shop().db.transaction((trx) =>
      Order.objects(trx).insert({
        ...{ customer_name: 'Bob', customer_email: 'bob@example.com', shipping_address: '2 Road' },
        ...{ customer_id: null, status: 'delivered', payment_status: 'paid', total_cents, currency },
        created_at: moment,
        updated_at: moment,
      }),
    );
  };

  before(async () => {
    at = new Date(); // not when the file is read: another day may have begun since
    today = at.toISOString().slice(0, 10);
    lamp = await product('Lamp', 2_500, 100);
    pen = await product('Pen', 150, 100);
  });

  it('counts each day, without cancelled orders, and says 0 where nothing was sold', async () => {
    await place([lamp, 1], [pen, 2]);
    const second = await place([pen, 10]);
    await placeBefore(2, 7_000);
    await placeBefore(2, 1_000);
    await placeBefore(9, 5_000);
    await cancelOrder(shop().db, second, 'staff admin');
    const days = await salesByDay(shop().db.read, 3, at);
    expect(days.map(({ orders, total_cents }) => [orders, total_cents])).to.deep.equal([
      [2, 8_000],
      [0, 0],
      [1, 2_800],
    ]);
    expect(days.at(-1)?.day).to.equal(today);
  });

  it('follows an order through its statuses, and forgets a deleted one', async () => {
    const id = await place([lamp, 1]);
    await updateOrderStatus(shop().db, id, 'processing', 'staff admin');
    await updateOrderStatus(shop().db, id, 'shipped', 'staff admin');
    const all = await ordersByStatus(shop().db.read, 30, at);
    expect(Object.fromEntries([...all].filter(([, orders]) => orders > 0))).to.deep.equal({
      pending: 1,
      shipped: 1,
      cancelled: 1,
      delivered: 3,
    });
    await shop().db.transaction(async (trx) => {
      await Order.objects(trx).where({ id }).delete();
    });
    expect((await ordersByStatus(shop().db.read, 30, at)).get('shipped') ?? 0).to.equal(0);
    expect((await salesByDay(shop().db.read, 1, at))[0]).to.deep.equal({
      day: today,
      orders: 1,
      total_cents: 2_800,
    });
  });

  it('counts every one of many orders that come and go at once', async () => {
    const before = (await salesByDay(shop().db.read, 1, at))[0];
    const ids = await Promise.all(Array.from({ length: 12 }, () => place([lamp, 1], [pen, 1])));
    await Promise.all([
      ...ids.slice(0, 6).map((id) => cancelOrder(shop().db, id, 'staff admin')),
      ...Array.from({ length: 6 }, () => place([pen, 1], [lamp, 1])),
    ]);
    const after = (await salesByDay(shop().db.read, 1, at))[0];
    expect((after?.orders ?? 0) - (before?.orders ?? 0)).to.equal(12);
    expect((after?.total_cents ?? 0) - (before?.total_cents ?? 0)).to.equal(12 * 2_650);
  });

  it('names what sells best by units, leaves cancelled and older orders out', async () => {
    const book = await product('Book', 1_000, 500);
    await place([book, 200]);
    await cancelOrder(shop().db, await place([lamp, 60]), 'staff admin');
    const [first] = await bestsellers(shop().db.read, 30, at, 5);
    expect(first).to.deep.equal({
      product_id: book,
      product_name: 'Book',
      quantity: 200,
      subtotal_cents: 200_000,
    });
    const soldLamps = (await bestsellers(shop().db.read, 30, at, 5)).find((row) => row.product_id === lamp);
    expect(soldLamps?.quantity).to.equal(13);
    const later = new Date(at.getTime() + 40 * 86_400_000);
    expect(await bestsellers(shop().db.read, 30, later, 5)).to.deep.equal([]);
    expect(await OrderItem.objects(shop().db.read).where({ product_id: lamp })).to.have.length.above(13);
  });

  it('adds no dollars to euros: other currencies are counted, and told by name', async () => {
    const { db } = shop();
    const [before] = await salesByDay(db.read, 1, at);
    const [best] = await bestsellers(db.read, 30, at, 1);
    for (const currency of ['EUR', 'EUR', 'JPY', 'USD']) await placeBefore(0, 500, currency);
    const [after] = await salesByDay(db.read, 1, at);
    expect(after?.orders).to.equal((before?.orders ?? 0) + 4);
    expect(after?.total_cents).to.equal((before?.total_cents ?? 0) + 500);
    expect(await ordersInOtherCurrencies(db.read, 1, at)).to.deep.equal([
      { currency: 'EUR', orders: 2 },
      { currency: 'JPY', orders: 1 },
    ]);
    const euro = await place([best?.product_id ?? 0, 1]);
    await db.transaction(async (trx) => {
      await Order.objects(trx).where({ id: euro }).update({ currency: 'EUR' });
      await OrderItem.objects(trx).where({ order_id: euro }).update({ currency: 'EUR' });
    });
    expect((await ordersInOtherCurrencies(db.read, 1, at))[0]).to.deep.equal({ currency: 'EUR', orders: 3 });
    const [again] = await bestsellers(db.read, 30, at, 1);
    expect(again).to.deep.equal({ ...best, quantity: (best?.quantity ?? 0) + 1 });
  });

  it('takes no order and no item without a currency', async () => {
    const order = {
      customer_name: 'B',
      customer_email: 'b@example.com',
      shipping_address: 'x',
      total_cents: 1,
    };
    const rows = {
      orders_order: {
        ...order,
        status: 'pending',
        payment_status: 'unpaid',
        created_at: today,
        updated_at: today,
      },
      orders_orderitem: {
        ...{ order_id: await place([lamp, 1]), product_id: lamp, product_name: 'Lamp', quantity: 1 },
        ...{ price_cents: 1, subtotal_cents: 1 },
      },
    };
    for (const [table, row] of Object.entries(rows)) {
      const refused: unknown = await shop()
        .db.transaction((trx) => trx(table).insert(row))
        .catch((error: unknown) => error);
      expect(String(refused), table).to.contain('currency');
    }
  });

  it('lists what is low on stock, least first, without archived products', async () => {
    const few = await product('Few', 100, 10);
    const none = await product('None', 100, 0);
    await product('Enough', 100, 11);
    const gone = await product('Gone', 100, 1);
    await shop().send('PATCH', `/api/products/${gone}/`, { archived: true });
    expect(await lowStock(shop().db.read, 5)).to.deep.equal([
      { id: none, name: 'None', stock_quantity: 0 },
      { id: few, name: 'Few', stock_quantity: 10 },
    ]);
    expect(await lowStock(shop().db.read, 1)).to.have.length(1);
  });
});
