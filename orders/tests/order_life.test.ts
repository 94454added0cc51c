// Statuses go forward only; a cancelled order gives its stock back once.
import { expect } from 'chai';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';
import { makeOrder } from '../../testing/makers/orders.js';

const STATUSES = ['pending', 'processing', 'shipped', 'delivered', 'cancelled'];
/** What may follow each status. */
const MAY_FOLLOW: Record<string, string[]> = {
  pending: ['pending', 'processing', 'shipped', 'delivered', 'cancelled'],
  processing: ['processing', 'shipped', 'delivered', 'cancelled'],
  shipped: ['shipped', 'delivered'],
  delivered: ['delivered'],
  cancelled: ['cancelled'],
};

onEachDatabaseInOrder('the life of an order', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;
  before(async () => {
    product = await makeProduct(shop(), {
      name: 'Chair',
      price: 10,
      stock_quantity: 100,
    });
  });

  const place = (): Promise<number> => makeOrder(shop(), [[product, 2]]);
  const move = (id: number, status: string) => shop().send('PATCH', `/api/orders/${id}/status/`, { status });
  const stock = async () => (await shop().get(`/api/products/${product}/`)).body.stock_quantity;

  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const allowed = MAY_FOLLOW[from]?.includes(to);
      it(`${from} → ${to} is ${allowed ? 'allowed' : '409 invalid_transition'}`, async () => {
        const id = await place();
        if (from !== 'pending') expect((await move(id, from)).status).to.equal(200);
        const before = await shop().get(`/api/orders/${id}/`);
        const moved = await move(id, to);
        const after = await shop().get(`/api/orders/${id}/`);
        if (allowed) {
          expect(moved.status).to.equal(200);
          expect(moved.body.message).to.equal(`Order status updated to ${to}`);
          expect(after.body.status).to.equal(to);
        } else {
          expect([moved.status, moved.body.code]).to.deep.equal([409, 'invalid_transition']);
        }
        if (!allowed || from === to) expect(after.body).to.deep.equal(before.body);
      });
    }
  }

  it('the history tells every change', async () => {
    const id = await place();
    await move(id, 'processing');
    await move(id, 'shipped');
    const { history } = (await shop().get(`/api/orders/${id}/`)).body;
    expect(
      history.map((change: { from_status: string; to_status: string }) => [
        change.from_status,
        change.to_status,
      ]),
    ).to.deep.equal([
      ['', 'pending'],
      ['pending', 'processing'],
      ['processing', 'shipped'],
    ]);
  });

  it('cancelling by either endpoint gives the stock back once, a second time is 409', async () => {
    const before = await stock();
    const [first, second] = [await place(), await place()];
    expect(await stock()).to.equal(before - 4);
    const cancelled = await shop().send('POST', `/api/orders/${first}/cancel/`);
    expect(cancelled.body).to.deep.include({ success: true, message: 'Order cancelled successfully' });
    await move(second, 'cancelled');
    expect(await stock()).to.equal(before);
    expect((await shop().send('POST', `/api/orders/${first}/cancel/`)).body.code).to.equal(
      'invalid_transition',
    );
    expect((await move(second, 'cancelled')).status).to.equal(200);
    expect(await stock()).to.equal(before);
  });

  it('two cancel the same order at the same moment, a hundred times over: the stock comes back once', async () => {
    const before = await stock();
    for (let round = 0; round < 100; round += 1) {
      const id = await place();
      const answers = await Promise.all([
        shop().send('POST', `/api/orders/${id}/cancel/`),
        shop().send('POST', `/api/orders/${id}/cancel/`),
      ]);
      expect(answers.map((answer) => answer.status).sort()).to.deep.equal([200, 409]);
    }
    expect(await stock()).to.equal(before);
    const sums = await shop()
      .db.read('products_stockmovement')
      .where({ product_id: product })
      .sum({ sum: 'delta' })
      .first();
    expect(sums).to.deep.equal({ sum: before });
  });

  it('lists orders by status, newest first, and by e-mail without regard to case', async () => {
    const id = await place();
    await move(id, 'delivered');
    const delivered = await shop().get('/api/orders/?status=delivered&page_size=1');
    expect(delivered.body.orders[0].id).to.equal(id);
    const more = await shop().get(
      `/api/orders/?status=delivered&page_size=1&page_token=${delivered.body.next_page_token}`,
    );
    expect(more.body.orders[0].id).to.be.lessThan(id);
    const mine = await shop().get('/api/orders/customer/JOHN@example.com/');
    expect(mine.body.total_count).to.be.greaterThan(100);
    expect(mine.body.orders[0].id).to.equal(id);
  });
});
