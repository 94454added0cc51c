// Orders that arrive at the same moment are written in one transaction; each is as if it had come alone.
import { expect } from 'chai';
import { Database } from '../../framework/db/database.js';
import type { ApiError } from '../../framework/errors.js';
import { createTestDatabase, onEachDatabase } from '../../testing/databases.js';
import { Product, StockMovement } from '../../products/models.js';
import { getOrder, Order, OrderItem, StatusChange } from '../models.js';
import type { NewOrder } from '../new_order.js';
import { placedOrder } from '../../testing/makers/orders.js';
import { storedProduct } from '../../testing/makers/products.js';

onEachDatabase('orders of one moment', (dialect) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const database = await createTestDatabase(dialect);
    drop = database.drop;
    db = new Database(database.url);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  async function product(name: string, stock_quantity: number, price_cents = 100): Promise<number> {
    const values = { name, price_cents, stock_quantity, category: 'other' };
    return (await storedProduct(db, values)).id;
  }

  const wanting = (customer_name: string, ...items: [number, number][]): NewOrder => ({
    customer_name,
    customer_email: `${customer_name}@example.com`,
    shipping_address: `${customer_name} Street`,
    customer_id: 0,
    items: items.map(([product_id, quantity]) => ({ product_id, quantity })),
  });

  /** Every movement of a product adds up to the level it names, and the last level is the stock. */
  async function expectBooksToAgree(id: number): Promise<number> {
    const movements = await StockMovement.objects(db.read).where({ product_id: id }).orderBy('id');
    let level = 0;
    for (const movement of movements) {
      level += movement.delta;
      expect(movement.stock_quantity).to.equal(level);
    }
    const row = await Product.objects(db.read).where({ id }).first();
    expect(row?.stock_quantity).to.equal(level);
    return level;
  }

  /** How many transactions `work` begins. */
  async function transactions(work: () => Promise<unknown>): Promise<number> {
    let begun = 0;
    const count = ({ sql }: { sql: string }): void => void (begun += /^BEGIN/.test(sql) ? 1 : 0);
    db.maintenance.on('query', count);
    await work();
    db.maintenance.off('query', count);
    return begun;
  }

  it('take few transactions, and each order has its own lines, movements and history', async () => {
    const [cup, pot] = [await product('Cup', 1000, 250), await product('Pot', 1000, 990)];
    const names = Array.from({ length: 40 }, (_, index) => `buyer${index}`);
    let placed: Awaited<ReturnType<typeof placedOrder>>[] = [];
    const begun = await transactions(async () => {
      placed = await Promise.all(
        names.map((name, index) =>
          placedOrder(db, wanting(name, [pot, 1], [cup, index + 1], [pot, 2]), '', name),
        ),
      );
    });
    expect(begun).to.be.at.most(2);
    for (const [index, { order, replayed }] of placed.entries()) {
      const name = names[index] ?? '';
      expect([order.customer_name, order.shipping_address, replayed]).to.deep.equal([
        name,
        `${name} Street`,
        false,
      ]);
      expect(
        order.items.map((item) => [item.product_name, item.quantity, item.subtotal_cents]),
      ).to.deep.equal([
        ['Pot', 1, 990],
        ['Cup', index + 1, 250 * (index + 1)],
        ['Pot', 2, 1980],
      ]);
      expect(order.total_cents).to.equal(2970 + 250 * (index + 1));
      expect(order, 'as it is stored').to.deep.include(await getOrder(db.read, order.id));
      const history = await StatusChange.objects(db.read).where({ order_id: order.id });
      expect(history.map((change) => [change.to_status, change.changed_by])).to.deep.equal([
        ['pending', name],
      ]);
      const sold = await StockMovement.objects(db.read).where({ order_id: order.id }).orderBy('product_id');
      expect(sold.map((movement) => [movement.product_id, movement.delta])).to.deep.equal([
        [cup, -(index + 1)],
        [pot, -3],
      ]);
    }
    expect(await expectBooksToAgree(cup)).to.equal(1000 - (40 * 41) / 2);
    expect(await expectBooksToAgree(pot)).to.equal(1000 - 3 * 40);
  });

  it('do not spoil each other: one that cannot be placed is refused for its own reason', async () => {
    const [cup, rare] = [await product('Cup', 100), await product('Rare', 3)];
    const dear = await product('Dear', 1_000_000, 99_999_999);
    const answers = await Promise.allSettled([
      placedOrder(db, wanting('ann', [cup, 1])),
      placedOrder(db, wanting('bob', [cup, 1], [9999, 1])),
      placedOrder(db, wanting('cyd', [rare, 2], [cup, 1])),
      placedOrder(db, wanting('dan', [rare, 2], [cup, 1])),
      placedOrder(db, wanting('eve', [rare, 1])),
      placedOrder(db, wanting('fay', ...Array.from({ length: 30 }, (): [number, number] => [dear, 10_000]))),
      placedOrder(db, wanting('gus', [cup, 1])),
      placedOrder(db, { ...wanting('hal', [cup, 1]), customer_id: 77 }),
    ]);
    const told = answers.map((answer) =>
      answer.status === 'fulfilled'
        ? answer.value.order.customer_name
        : (answer.reason as ApiError).details.map(({ field, message }) => `${field} ${message}`).join(),
    );
    expect(told).to.deep.equal([
      'ann',
      'items[1].product_id there is no product 9999',
      'cyd',
      'items[0].quantity 1 left, 2 asked for',
      'eve',
      'items the total must not be more than 9999999999.99',
      'gus',
      'customer_id there is no such account',
    ]);
    expect(await expectBooksToAgree(cup)).to.equal(97);
    expect(await expectBooksToAgree(rare)).to.equal(0);
    expect(await expectBooksToAgree(dear)).to.equal(1_000_000);
    expect(await Order.objects(db.read).count({ count: '*' })).to.deep.equal([{ count: 4 }]);
    expect(await OrderItem.objects(db.read).count({ count: '*' })).to.deep.equal([{ count: 5 }]);
  });

  it('place one order for one key, whatever else is placed with it', async () => {
    const cup = await product('Cup', 100);
    const first = await placedOrder(db, wanting('ann', [cup, 1]), 'known');
    const answers = await Promise.allSettled([
      placedOrder(db, wanting('bob', [cup, 2]), 'b'),
      placedOrder(db, wanting('ann', [cup, 1]), 'known'),
      placedOrder(db, wanting('cyd', [cup, 3]), 'c'),
      placedOrder(db, wanting('bob', [cup, 2]), 'b'),
      placedOrder(db, wanting('bob', [cup, 4]), 'b'),
      placedOrder(db, wanting('dan', [cup, 5])),
    ]);
    const told = answers.map((answer) =>
      answer.status === 'fulfilled'
        ? [answer.value.order.customer_name, answer.value.replayed]
        : (answer.reason as ApiError).code,
    );
    expect(told.slice(1, 3).concat(told.slice(5))).to.deep.equal([
      ['ann', true],
      ['cyd', false],
      ['dan', false],
    ]);
    const same = [told[0], told[3], told[4]];
    expect(same.filter((each) => each === 'idempotency_mismatch')).to.have.length(1);
    expect(same).to.deep.include.members([
      ['bob', false],
      ['bob', true],
    ]);
    const [, again] = answers;
    expect(again.status === 'fulfilled' && again.value.order).to.deep.equal(first.order);
    expect(await expectBooksToAgree(cup)).to.equal(100 - 1 - 2 - 3 - 5);
    expect(await Order.objects(db.read).count({ count: '*' })).to.deep.equal([{ count: 4 }]);
  });

  it('hold for two processes on one database', async () => {
    const [cup, rare] = [await product('Cup', 10_000), await product('Rare', 50)];
    const other = new Database(db.url);
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        placedOrder(index % 2 ? db : other, wanting(`b${index}`, [rare, 1], [cup, 1]), `key ${index % 100}`),
      ),
    );
    await other.close();
    const orders = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.order.id : []));
    expect(new Set(orders).size).to.equal(50);
    expect(await expectBooksToAgree(rare)).to.equal(0);
    expect(await expectBooksToAgree(cup)).to.equal(10_000 - 50);
  });

  if (dialect !== 'postgres') return;

  it('lock their products in ascending order of ids, so that none waits for another in a circle', async () => {
    const [first, second, third] = [await product('A', 9), await product('B', 9), await product('C', 9)];
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await db.read.raw<{ rows: object[] }>(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rows.length > 0;
    };
    let placing: Promise<unknown> | undefined;
    const free = await db.transaction(async (holder) => {
      await Product.objects(holder).where({ id: second }).forUpdate();
      placing = placedOrder(db, wanting('ann', [third, 1], [second, 1], [first, 1]));
      while (!(await isWaiting())) await new Promise(setImmediate);
      return db.read.transaction((trx) => Product.objects(trx).forUpdate().skipLocked().pluck('id'));
    });
    expect(free).to.deep.equal([third]);
    await placing;
    expect(await expectBooksToAgree(second)).to.equal(8);
  });
});
