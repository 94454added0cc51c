// The page of an order in the admin: what it shows, what can be done from it, and for whom.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Event } from '../../events/models.js';
import { createUser } from '../../framework/auth/users.js';
import { inputsIn, messagesIn, textOf as htmlText } from '../../framework/admin/tests/pages_read.js';
import { textOf } from '../../framework/admin/tests/reading_lists.js';
import { accessibilityViolations, logIn, problems, screenshot, useBrowser } from '../../testing/browser.js';
import { countClicks } from '../../testing/clicks.js';
import { onEachDatabase } from '../../testing/databases.js';
import { OrderParts } from '../../testing/makers/order_parts.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { getOrder } from '../../orders/models.js';
import type { StaffBrowser } from '../../testing/staff_browser.js';

const ORDERS = '/admin/orders/order/';
const pageOf = (order: number): string => `${ORDERS}${order}/change/`;

/** The forms and links beside the heading: their labels. */
const buttonsIn = (html: string): string[] => {
  const list = /<ul class="object-tools">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<(?:button|a) class="button[^>]*>(.*?)<\/(?:button|a)>/gs)].map(
    ([, text = '']) => text,
  );
};

/** What the timeline says, and who did it. */
const timelineIn = (html: string): [string, string][] => {
  const table = /<table[^>]*>\s*<caption[^>]*>Timeline.*?<\/table>/s.exec(html)?.[0] ?? '';
  const cells = table.matchAll(/data-label="What">(.*?)<\/td>.*?data-label="Who">(.*?)<\/td>/gs);
  return [...cells].map(([, what = '', who = '']) => [htmlText(what), htmlText(who)]);
};

onEachDatabase('the page of an order', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const parts = new OrderParts(shop, paying);
  let browser: StaffBrowser;

  before(async () => {
    browser = await signInStaff(shop());
  });
  /** Posts what the button of an action beside the heading posts. */
  const press = (order: number, action: string, more = {}) =>
    browser.postAndFollow(ORDERS, {
      action,
      _selected_action: [String(order)],
      _from_row: String(order),
      ...more,
    });

  it('names the order, its state, its money, its customer and its papers', async () => {
    const { order, payment } = await parts.paidOrder();
    const { text } = await browser.get(pageOf(order));
    expect(text).to.contain(`<h1>Order ${order} – Jane Roe</h1>`);
    const said = textOf(text);
    expect(said)
      .to.match(/Pending\s+Paid/)
      .and.contain('100.00 USD');
    expect(said).to.contain('Total 100.00 USD Paid 100.00 USD Due 0.00 USD');
    expect(said).to.match(/Account\s+1 order /);
    expect(text).to.contain(`/admin/payments/transaction/${payment}/change/`);
    expect(text).to.match(/\/api\/invoices\/\d+\/pdf\//);
    expect(text).to.contain('?customer_id__exact=');
  });

  it('offers the next step, runs it, and comes back', async () => {
    const { order } = await parts.paidOrder();
    expect(buttonsIn((await browser.get(pageOf(order))).text)).to.include.members([
      'Ship order',
      'Start processing',
      'Cancel order',
    ]);
    const shipped = await press(order, 'mark_shipped');
    expect(messagesIn(shipped.text)).to.deep.equal(['1 order was marked as shipped.']);
    expect(shipped.text).to.contain(`<h1>Order ${order} – `);
    const buttons = buttonsIn(shipped.text);
    expect(buttons).to.include('Mark as delivered').and.not.include('Cancel order');
  });

  it('asks before an unpaid order is shipped or an order is cancelled, and the way back is the order', async () => {
    const { order } = await parts.order();
    const asked = await press(order, 'mark_shipped');
    expect(textOf(asked.text)).to.contain(`Order ${order} (Jane Roe) is not paid: 100.00 USD.`);
    expect(asked.text)
      .to.contain('<h1>Ship order</h1>')
      .and.contain(`<a class="button" href="${pageOf(order)}">Go back</a>`);
    expect(asked.text).to.contain(`name="_from_row" value="${order}"`);
    const cancelled = await press(order, 'cancel', { post: 'yes' });
    expect(messagesIn(cancelled.text)).to.deep.equal(['1 order was cancelled.']);
    expect(cancelled.text).to.contain(`<h1>Order ${order} – `);
  });

  it('tells on one timeline what happened, newest first, and who did it', async () => {
    const { order } = await parts.paidOrder();
    await press(order, 'mark_processing');
    const page = pageOf(order);
    const shown = Object.fromEntries(inputsIn((await browser.get(page)).text));
    await browser.post(page, {
      ...shown,
      shipping_address: '7 Oak St',
      staff_note: 'Call before <b>ten</b>.',
    });
    await press(order, 'cancel', { post: 'yes' });
    await paying.settled(order);
    const { text } = await browser.get(page);
    expect(text).to.contain('Call before &lt;b&gt;ten&lt;/b&gt;.');
    const lines = timelineIn(text).filter(([what]) => !/^(Invoice|Credit note)/.test(what));
    const name = (await browser.get('/admin/')).text.match(/Signed in as <strong>(\w+)/)?.[1] ?? '';
    expect(lines).to.have.deep.members([
      ['Refund of 100.00 USD: Succeeded. Reason: Order cancelled', '-'],
      ['Stock: Chair +2, Mug +3', name],
      ['Status: Processing → Cancelled', name],
      [
        'Changed shipping address from “5 Elm St” to “7 Oak St”. Set note to “Call before <b>ten</b>.”.',
        name,
      ],
      ['Status: Pending → Processing', name],
      ['Payment of 100.00 USD: Succeeded', 'Jane Roe'],
      ['Stock: Chair −2, Mug −3', 'Jane Roe'],
      ['Order placed', 'Jane Roe'],
    ]);
    expect(lines.at(-1)?.[0]).to.equal('Order placed');
    expect(timelineIn(text).filter(([what]) => /issued$/.test(what))).to.have.length(2);
  });

  it('keeps the note of the staff from everybody else', async () => {
    const { order, headers } = await parts.paidOrder();
    const shown = Object.fromEntries(inputsIn((await browser.get(pageOf(order))).text));
    await browser.post(pageOf(order), { ...shown, staff_note: 'A difficult one' });
    expect((await browser.get(pageOf(order))).text).to.contain('A difficult one');
    for (const path of [`/api/orders/${order}/`, '/api/orders/', '/api/customers/me/export/']) {
      for (const who of [headers, {}]) {
        const answer = await shop().get(path, who);
        expect(JSON.stringify(answer.body), path).to.not.contain('difficult').and.not.contain('staff_note');
      }
    }
    const events = await Event.objects(shop().db.read).where({ aggregate: `order:${order}` });
    expect(JSON.stringify(events)).to.not.contain('difficult').and.not.contain('staff_note');
  });

  it('is linked wherever another row names it, and its customer to all that belongs to them', async () => {
    const { order } = await parts.paidOrder();
    for (const list of ['payments/transaction', 'orders/orderitem', 'invoices/invoice']) {
      const { text } = await browser.get(`/admin/${list}/?order_id__exact=${order}`);
      expect(text, list).to.contain(`<a href="${pageOf(order)}">Order ${order} – Jane Roe</a>`);
    }
    const clerk = await signInStaff(shop(), ['payments.view_transaction']);
    expect((await clerk.get('/admin/payments/transaction/')).text).to.not.contain('/admin/orders/');
    const { customer_id } = await getOrder(shop().db.read, order);
    const said = (await browser.get(`/admin/customers/customer/${customer_id}/change/`)).text;
    for (const list of ['orders/order', 'payments/transaction', 'invoices/invoice']) {
      expect(said).to.contain(`<a href="/admin/${list}/?customer_id__exact=${customer_id}">1</a>`);
      const listed = (await browser.get(`/admin/${list}/?customer_id__exact=${customer_id}`)).text;
      expect(textOf(listed), list).to.contain('1 result');
    }
  });

  it('does not offer to ship what was refunded in full', async () => {
    const { order, payment } = await parts.paidOrder();
    const refund = { amount: 100, reason: 'Broken' };
    const refunded = await shop().send('POST', `/api/payments/transactions/${payment}/refund/`, refund);
    expect(refunded.status).to.equal(201);
    const { text } = await browser.get(pageOf(order));
    expect(textOf(text)).to.match(/Pending\s+Refunded/);
    const buttons = buttonsIn(text);
    expect(buttons).to.include('Cancel order');
    expect(buttons).to.not.include.any.members(['Ship order', 'Start processing']);
  });

  it('shows staff who may only see orders no money, no button and no form', async () => {
    const { order } = await parts.paidOrder();
    const reader = await signInStaff(shop(), ['orders.view_order', 'orders.view_orderitem']);
    const { text } = await reader.get(pageOf(order));
    expect(text).to.contain('Chair').and.not.contain('Payments and refunds').and.not.contain('Due');
    expect(text)
      .to.not.contain('/admin/payments/')
      .and.not.contain('/api/invoices/')
      .and.not.contain('id_status');
    const doing = ['Ship order', 'Start processing', 'Mark as paid…', 'Refund…', 'Cancel order'];
    expect(buttonsIn(text)).to.include('History').and.to.not.include.any.members(doing);
  });
});

