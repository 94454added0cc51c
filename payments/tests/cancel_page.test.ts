// The admin's page for pieces of an order: what it names, what it does, and for whom.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../framework/auth/users.js';
import { accessibilityViolations, logIn, problems, useBrowser } from '../../testing/browser.js';
import { onEachDatabase } from '../../testing/databases.js';
import { expectTrueBooks } from '../../testing/invariants.js';
import { OrderParts } from '../../testing/makers/order_parts.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import type { PageAnswer, StaffBrowser } from '../../testing/staff_browser.js';

const PAGE = '/admin/orders/order/tools/cancel_pieces/';
const textOf = ({ text }: PageAnswer): string => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
/** The hidden fields and texts of the form, as the browser would send them. */
const fieldsOf = ({ text }: PageAnswer): Record<string, string> =>
  Object.fromEntries(
    [
      ...text.matchAll(
        /<input type="hidden" name="(item|version|confirmed|quantity|reason|restock)" value="([^"]*)"/g,
      ),
    ].map(([, name = '', value = '']) => [name, value]),
  );

onEachDatabase('the page that cancels pieces', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  let browser: StaffBrowser;
  beforeEach(async () => {
    browser ??= await signInStaff(shop());
  });
  afterEach(() => expectTrueBooks(shop().db));

  /** Types into the page, and gives the page that names what moves. */
  async function ask(item: number, typed: Record<string, string>): Promise<PageAnswer> {
    const page = await browser.get(`${PAGE}?item=${item}`);
    return browser.post(PAGE, { ...fieldsOf(page), ...typed });
  }

  it('is linked from each item of the order that has pieces left', async () => {
    const { order, chair, mug } = await parts.order();
    await parts.cancel(order, mug, { quantity: 3 });
    const { text } = await browser.get(`/admin/orders/order/${order}/change/`);
    expect(text).to.include(`href="${PAGE}?item=${chair}"`).and.not.include(`?item=${mug}"`);
    const viewer = await signInStaff(shop(), ['orders.view_order', 'orders.view_orderitem']);
    expect((await viewer.get(`/admin/orders/order/${order}/change/`)).text).to.not.include(PAGE);
    expect((await viewer.get(`${PAGE}?item=${chair}`)).status).to.equal(403);
  });

  it('names stock and money, and moves them only when confirmed', async () => {
    const { order, mug } = await parts.paidOrder();
    const [, mugs] = await parts.shelf();
    const asked = await ask(mug, { quantity: '2', restock: '1' });
    expect(textOf(asked))
      .to.include(`Stock: 2 × Mug back to the shelf, ${mugs} → ${mugs + 2}.`)
      .and.match(/Money: \S*20\.00\S*( USD)? goes back to the customer at once, with a credit note\./)
      .and.include('Cancel 2 × Mug');
    expect((await parts.state(order)).total, 'nothing moved yet').to.equal(100);
    const done = await browser.post(PAGE, fieldsOf(asked));
    expect([done.status, done.location]).to.deep.equal([303, `/admin/orders/order/${order}/change/`]);
    await paying.settled(order);
    expect((await paying.movements(order)).at(-1)).to.deep.equal(['refund', 'succeeded', 2_000]);
    expect((await parts.shelf())[1]).to.equal(mugs + 2);
    const again = await browser.post(PAGE, fieldsOf(asked));
    expect(textOf(again), 'the form is sent twice').to.include('The order has changed since.');
    expect((await parts.state(order)).items[1]).to.deep.equal([1, 2, 10]);
    const history = await browser.get(`/admin/orders/order/${order}/history/`);
    expect(textOf(history)).to.include('Cancelled 2 × Mug.');
  });

  it('refuses wrong quantities beside the field, and keeps what was typed', async () => {
    const { order, mug } = await parts.order();
    for (const quantity of ['', '0', '4', '1.5', '-1']) {
      const page = await ask(mug, { quantity });
      expect(textOf(page), quantity).to.include('Enter a whole number from 1 to 3.');
      expect(page.text).to.include(`value="${quantity}"`);
    }
    expect((await parts.state(order)).total).to.equal(100);
  });

  it('refunds what came back after shipping, with a reason', async () => {
    const { order, chair } = await parts.paidOrder();
    await shop().send('PATCH', `/api/orders/${order}/status/`, { status: 'shipped' });
    const asked = await ask(chair, { quantity: '1', reason: 'Scratched' });
    expect(textOf(asked)).to.include('Stock: nothing goes back to the shelf.');
    await browser.post(PAGE, fieldsOf(asked));
    await paying.settled(order);
    const [refund] = (await shop().get(`/api/payments/transactions/?order_id=${order}`)).body.transactions;
    expect(refund).to.deep.include({ kind: 'refund', status: 'succeeded', amount: 35, reason: 'Scratched' });
    expect(await parts.state(order)).to.deep.include({ total: 65, status: 'shipped' });
  });

  it('says why nothing can be cancelled', async () => {
    const [shipped, cancelled, paid] = [await parts.order(), await parts.order(), await parts.paidOrder()];
    await shop().send('PATCH', `/api/orders/${shipped.order}/status/`, { status: 'shipped' });
    await paying.cancel(cancelled.order);
    const clerk = await signInStaff(shop(), ['orders.change_order', 'orders.change_orderitem']);
    for (const [who, item, reason] of [
      [browser, shipped.mug, 'The order is shipped, and there is nothing to refund.'],
      [browser, cancelled.mug, 'The order is cancelled already.'],
      [clerk, paid.mug, 'The order is paid, and you may not refund.'],
    ] as const) {
      expect(textOf(await who.get(`${PAGE}?item=${item}`))).to.include(reason);
      const posted = await who.post(PAGE, { item, quantity: '1', confirmed: '1', version: '1' });
      expect(textOf(posted)).to.include(reason);
    }
    expect((await parts.state(paid.order)).total).to.equal(100);
    expect((await browser.get(`${PAGE}?item=999999`)).status).to.equal(404);
  });
});

describe('cancelling pieces in a browser', function () {
  this.timeout(120_000);
  const shop = useShop('sqlite', 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  const open = useBrowser();
  let page: Page;

  it('from the page of the order and back, at 360 pixels too', async () => {
    await createUser(shop().db, {
      username: 'ada',
      password: 'a long pass phrase',
      is_staff: true,
      is_superuser: true,
    });
    const { order } = await parts.paidOrder();
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, 'ada', 'a long pass phrase');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${shop().url}/admin/orders/order/${order}/change/`);
    await page.getByRole('link', { name: 'Cancel or refund… 2 × Chair' }).click();
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await page.getByLabel('Quantity').fill('2');
    await page.getByRole('button', { name: 'Next: see what moves' }).click();
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Cancel 2 × Chair' }).click();
    await page.getByText('2 × Chair taken out of the order.').waitFor();
    expect(problems(page)).to.deep.equal([]);
    expect((await parts.state(order)).items[0]).to.deep.equal([0, 2, 0]);
  });
});
