// What JavaScript adds to lists and to the navigation, in a browser.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../auth/users.js';
import { Category } from '../../../products/models.js';
import {
  accessibilityViolations,
  logIn,
  problems,
  screenshot,
  useBrowser,
} from '../../../testing/browser.js';
import { useShop } from '../../../testing/shop.js';

const PASSWORD = 'a long pass phrase';
const CATEGORIES = '/admin/products/category/?q=extra';

describe('lists of the admin site, in a browser', () => {
  const shop = useShop('sqlite');
  const open = useBrowser();
  let page: Page;

  before(async () => {
    const { db } = shop();
    await createUser(db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    await db.transaction((trx) =>
      Category.objects(trx).insert(
        Array.from({ length: 388 }, (_, number) => ({
          slug: `c-${number}`,
          name: `Extra ${number}`,
          name_key: `extra ${number}`,
        })),
      ),
    );
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, 'ada', PASSWORD);
  });

  after(() => expect(problems(page)).to.deep.equal([]));

  const count = () => page.locator('[data-selection-count]').innerText();
  const across = () => page.getByLabel('Select all 388 categories');

  it('offers the rows of all pages when all of this page are selected, and counts them', async () => {
    await page.goto(shop().url + CATEGORIES);
    expect(await count()).to.equal('0 of 100 selected');
    expect(await across().isVisible()).to.equal(false);
    await page.getByLabel('Select all on this page').check();
    expect(await count()).to.equal('100 of 100 selected');
    await across().check();
    expect(await count()).to.equal('All 388 selected');
    await screenshot(page, 'list-select-across');
    await page.getByLabel('Select Extra 0', { exact: true }).uncheck();
    expect(await count()).to.equal('99 of 100 selected');
    expect(await across().isVisible()).to.equal(false);
    await page.getByLabel('Select Extra 0', { exact: true }).check();
    expect(await across().isChecked()).to.equal(false);
  });

  it('clears the selection, and takes all rows of the filtered list along', async () => {
    await across().check();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    expect(await count()).to.equal('0 of 100 selected');
    expect(await page.getByRole('button', { name: 'Clear selection' }).isVisible()).to.equal(false);
    await page.getByLabel('Select all on this page').check();
    await across().check();
    await page.getByLabel('Action').selectOption('delete_selected');
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click();
    expect(await page.locator('.message').innerText()).to.contain('Successfully deleted 388 categories.');
  });

  const models = () => page.locator('#navigation li:visible a:first-child').allInnerTexts();

  it('filters the navigation, keeps the filter on the next page, and clears it with Escape', async () => {
    await page.goto(`${shop().url}/admin/products/product/`);
    const all = await models();
    expect(all.length).to.be.above(8);
    const filter = page.getByLabel('Filter navigation items');
    await filter.fill('PROD');
    expect(await models()).to.deep.equal(['Products']);
    expect(await page.locator('.navigation-heading:visible').allInnerTexts()).to.have.length(1);
    await page.reload();
    expect(await filter.inputValue()).to.equal('prod');
    expect(await models()).to.deep.equal(['Products']);
    await filter.fill('nothing like this');
    expect(await models()).to.deep.equal([]);
    expect(await filter.getAttribute('class')).to.contain('no-results');
    await filter.press('Escape');
    expect(await models()).to.deep.equal(all);
    expect(await filter.getAttribute('class')).not.to.contain('no-results');
  });

  it('folds the navigation and unfolds it, also on the next pages, by keyboard', async () => {
    const navigation = page.locator('#navigation');
    const button = page.getByRole('button', { name: 'Navigation' });
    expect(await button.getAttribute('aria-expanded')).to.equal('true');
    const width = async () => (await page.locator('main').boundingBox())?.width ?? 0;
    const before = await width();
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await navigation.isVisible()).to.equal(false);
    expect(await width()).to.be.above(before + 150);
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await screenshot(page, 'navigation-folded');
    await page.goto(shop().url + '/admin/products/category/');
    expect(await navigation.isVisible()).to.equal(false);
    expect(await button.getAttribute('aria-expanded')).to.equal('false');
    await page.keyboard.press('Tab');
    await button.click();
    expect(await navigation.isVisible()).to.equal(true);
  });

  it('shows the menu of a narrow screen although the navigation is folded', async () => {
    await page.getByRole('button', { name: 'Navigation' }).click();
    await page.setViewportSize({ width: 375, height: 740 });
    expect(await page.locator('[data-navigation-toggle]').isVisible()).to.equal(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await models()).to.include('Categories');
    await screenshot(page, 'navigation-menu');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Navigation' }).click();
  });
});
