// The admin site by keyboard alone, the theme switch, the menu at 360 pixels, and the small things that
// JavaScript adds.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../auth/users.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { getOrder } from '../../../orders/models.js';
import { getProduct } from '../../../products/models.js';
import { logIn, problems, useBrowser } from '../../../testing/browser.js';
import { useShop } from '../../../testing/shop.js';
import { storedProduct } from '../../../testing/makers/products.js';

const PASSWORD = 'a long pass phrase';

describe('the admin site by keyboard, in a browser', () => {
  const shop = useShop('sqlite');
  const open = useBrowser();
  let page: Page;
  let orderId: number;

  before(async () => {
    const { db } = shop();
    await createUser(db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    const values = { name: 'Desk lamp', price_cents: 2_500, category: 'home' };
    const { id } = await storedProduct(db, { ...values, stock_quantity: 20 });
    orderId = (await storedOrder(db, [[id, 1]])).id;
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
  async function tabTo(words: string, most = 90): Promise<void> {
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
    await page.waitForSelector('.error-note'); // nobody has paid
    await page.locator('.submit-row').getByRole('button').first().focus();
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

  it('asks before an action loses what was edited in the list, and the other way round', async () => {
    await page.goto(`${shop().url}/admin/products/product/`);
    const price = page.locator('tbody input[name$=price]');
    const asked: string[] = [];
    const answer = (accepts: boolean) =>
      page.once('dialog', (dialog) => {
        asked.push(dialog.message());
        void (accepts ? dialog.accept() : dialog.dismiss());
      });
    await page.getByLabel('Select Floor lamp').check();
    await price.fill('31.00');
    await page.getByLabel('Action').selectOption('archive');
    answer(false);
    await page.getByRole('button', { name: 'Go' }).click();
    expect(asked[0]).to.contain('If you run an action, your unsaved changes will be lost.');
    expect(await price.inputValue()).to.equal('31.00');
    answer(false);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(asked[1]).to.contain('You’ll need to re-run the action.');
    await page.getByLabel('Action').selectOption('');
    answer(false);
    await page.getByRole('button', { name: 'Change prices' }).click();
    expect(asked[2]).to.contain('If you run an action, your unsaved changes will be lost.');
    expect(await price.inputValue()).to.equal('31.00');
    await page.getByLabel('Action').selectOption('archive');
    answer(true);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.locator('.message').innerText()).to.contain('1 product was changed successfully.');
    expect(asked).to.have.length(4);
    expect(await getProduct(shop().db.read, 1)).to.include({ price_cents: 3_100, archived: false });
  });

  it('chooses what was searched for with Enter, and by its whole name', async () => {
    const values = { price_cents: 100, stock_quantity: 1, category: 'home' };
    for (const name of ['Arm chair', 'Arm rest']) await storedProduct(shop().db, { ...values, name });
    await page.goto(`${shop().url}/admin/recommendations/recommendation/add/`);
    const product = page.locator('main').getByRole('combobox').first();
    const chosen = page.locator('input[type=hidden][name=product_id]');
    await product.fill('arm');
    await page.getByRole('option', { name: 'Arm rest' }).waitFor();
    const first = await page.locator('[role=option][aria-selected=true]').innerText();
    await page.keyboard.press('Enter');
    expect(await product.inputValue()).to.equal(first);
    const id = Number(await chosen.inputValue());
    expect((await getProduct(shop().db.read, id)).name).to.equal(first);
    await product.fill('lamp');
    await page.keyboard.press('Enter'); // before anything was found
    await page.getByRole('option', { name: 'Floor lamp' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await chosen.inputValue()).to.equal('1');
    for (const [typed, becomes] of [
      ['Arm chair', 'Arm chair'],
      ['Arm', 'Arm chair'],
    ] as const) {
      await product.fill(typed);
      const answered = page.waitForResponse(/autocomplete/);
      await page.keyboard.press('Tab');
      await answered;
      await page.waitForFunction(
        (text) => document.querySelector<HTMLInputElement>('main input[role=combobox]')?.value === text,
        becomes,
      );
    }
    expect(new URL(page.url()).pathname).to.equal('/admin/recommendations/recommendation/add/');
    await product.fill('');
    await page.keyboard.press('Tab');
    expect(await chosen.inputValue()).to.equal('');
  });

  it('saves again after a request that was stopped', async () => {
    await page.goto(`${shop().url}/admin/products/product/1/change/`);
    await page.clock.install();
    await page.getByLabel('Name').fill('Reading lamp');
    const address = '**/admin/products/product/1/change/';
    await page.route(address, (route) => route.abort('aborted'));
    const save = page.getByRole('button', { name: 'Save', exact: true });
    const stopped = page.waitForEvent('requestfailed');
    await save.click();
    await stopped;
    await page.unroute(address);
    await page.clock.runFor(5_000);
    await save.click();
    await page.waitForSelector('.message.success');
    expect((await getProduct(shop().db.read, 1)).name).to.equal('Reading lamp');
    problems(page).length = 0;
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
