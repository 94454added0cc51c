// The admin site by keyboard alone, the theme switch, the menu at 360 pixels, and the small things that
// JavaScript adds.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../auth/users.js';
import { createOrder } from '../../../orders/placing_queue.js';
import { getOrder } from '../../../orders/models.js';
import { createProduct } from '../../../products/catalogue.js';
import { logIn, problems, useBrowser } from '../../testing/browser.js';
import { useShop } from '../../testing/shop.js';

const PASSWORD = 'a long pass phrase';

describe('the admin site by keyboard, in a browser', () => {
  const shop = useShop('sqlite');
  const open = useBrowser();
  let page: Page;
  let orderId: number;

  before(async () => {
    const { db } = shop();
    await createUser(db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    const values = { name: 'Desk lamp', description: '', price_cents: 2_500, category: 'home' };
    const { id } = await createProduct(db, { ...values, stock_quantity: 20 });
    const { order } = await createOrder(db, {
      ...{ customer_name: 'Ann', customer_email: 'ann@example.com', shipping_address: '1 Road' },
      customer_id: 0,
      items: [{ product_id: id, quantity: 1 }],
    });
    orderId = order.id;
    page = await open();
  });

  after(() => expect(problems(page)).to.deep.equal([]));

  /** What has the focus, in words; it must be visible that it has. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const shown = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      const words = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      return `${words || element.getAttribute('name')}${shown ? '' : ' (without a visible focus)'}`;
    });

  /** Presses Tab until something with these words has the focus. */
  async function tabTo(words: string, most = 60): Promise<void> {
    const seen: string[] = [];
    for (let count = 0; count < most; count += 1) {
      await page.keyboard.press('Tab');
      const now = await focused();
      expect(now, seen.join(' | ')).not.to.contain('without a visible focus');
      if (now.toLowerCase().startsWith(words.toLowerCase())) return;
      seen.push(now);
    }
    throw new Error(`Tab never came to ${words}: ${seen.join(' | ')}`);
  }

  it('logs in: the first field has the focus', async () => {
    await page.goto(`${shop().url}/admin/`);
    await page.keyboard.type('ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shop().url}/admin/`);
  });

  it('skips to the main content first', async () => {
    await page.keyboard.press('Tab');
    expect(await focused()).to.equal('Skip to main content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('content');
  });

  it('ships an order: to the list, the box, the action, the button', async () => {
    await tabTo('Orders');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shop().url}/admin/orders/`);
    await page.locator('main').focus();
    await tabTo('Orders');
    await tabTo('Orders');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shop().url}/admin/orders/order/`);
    await tabTo('---------');
    await page.keyboard.type('Mark selected orders as sh');
    await tabTo('Select Order');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Go' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.message.success');
    expect((await getOrder(shop().db.read, orderId)).status).to.equal('shipped');
  });

  it('dismisses a message, and keeps the focus in the page', async () => {
    await page.getByRole('button', { name: 'Dismiss this message' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.message').count()).to.equal(0);
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('content');
  });

  it('sorts and saves a product in its form', async () => {
    await page.goto(`${shop().url}/admin/products/product/`);
    await page.getByRole('link', { name: 'Name', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/o=/);
    expect(await page.locator('th[aria-sort=ascending]').innerText()).to.contain('Name');
    await tabTo('Desk lamp');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Floor lamp');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.message.success');
    expect(await page.locator('tbody').innerText()).to.contain('Floor lamp');
  });

  it('selects all rows of the page with one box', async () => {
    const all = page.getByLabel('Select all on this page');
    await all.focus();
    await page.keyboard.press('Space');
    expect(await page.locator('[data-selection-count]').innerText()).to.equal('1 of 1 selected');
    await page.locator('tbody .select-column input').focus();
    await page.keyboard.press('Space');
    expect(await all.isChecked()).to.equal(false);
  });

  it('never hides what has the focus under the row of buttons', async () => {
    await page.setViewportSize({ width: 1280, height: 420 });
    await page.goto(`${shop().url}/admin/products/product/1/change/`);
    await page.getByLabel('Name').focus();
    const hidden: string[] = [];
    while (!(await focused()).startsWith('Save')) {
      const isSeen = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { left, bottom } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + 5, bottom - 5));
      });
      if (!isSeen) hidden.push(await focused());
      await page.keyboard.press('Tab');
    }
    expect(hidden).to.deep.equal([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('switches the theme, keeps it, and shows it from the first paint', async () => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const theme = () => page.locator('html').getAttribute('data-theme');
    const light = await background();
    const button = page.locator('[data-theme-switch]');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await theme()).to.equal('light');
    await page.keyboard.press('Enter');
    expect(await theme()).to.equal('dark');
    const dark = await background();
    expect(dark).not.to.equal(light);
    await page.route('**/admin.js', (route) => route.abort());
    await page.goto(`${shop().url}/admin/`);
    expect(await theme()).to.equal('dark');
    expect(await background()).to.equal(dark);
    await page.unroute('**/admin.js');
    problems(page).length = 0;
    await page.goto(`${shop().url}/admin/`);
    expect(await button.innerText()).to.equal('Theme: dark');
    await button.click();
    expect(await theme()).to.equal(null);
  });

  it('opens and closes the menu at 360 pixels', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${shop().url}/admin/orders/order/`);
    const menu = page.getByRole('button', { name: 'Menu' });
    const navigation = page.locator('#navigation');
    expect(await navigation.isVisible()).to.equal(false);
    await menu.focus();
    await page.keyboard.press('Enter');
    expect(await navigation.isVisible()).to.equal(true);
    expect(await menu.getAttribute('aria-expanded')).to.equal('true');
    await page.keyboard.press('Escape');
    expect(await navigation.isVisible()).to.equal(false);
    expect(await page.locator('.filters').getAttribute('open')).to.equal(null);
    await page.locator('.filters summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('link', { name: 'Pending' }).isVisible()).to.equal(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('works without JavaScript: menu, filters and forms are all there', async () => {
    const plain = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await plain.goto(`${shop().url}/admin/orders/order/`);
    await logIn(plain, 'ada', PASSWORD);
    expect(await plain.locator('#navigation').isVisible()).to.equal(true);
    expect(await plain.getByRole('link', { name: 'Pending' }).isVisible()).to.equal(true);
    expect(await plain.locator('[data-theme-switch]').isVisible()).to.equal(false);
    await plain.getByRole('link', { name: 'Menu' }).click();
    expect(plain.url()).to.contain('#navigation');
    await plain.goto(`${shop().url}/admin/`);
    expect(await plain.locator('.chart').first().isVisible()).to.equal(false);
    await plain.getByText('Figures as a table').click();
    expect(await plain.locator('.chart-table tbody tr').count()).to.equal(30);
  });
});
