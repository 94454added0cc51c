// Forms in a real browser: adding and changing the row of a relation in a window of its own, slugs that are
// filled in, and folded fieldsets.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { findUser, findUserByUsername, Group } from '../../auth/models.js';
import { groupIdsOf } from '../../auth/permissions.js';
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
import { storedProduct } from '../../../testing/makers/products.js';

const PASSWORD = 'a long pass phrase';

describe('forms in a browser', function () {
  this.timeout(120_000);
  const shop = useShop('sqlite');
  const open = useBrowser();
  let page: Page;

  before(async () => {
    const user = { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true };
    await createUser(shop().db, user);
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, 'ada', PASSWORD);
  });

  after(() => expect(problems(page)).to.deep.equal([]));
  // Leaving a changed form asks first.
  afterEach(() => page.goto('about:blank'));

  const goTo = (path: string) => page.goto(`${shop().url}/admin/${path}`);
  const save = (window: Page) => window.getByRole('button', { name: 'Save', exact: true }).click();
  const openWindow = async (link: string): Promise<Page> => {
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: link }).first().click(),
    ]);
    await opened.waitForLoadState();
    return opened;
  };
  const closed = (window: Page) => (window.isClosed() ? undefined : window.waitForEvent('close'));

  it('add a category beside a product, which keeps what was typed', async () => {
    await goTo('products/product/add/');
    await page.getByLabel('Name').fill('Typed lamp');
    const window = await openWindow('Add another category');
    await window.setViewportSize({ width: 375, height: 640 });
    expect(await accessibilityViolations(window)).to.deep.equal([]);
    await screenshot(window, 'forms-popup');
    await save(window);
    expect(await window.getByRole('alert').innerText()).to.contain('Please correct the errors below.');
    await window.getByLabel('Name').fill('Toys & <Games>');
    await window.getByLabel('Slug').fill('window-toys');
    await Promise.all([closed(window), save(window)]);
    const category = page.getByLabel('Category');
    expect(await category.locator('option:checked').innerText()).to.equal('Toys & <Games>');
    expect(await page.getByLabel('Name').inputValue()).to.equal('Typed lamp');
    const row = await Category.objects(shop().db.read).where({ slug: 'window-toys' }).first();
    expect(await category.inputValue()).to.equal(String(row?.id));
    expect(problems(window)).to.deep.equal([]);
  });

  it('change the chosen category, and show only links that lead somewhere', async () => {
    await goTo('products/product/add/');
    const change = page.getByRole('link', { name: 'Change the chosen category' });
    expect(await change.isVisible()).to.equal(false);
    await page.getByLabel('Category').selectOption({ label: 'Books' });
    const view = page.getByRole('link', { name: 'View the chosen category' });
    const { id } = (await Category.objects(shop().db.read).where({ slug: 'books' }).first()) ?? { id: 0 };
    expect(await view.getAttribute('href')).to.equal(`/admin/products/category/${id}/change/?_to_field=id`);
    await screenshot(page, 'forms-related');
    const window = await openWindow('Change the chosen category');
    await window.getByLabel('Name').fill('Old books');
    await Promise.all([closed(window), save(window)]);
    expect(await page.getByLabel('Category').locator('option:checked').innerText()).to.equal('Old books');
  });

  it('add a product beside the field with search of a new line', async () => {
    const values = { name: 'Lamp', price_cents: 1_000, category: 'other' };
    for (let number = 0; number < 101; number += 1) await storedProduct(shop().db, values);
    await goTo('orders/order/add/');
    await page.getByLabel('Customer name').fill('Ann');
    await page.getByRole('button', { name: 'Add another order item' }).click();
    const line = page.locator('tbody [data-inline-row]').last();
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      line.getByRole('link', { name: 'Add another product' }).click(),
    ]);
    await window.getByLabel('Name').fill('New desk');
    await window.getByLabel('Price').fill('30');
    await window.getByLabel('Stock quantity').fill('5');
    await window.getByLabel('Category').selectOption({ index: 1 });
    await Promise.all([closed(window), save(window)]);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'New desk'),
    );
    expect(await line.getByRole('combobox').inputValue()).to.equal('New desk');
    expect(await page.getByLabel('Customer name').inputValue()).to.equal('Ann');
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await screenshot(page, 'forms-inline');
  });

  it('fill in the slug of a new category until somebody types one', async () => {
    await goTo('products/category/add/');
    const slug = page.getByLabel('Slug');
    await page.getByLabel('Name').pressSequentially('Häuser & Gärten, größer! ');
    expect(await slug.inputValue()).to.equal('hauser-garten-grosser');
    await slug.fill('own');
    await page.getByLabel('Name').pressSequentially('More');
    expect(await slug.inputValue()).to.equal('own');
    await goTo('products/category/1/change/');
    const before = await slug.inputValue();
    await page.getByLabel('Name').fill('Other');
    expect(await slug.inputValue()).to.equal(before);
  });

  it('unfold a fieldset', async () => {
    const { id } = await storedProduct(shop().db, { name: 'Lamp', price_cents: 1_000, category: 'other' });
    await goTo(`products/product/${id}/change/`);
    expect(await page.locator('.form-row', { hasText: 'Created' }).isVisible()).to.equal(false);
    await page.locator('summary', { hasText: 'Dates' }).click();
    expect(await page.locator('.form-row', { hasText: 'Created' }).isVisible()).to.equal(true);
    await screenshot(page, 'forms-unfolded');
  });

  it('find one permission among many', async () => {
    await goTo('auth/group/add/');
    await page.getByLabel('Name').fill('Packers');
    const filter = page.getByLabel('Filter', { exact: true });
    await filter.fill('view  order');
    const shown = page.locator('.matrix tbody th:visible');
    expect(await shown.allInnerTexts()).to.deep.equal(['All', 'Order items', 'Orders']);
    await page.getByLabel('Can view order', { exact: true }).check();
    await filter.press('Enter');
    expect(await page.locator('[data-matrix-count]').innerText()).to.match(/^2 of \d+ shown, 1 ticked$/);
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await screenshot(page, 'forms-filter');
    await save(page);
    await page.getByRole('link', { name: 'Packers' }).first().click();
    expect(await page.getByLabel('Can view order', { exact: true }).isChecked()).to.equal(true);
    await filter.fill('nothing like this');
    expect(await shown.count()).to.equal(1);
    await filter.fill('');
    expect(await shown.count()).to.be.above(12);
  });

  it('tick all rights of a model, and one right of all models that are shown', async () => {
    await goTo('auth/group/add/');
    const ticked = async () =>
      page
        .locator('.matrix input[name]:checked')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    const orders = page.getByLabel('All: Orders', { exact: true });
    await orders.check();
    expect(await ticked()).to.deep.equal(
      ['view', 'add', 'change', 'delete'].map((right) => `orders.${right}_order`),
    );
    await page.getByLabel('Can delete order', { exact: true }).uncheck();
    expect(await orders.evaluate((box) => (box as HTMLInputElement).indeterminate)).to.equal(true);
    await page.getByLabel('Filter', { exact: true }).fill('categ');
    await page.getByLabel('View: all rows that are shown').check();
    expect(await ticked())
      .to.include('products.view_category')
      .and.to.have.length(4);
  });

  it('add a group beside a user, among the others and as the first', async () => {
    await shop().db.transaction((trx) => Group.objects(trx).delete());
    const { id } = (await findUserByUsername(shop().db.read, 'ada')) ?? { id: 0 };
    await goTo(`auth/user/${id}/change/`);
    await page.getByLabel('First name').fill('Ada');
    for (const name of ['First group', 'Second group']) {
      const window = await openWindow('Add another group');
      await window.getByLabel('Name').fill(name);
      await Promise.all([closed(window), save(window)]);
      expect(await page.getByLabel(name).isChecked()).to.equal(true);
    }
    await screenshot(page, 'forms-groups');
    await save(page);
    const groups = await groupIdsOf(shop().db.read, id);
    expect(groups).to.have.length(2);
    expect(await findUser(shop().db.read, id)).to.include({ first_name: 'Ada' });
  });
});
