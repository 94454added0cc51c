// What the admin asks before goods leave that nobody has paid, and before an order is cancelled.
import { expect } from 'chai';
import { inputsIn } from '../../framework/admin/tests/pages_read.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { onEachDatabase } from '../../testing/databases.js';
import { storedOrder } from '../../testing/makers/orders.js';
import { unpaidOrder } from '../../testing/makers/payments.js';
import { storedProduct } from '../../testing/makers/products.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';
import { payOrder } from '../../payments/payments.js';
import { getOrder } from '../models.js';

const ORDERS = '/admin/orders/order/';

onEachDatabase('what the admin asks first', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;

  beforeEach(async () => {
    browser = await signInStaff(shop());
  });

  async function unpaid(): Promise<number> {
    const { id } = await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, stock_quantity: 100 });
    return (await storedOrder(shop().db, [[id, 2]], { customer_name: 'Ann' })).id;
  }
  async function paid(): Promise<number> {
    const order = await unpaidOrder(shop().db);
    await payOrder(shop().db, { ...order, payment_method_id: 0 });
    return order.order_id;
  }
  const act = async (action: string, ids: number[], more = {}) =>
    textOf(
      (await browser.postAndFollow(ORDERS, { action, _selected_action: ids.map(String), ...more })).text,
    );
  const statusOf = async (id: number) => (await getOrder(shop().db.read, id)).status;
  /** Saves the order's form with this status, as the page shows it. */
  async function save(id: number, status: string, more = {}): Promise<string> {
    const page = `${ORDERS}${id}/change/`;
    const shown = Object.fromEntries(inputsIn((await browser.get(page)).text));
    return textOf((await browser.postAndFollow(page, { ...shown, status, _continue: '1', ...more })).text);
  }

  it('asks before orders are shipped that nobody has paid, and names them', async () => {
    const [open, done] = [await unpaid(), await paid()];
    const asked = await act('mark_shipped', [open, done]);
    expect(asked)
      .to.contain(`Order ${open} (Ann) is not paid: 20.00 USD.`)
      .and.not.contain(`Order ${done} (`);
    expect(await statusOf(open)).to.equal('pending');
    expect(await act('mark_shipped', [open, done], { post: 'yes' })).to.contain(
      '2 orders were marked as shipped.',
    );
  });

  it('ships orders that are paid at once', async () => {
    const id = await paid();
    expect(await act('mark_shipped', [id])).to.contain('1 order was marked as shipped.');
  });

  it('names the stock and the money that a cancellation moves', async () => {
    const [open, done] = [await unpaid(), await paid()];
    const asked = await act('cancel', [open, done]);
    expect(asked).to.contain(`Order ${open} (Ann): 2 units go back to stock. No money moves.`);
    expect(asked).to.contain('2 units go back to stock, and 100.00 USD back to the customer.');
    expect([await statusOf(open), await statusOf(done)]).to.deep.equal(['pending', 'pending']);
    expect(await act('cancel', [open, done], { post: 'yes' })).to.contain('2 orders were cancelled.');
  });

  it('asks in the form of an order too, and saves it the next time', async () => {
    const id = await unpaid();
    const asked = await save(id, 'shipped');
    expect(asked)
      .to.contain('Nothing was saved yet.')
      .and.contain(`Order ${id} (Ann) is not paid: 20.00 USD.`);
    expect(await statusOf(id)).to.equal('pending');
    await save(id, 'shipped', { _confirmed: '1' });
    expect(await statusOf(id)).to.equal('shipped');
  });

  describe('from staff who may not refund', () => {
    const MAY = ['orders.view_order', 'orders.change_order'];
    const why = 'The order is paid, and you may not refund.';

    beforeEach(async () => {
      browser = await signInStaff(shop(), MAY);
    });

    it('takes no cancellation of a paid order, in the list and in the form', async () => {
      const [open, done] = [await unpaid(), await paid()];
      const text = await act('cancel', [open, done], { post: 'yes' });
      expect(text).to.contain('1 order was cancelled.').and.contain(why);
      expect([await statusOf(open), await statusOf(done)]).to.deep.equal(['cancelled', 'pending']);
      expect(await save(done, 'cancelled', { _confirmed: '1' })).to.contain(
        'Is paid, and you may not refund.',
      );
      expect(await statusOf(done)).to.equal('pending');
    });

    it('takes none over REST', async () => {
      const [open, done] = [await unpaid(), await paid()];
      const user = await createUser(shop().db, {
        username: `clerk${done}`,
        is_staff: true,
        is_superuser: false,
      });
      await shop().db.transaction((trx) => setUserPermissions(trx, user.id, MAY));
      const clerk = { Authorization: `Token ${await createToken(shop().db, user.username)}` };
      for (const [method, path, body] of [
        ['POST', 'cancel', undefined],
        ['PATCH', 'status', { status: 'cancelled' }],
      ] as const) {
        const answer = await shop().send(method, `/api/orders/${done}/${path}/`, body, clerk);
        expect([answer.status, answer.body.code, answer.body.error]).to.deep.equal([403, 'forbidden', why]);
      }
      expect(await statusOf(done)).to.equal('pending');
      expect((await shop().send('POST', `/api/orders/${open}/cancel/`, undefined, clerk)).status).to.equal(
        200,
      );
    });
  });

  it('finds an order by its number with the sign #', async () => {
    const id = await unpaid();
    expect(textOf((await browser.get(`${ORDERS}?q=%23${id}`)).text)).to.contain('1 result');
    const none = textOf((await browser.get(`${ORDERS}?q=zzzz`)).text);
    expect(none).to.contain('No orders match “zzzz”.').and.contain('Clear search');
  });
});
