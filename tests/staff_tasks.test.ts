// What the staff of a shop do all day, done in a browser: no task takes more clicks than docs/admin.md says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { settings } from '../ecommerce/settings.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { logIn, problems, useBrowser } from '../testing/browser.js';
import { countClicks } from '../testing/clicks.js';
import { type BusyShop, fillShop, OWNER } from '../testing/makers/busy_shop.js';
import { PayingShop } from '../testing/makers/paying_shop.js';
import { useShop } from '../testing/shop.js';

/** The rows of the table: the clicks here, and in the best of the others. */
const TABLE = new Map(
  [
    ...readFileSync(path.join(BASE_DIR, 'docs', 'admin.md'), 'utf8').matchAll(
      /^\| (.+?) +\| (\S+) +\| (\S+) +\|$/gm,
    ),
  ]
    .filter(([, task = '']) => !/^(task|-+)$/.test(task))
    .map(([, task = '', here = '', best = '']) => [task, { here: Number(here), best: Number(best) }]),
);

describe('a task of the staff, in a browser', () => {
  const shop = useShop('sqlite', 'staff');
  const open = useBrowser();
  const done = new Set<string>();
  let made: BusyShop;
  let page: Page;
  let clicks: () => number;
  /** An order whose payment is unknown. */
  let unknown = 0;

  before(async () => {
    settings.CUSTOMER_MAILS = true;
    made = await fillShop(shop());
    unknown = await unknownPayment();
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, OWNER.username, OWNER.password);
    clicks = await countClicks(page);
  });

  after(() => {
    settings.CUSTOMER_MAILS = false;
    expect(problems(page)).to.deep.equal([]);
  });

  /** The order of somebody whose payment ended in a timeout. */
  async function unknownPayment(): Promise<number> {
    const paying = new PayingShop(shop);
    const headers = await paying.customer();
    await paying.method(headers, 'tok_timeout');
    const order = await paying.order(headers);
    await paying.pay(order, headers);
    await paying.leaveOpen(order);
    return order;
  }

  /** Does a task from the overview, and counts. */
  function task(name: string, work: () => Promise<void>): void {
    it(name, async () => {
      await page.goto(`${shop().url}/admin/`);
      clicks();
      await work();
      const needed = clicks();
      done.add(name);
      expect(needed, 'the clicks that it took').to.be.at.most(TABLE.get(name)?.here ?? 0);
    });
  }

  /** Types into the box at the top, and opens the first result with this text. */
  async function find(words: string, result: string | RegExp = words): Promise<void> {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    const option = page.getByRole('option', { name: result }).first();
    await option.waitFor();
    if ((await option.getAttribute('aria-selected')) === 'true') await page.keyboard.press('Enter');
    else await option.click();
    await page.waitForURL('**/change/');
  }

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const link = (name: string | RegExp) => page.getByRole('link', { name });
  /** A link of the overview's list of models. */
  const overview = (name: string) => page.locator('main').getByRole('link', { name, exact: true });
  const figure = (label: string) => page.locator('.figure', { hasText: label }).getByRole('link').first();
  const said = (text: string | RegExp) => page.locator('.message', { hasText: text }).waitFor();

  task('find an order by name or e-mail', () => find('jose.garcia', /^Order /));
  task('find an order by number', () => find('#7', /^Order 7 /));
  task('find an order by product', () => find('strassenkarte', /^Order /));

  task('cancel one of three pieces, with refund', async () => {
    await find('#3', /^Order 3 /);
    await link('Cancel or refund…').last().click();
    await button('Next: see what moves').click();
    await button(/^Cancel 1 /).click();
    await said(/1 × Oak table/);
  });

  task('see why a stock fell', async () => {
    await find('oak table', /^Oak table/);
    const sold = page.getByRole('row', { name: /Sold/ }).first();
    await sold.getByRole('link', { name: /^#?\d+$/ }).waitFor();
  });

  task('refund half of a payment', async () => {
    await find('#15', /^Order 15 /);
    await link('Refund…').first().click();
    await page.getByLabel('Amount').fill('20');
    await button(/^Refund/).click();
    await said(/Refund of 20/);
  });

  task('print an invoice', async () => {
    await find('#1', /^Order 1 /);
    const answer = page.context().waitForEvent('response', (response) => response.url().endsWith('/pdf/'));
    await link(/^INV-.*pdf$/).click();
    expect((await answer).headers()['content-type']).to.equal('application/pdf');
  });

  task('send an invoice again', async () => {
    await find('#1', /^Order 1 /);
    await button(/^Send again.*paid/).click();
    await said(/“Order paid” is sent/);
  });

  task('settle an unknown payment', async () => {
    await find(`#${unknown}`, new RegExp(`^Order ${unknown} `));
    await button(/^Check now/)
      .first()
      .click();
    await said(/paid|charge|provider/i);
  });

  task("ship five of today's orders", async () => {
    await figure('To ship').click();
    const boxes = page.locator('[name=_selected_action]');
    for (let index = 0; index < 5; index += 1) await boxes.nth(index).check();
    await button('Ship').click();
    await said('5 orders were marked as shipped');
  });

  task('compare this month with the last', async () => {
    await page.getByText('This month against last').waitFor();
    await page.locator('.figure', { hasText: 'Net' }).getByText('Last month').waitFor();
  });

  task('undo a cancel: order again', async () => {
    const cancelled = made.orders[6];
    await find(`#${cancelled}`, new RegExp(`^Order ${cancelled} `));
    await page.getByText('Order again').first().click();
    await button(/^(Order|Place)/)
      .first()
      .click();
    await said(/Order \d+/);
  });

  task('change twenty prices', async () => {
    await overview('products').click();
    await page.getByLabel('Select all on this page').check();
    await button('Change prices').click();
    await page.getByLabel('Change', { exact: true }).fill('+10%');
    await button(/^Change/).click();
    await said(/products were changed in price/);
  });

  task('a new product with a new category', async () => {
    await overview('Add to products').click();
    await page.getByLabel(/^Name/).fill('Tent');
    await page.getByLabel(/^Price/).fill('99');
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: /^Add (another )?category/ }).click();
    const popup = await opened;
    await popup.getByLabel(/^Name/).fill('Outdoor');
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Save' }).click();
    await closed;
    await button('Save').first().click();
    await said('Tent');
  });

  task('merge a category', async () => {
    await find('books', /^Books/);
    await button('Merge into…').click();
    await page.getByLabel('Home & Garden').check();
    await page.getByText('moved to Home & Garden').waitFor();
    await button(/^Merge/).click();
    await said('1 category was merged');
  });

  task('restock twelve products', async () => {
    await overview('Receive goods').click();
    for (const [index, name] of [...made.products.keys()].entries()) {
      await page.getByLabel(`Product, line ${index + 1}`, { exact: true }).fill(name);
      await page.getByLabel(`Quantity, line ${index + 1}`, { exact: true }).fill('12');
    }
    await button('Receive goods').click();
    await said(/12 products/);
  });

  task('a colleague for orders only', async () => {
    await overview('Add to users').click();
    await page.getByLabel('Username').fill('packer');
    await page.getByLabel(/^Password \(required\)|^Password$/).fill(OWNER.password);
    await page.getByLabel('Password (again)').fill(OWNER.password);
    await page.getByLabel('Warehouse').check();
    await button('Save').first().click();
    await said('packer');
  });

  it('the table has no task that is not done here, and none above the best of the others', () => {
    expect([...TABLE.keys()].filter((name) => !done.has(name))).to.deep.equal([]);
    const above = [...TABLE].filter(([, { here, best }]) => !(here <= best)).map(([name]) => name);
    expect(above).to.deep.equal([]);
  });
});