describe('the page of an order in a browser', function () {
  this.timeout(120_000);
  const shop = useShop('sqlite', 'staff');
  const parts = new OrderParts(shop, new PayingShop(shop));
  const open = useBrowser();
  let page: Page;

  before(async () => {
    await createUser(shop().db, {
      ...{ username: 'ada', password: 'a long pass phrase', is_staff: true, is_superuser: true },
    });
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, 'ada', 'a long pass phrase');
  });

  for (const width of [1440, 768, 360]) {
    it(`fits ${width} pixels, light and dark, and is accessible`, async () => {
      const { order } = await parts.paidOrder();
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${shop().url}${pageOf(order)}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessibilityViolations(page)).to.deep.equal([]);
        await screenshot(page, `order-${width}-${colorScheme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0]).to.equal(widths[1]);
    });
  }

  it('shows the bar for saving only while something is edited', async () => {
    const { order } = await parts.order();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${shop().url}${pageOf(order)}`);
    const save = page.getByRole('button', { name: 'Save', exact: true });
    expect(await save.isVisible()).to.equal(false);
    await page.getByText('Edit customer, address or status').click();
    await page.getByLabel('Customer name').fill('Bea Roe');
    await save.click();
    await page.getByText('was changed successfully').waitFor();
    expect(problems(page)).to.deep.equal([]);
  });

  it('ships a paid order with one click', async () => {
    const { order } = await parts.paidOrder();
    await page.goto(`${shop().url}${pageOf(order)}`);
    const clicks = await countClicks(page);
    await page.getByRole('button', { name: 'Ship order' }).click();
    await page.getByText('1 order was marked as shipped.').waitFor();
    expect(clicks()).to.equal(1);
  });
});
