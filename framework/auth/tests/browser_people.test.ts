// A manager in a real browser: gives a colleague an account.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import {
  accessibilityViolations,
  logIn,
  problems,
  screenshot,
  useBrowser,
} from '../../../testing/browser.js';
import { countClicks } from '../../../testing/clicks.js';
import { onEachDatabaseInOrder } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { findUserByUsername } from '../models.js';
import { permissionsOf } from '../permissions.js';
import { createUser } from '../users.js';

const PASSWORD = 'violet umbrella';
const WIDTHS = [1440, 768, 360];

onEachDatabaseInOrder('people in a browser', (dialect) => {
  if (dialect !== 'sqlite') return;
  const shop = useShop(dialect);
  const open = useBrowser();
  let page: Page;

  before(async () => {
    await createUser(shop().db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    page = await open();
    await page.goto(`${shop().url}/admin/`);
    await logIn(page, 'ada', PASSWORD);
  });

  async function look(name: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // Charts are drawn anew after the window has changed its size.
      await page.waitForFunction((most) => document.documentElement.scrollWidth <= most, width);
      await screenshot(page, `people-${name}-${width}`);
    }
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it('a colleague for orders only takes 3 clicks', async () => {
    const clicks = await countClicks(page);
    await page.getByRole('link', { name: 'Add to users' }).click();
    await page.getByLabel('Username').fill('ana');
    for (const name of ['password1', 'password2']) await page.locator(`input[name=${name}]`).fill(PASSWORD);
    await page.getByLabel('Support').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL('**/change/');
    expect(clicks()).to.be.at.most(3);
    expect(await page.locator('.message.warning').count()).to.equal(0);
    const ana = await findUserByUsername(shop().db.read, 'ana');
    expect(ana).to.include({ is_staff: true });
    expect([...(await permissionsOf(shop().db.read, ana?.id ?? 0))]).to.include('orders.change_order');
    await look('user');
    await page.goto(`${shop().url}/admin/auth/user/add/`);
    await look('add');
    expect(problems(page)).to.deep.equal([]);
  });

  it('the admin is seen as the colleague sees it', async () => {
    const ana = await findUserByUsername(shop().db.read, 'ana');
    await page.goto(`${shop().url}/admin/auth/user/${ana?.id}/change/`);
    await page.getByRole('button', { name: 'View as' }).click();
    const bar = page.getByRole('region', { name: 'View as' });
    expect(await bar.innerText()).to.contain('You see the admin as ana. Nothing can be changed.');
    await look('view-as');
    await page.goto(`${shop().url}/admin/orders/order/`);
    await bar.getByRole('button', { name: 'Stop' }).click();
    await page.waitForURL('**/change/');
    expect(await bar.count()).to.equal(0);
    expect(problems(page)).to.deep.equal([]);
  });
});
