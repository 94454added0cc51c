// Forms in a real browser keep what was typed: before leaving, when a save fails, and when the session has ended.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { accessibilityViolations, logIn, screenshot, useBrowser } from '../../../testing/browser.js';
import { onEachDatabaseInOrder } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { getProduct } from '../../../products/models.js';
import { Session } from '../../auth/models.js';
import { createUser } from '../../auth/users.js';

const PASSWORD = 'violet umbrella';

onEachDatabaseInOrder('unsaved forms in a browser', (dialect) => {
  if (dialect !== 'sqlite') return;
  const shop = useShop(dialect);
  const open = useBrowser();
  let page: Page;
  let lamp: number;
  const asked: string[] = [];

  before(async () => {
    await createUser(shop().db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    page = await open();
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${shop().url}/admin/`);
    await logIn(page, 'ada', PASSWORD);
  });

  beforeEach(async () => {
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1000, stock_quantity: 5 })).id;
    await page.goto(`${shop().url}/admin/products/product/${lamp}/change/`);
    asked.length = 0;
  });

  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  const leave = async () => {
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.waitForURL(`${shop().url}/admin/`);
  };

  it('are asked about after a save that failed, and not after one that succeeded', async () => {
    await page.getByLabel('Price').fill('-1');
    await save();
    await page.getByText('Please correct the error below.').waitFor();
    expect(asked).to.deep.equal([]);
    await leave();
    expect(asked).to.deep.equal(['beforeunload']);
    await page.goto(`${shop().url}/admin/products/product/${lamp}/change/`);
    await page.getByLabel('Price').fill('12');
    await save();
    await page.getByText('was changed successfully').waitFor();
    await leave();
    expect(asked).to.deep.equal(['beforeunload']);
  });

  it('are not sent when they are too long, and say so', async () => {
    await page.getByLabel('Description').evaluate((area) => {
      area.removeAttribute('maxlength');
      (area as HTMLTextAreaElement).value = 'x'.repeat(1024 * 1024);
    });
    await save();
    await page.getByText('This form is longer than 1 MB and was not sent.').waitFor();
    await page.getByLabel('Description').fill('Short.');
    await save();
    await page.getByText('was changed successfully').waitFor();
    expect((await getProduct(shop().db.read, lamp)).description).to.equal('Short.');
  });

  it('are there again after a log-in in place', async () => {
    await page.getByLabel('Name').fill('Desk lamp');
    await Session.objects(shop().db.read).delete();
    await save();
    await page.getByText('What you typed is kept').waitFor();
    await screenshot(page, 'unsaved-login');
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await logIn(page, 'ada', PASSWORD);
    await page.getByText('Nothing was saved yet.').waitFor();
    expect(await page.getByLabel('Name').inputValue()).to.equal('Desk lamp');
    expect(page.url()).to.contain(`/admin/products/product/${lamp}/change/`);
    await screenshot(page, 'unsaved-again');
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await save();
    await page.getByText('was changed successfully').waitFor();
    expect((await getProduct(shop().db.read, lamp)).name).to.equal('Desk lamp');
    expect(asked).to.deep.equal([]);
  });

  it('are led back to from the page of an error', async () => {
    await page.getByLabel('Name').fill('Desk lamp');
    await page.locator('.change-form input[name=csrfmiddlewaretoken]').evaluate((input) => {
      (input as HTMLInputElement).value = 'x';
    });
    await save();
    await page.getByRole('heading', { name: 'This form is out of date' }).waitFor();
    await screenshot(page, 'unsaved-error');
    expect(await accessibilityViolations(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Back to the form, with what you typed' }).click();
    await page.getByText('Nothing was saved yet.').waitFor();
    expect(await page.getByLabel('Name').inputValue()).to.equal('Desk lamp');
  });

  it('the icon of the shop is at /favicon.ico', async () => {
    const answer = await fetch(`${shop().url}/favicon.ico`);
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'image/svg+xml']);
  });
});
