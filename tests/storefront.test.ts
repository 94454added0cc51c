// The example of a front on another origin (examples/storefront/) in Chromium: a guest's whole story.
import path from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { settings } from '../ecommerce/settings.js';
import { BASE_DIR } from '../framework/conf/settings.js';
import { Order } from '../orders/models.js';
import { accessibilityViolations, problems, screenshot, useBrowser } from '../testing/browser.js';
import { makeProduct, stockOf } from '../testing/makers/products.js';
import { staff } from '../testing/makers/staff.js';
import { inOrder } from '../testing/order.js';
import { freePort } from '../testing/ports.js';
import { run, type Running } from '../testing/processes.js';
import { useShop } from '../testing/shop.js';

const WIDTHS = [360, 768, 1280];

describe('the storefront', function () {
  inOrder(this);
  const shop = useShop('sqlite');
  const openPage = useBrowser();
  const before_ = { ...settings };
  let front: Running;
  let origin = '';
  let lamp = 0;
  let page: Page;

  before(async () => {
    const grace = await staff(shop().db);
    Object.assign(settings, { API_ACCESS: 'protected' });
    lamp = await makeProduct(
      shop(),
      { name: 'Desk lamp', price: 64.9, stock_quantity: 3, category: 'home' },
      grace,
    );
    await makeProduct(shop(), { name: 'Old atlas', price: 20, stock_quantity: 0, category: 'books' }, grace);
    for (let index = 1; index <= 13; index++) {
      const description = 'A cup of white porcelain that keeps tea warm.';
      await makeProduct(shop(), { name: `Cup ${index}`, description, price: index + 0.5 }, grace);
    }
    const port = await freePort();
    origin = `http://localhost:${port}`;
    settings.CORS_ALLOWED_ORIGINS = [origin];
    const file = path.join(BASE_DIR, 'examples', 'storefront', 'serve.js');
    front = await run(file, [String(port), shop().url], {}, /The storefront is at/);
    page = await openPage();
  });
  after(async () => {
    Object.assign(settings, before_);
    await front.stop();
  });

  /** Pictures at three widths, and what is wrong for people with disabilities. */
  async function look(name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${name} at ${width}`).to.be.at.most(width);
      await screenshot(page, `storefront-${name}-${width}`);
      expect(await accessibilityViolations(page), `${name} at ${width}`).to.deep.equal([]);
    }
  }
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('lists the products of the shop, page by page', async () => {
    await page.goto(origin);
    await shown('15 products');
    const cards = page.locator('#grid > li');
    expect(await cards.count()).to.equal(12);
    await press('Show more');
    await page.getByRole('button', { name: 'Add Desk lamp' }).waitFor();
    expect(await cards.count()).to.equal(15);
    expect(await page.getByRole('button', { name: 'Old atlas is sold out' }).isDisabled()).to.equal(true);
    await look('list');
  });

  it('searches them by words and by category', async () => {
    await page.getByLabel('Search', { exact: true }).fill('lamp');
    await press('Search');
    await shown('1 product for “lamp”');
    await page.getByLabel('Search', { exact: true }).fill('');
    await page.getByLabel('Category').selectOption('home');
    await page.getByRole('heading', { name: 'Home & Garden' }).waitFor();
  });

  it('fills a cart, which outlives the page', async () => {
    await press('Add Desk lamp');
    await page.getByLabel('Quantity of Desk lamp').waitFor();
    await page.reload();
    const quantity = page.getByLabel('Quantity of Desk lamp');
    await quantity.fill('2');
    await quantity.blur();
    await shown('$129.80');
    expect(await page.locator('#count').textContent()).to.equal('2');
  });

  it('says what is wrong with the order, beside the fields', async () => {
    await page.getByLabel('Name').fill('Ann Lee');
    await page.getByLabel('E-mail').fill('ann');
    await press('Place the order');
    const notice = page.getByRole('alert');
    await notice.waitFor();
    expect(await notice.textContent()).to.include('E-mail: must be an e-mail address.');
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).to.equal('true');
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('customer_email');
    problems(page).length = 0; // Chromium reports each answer of 400
    await look('cart');
  });

  it('orders as a guest, once', async () => {
    await page.getByLabel('E-mail').fill('ann@example.com');
    await page.getByLabel('Address').fill('5 Elm St, Springfield');
    await page.getByRole('button', { name: 'Place the order' }).dblclick();
    await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor();
    await shown('pending, unpaid');
    expect(await Order.objects(shop().db.read)).to.have.length(1);
    expect(await stockOf(shop(), lamp)).to.equal(1);
    await look('order');
  });

  it('pays the order after a card was declined, and saves the invoice', async () => {
    await page.getByLabel('Test card').selectOption('tok_charge_declined');
    await press('Pay');
    await page.getByRole('alert').waitFor();
    problems(page).length = 0;
    await page.getByLabel('Test card').selectOption('tok_visa');
    await press('Pay');
    await shown(/, paid$/);
    expect(await page.getByRole('alert').isHidden()).to.equal(true);
    const [download] = await Promise.all([page.waitForEvent('download'), press('Invoice (PDF)')]);
    expect(download.suggestedFilename()).to.match(/^invoice-\d+\.pdf$/);
    await look('paid');
  });

  it('shows the order again later, and cancels it', async () => {
    await page.reload();
    await shown(/, paid$/);
    await press('Cancel the order');
    await shown(/^cancelled, /);
    expect(await stockOf(shop(), lamp)).to.equal(3);
    await press('Back to the shop');
    await shown('It is empty.');
    expect(problems(page)).to.deep.equal([]);
  });

  it('is nothing to the shop if its origin is not listed', async () => {
    settings.CORS_ALLOWED_ORIGINS = ['https://other.example'];
    const other = await openPage();
    await other.goto(origin);
    await other.getByText('The shop does not answer. Try again in a moment.').waitFor();
  });
});
