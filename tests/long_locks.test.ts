// Another program that holds the database's locks for longer than a call may take: whoever needs them is told so
// before the deadline, and what was refused is not done once the locks are free.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Database } from '../framework/db/database.js';
import { onEachDatabase } from '../testing/databases.js';
import { type Answer, useShop } from '../testing/shop.js';
import { Order } from '../orders/models.js';
import { makeProduct } from '../testing/makers/products.js';

const HELD_MS = 15_000;
const CALL_MS = 10_000;

onEachDatabase('locks that another program holds for 15 seconds', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let product = 0;
  let cart = '';

  before(async () => {
    const fields = { name: 'Cup', price: 1, stock_quantity: 100 };
    product = await makeProduct(shop(), fields);
    cart = (await add()).body.cart_token;
  });

  const add = () =>
    shop().send(
      'POST',
      '/api/cart/',
      { product_id: product, quantity: 1 },
      { 'X-Cart-Token': cart, Authorization: '' },
    );
  const order = (customer_name: string, key: string) => {
    const contact = { customer_name, customer_email: 'ann@example.com', shipping_address: 'Here' };
    const body = { ...contact, items: [{ product_id: product, quantity: 1 }] };
    return shop().send('POST', '/api/orders/', body, { 'Idempotency-Key': key });
  };
  const receive = () => shop().send('POST', `/api/products/${product}/stock/`, { delta: 5 });

  /** Holds SQLite's write lock, or the rows of all products and carts, until `work` is done and longer. */
  async function whileHeld(work: () => Promise<void>): Promise<void> {
    const other = new Database(shop().db.url);
    await other.maintenance.transaction(async (trx) => {
      if (dialect === 'postgres') {
        for (const table of ['products_product', 'carts_cart']) await trx(table).select('id').forUpdate();
      }
      const until = Date.now() + HELD_MS;
      await work();
      await delay(Math.max(0, until - Date.now()));
    });
    await other.close();
  }

  it('make writes 503 with Retry-After in time, one after the other and many at once', async function () {
    this.timeout(120_000);
    const answers: { answer: Answer; ms: number }[] = [];
    const timed = async (asked: Promise<Answer>): Promise<void> => {
      const started = Date.now();
      const answer = await asked;
      answers.push({ answer, ms: Date.now() - started });
    };
    await whileHeld(async () => {
      const asked: Promise<void>[] = [];
      for (let round = 0; round < 6; round += 1) {
        asked.push(
          timed(order('keyed', `key ${round}`)),
          timed(order('plain', '')),
          timed(add()),
          timed(receive()),
        );
        await delay(500);
      }
      await Promise.all(asked);
      expect((await shop().get(`/api/products/${product}/`)).body.stock_quantity, 'reading').to.equal(100);
    });
    for (const { answer, ms } of answers) {
      expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).to.deep.equal([
        503,
        'unavailable',
        '1',
      ]);
      expect(ms).to.be.lessThan(CALL_MS);
    }
    expect(answers).to.have.lengthOf(24);
    expect((await order('afterwards', '')).status).to.equal(201);
    const placed = await Order.objects(shop().db.read);
    expect(placed.map(({ customer_name }) => customer_name)).to.deep.equal(['afterwards']);
    expect((await shop().get(`/api/products/${product}/`)).body.stock_quantity).to.equal(99);
    const { body } = await shop().get('/api/cart/', { 'X-Cart-Token': cart, Authorization: '' });
    expect(body.item_count).to.equal(1);
  });
});
