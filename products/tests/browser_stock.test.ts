// Work with stock in the admin, in a browser: receiving goods with a scanner, and finding out why stock fell.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../framework/auth/users.js';
import { accessibilityViolations, countOf, logIn, screenshot, useBrowser } from '../../testing/browser.js';
import { countClicks } from '../../testing/clicks.js';
import { storedProduct } from '../../testing/makers/products.js';
import { useShop } from '../../testing/shop.js';
import { Product } from '../models.js';
import { adjustStock } from '../stock.js';

const PASSWORD = 'a long pass phrase';
const LIST = '/admin/products/product/';
const SIZES = [
  [1440, 900],
  [768, 900],
  [360, 740],
] as const;

describe('stock in the admin, in a browser', function () {
  this.timeout(120_000);
  const shop = useShop('sqlite');
  const open = useBrowser();
  const opened = async (path: string): Promise<Page> => {
    const page = await open();
    await page.goto(shop().url + path);
    await logIn(page, 'ada', PASSWORD);
    return page;
  };
  const stock = async (id: number) =>
    (await Product.objects(shop().db.read).where({ id }).first())?.stock_quantity;
  before(async () => {
    const values = { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true };
    await createUser(shop().db, values);
    for (let number = 1; number <= 14; number += 1)
      await storedProduct(shop().db, { name: `Box ${number}`, sku: `BOX-${number}`, stock_quantity: 10 });
  });

  async function lookAt(page: Page, name: string): Promise<void> {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect(await accessibilityViolations(page)).to.deep.equal([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `too wide at ${width}`).to.be.at.most(0);
      await screenshot(page, `${name}-${width}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it('restocks twelve products in two clicks', async () => {
    const page = await opened(LIST);
    const clicks = await countClicks(page);
    await page.locator('main').getByRole('link', { name: 'Receive goods' }).click();
    for (let number = 1; number <= 12; number += 1) {
      await page.getByLabel(`Product, line ${number}`, { exact: true }).fill(`BOX-${number}`);
      await page.getByLabel(`Quantity, line ${number}`, { exact: true }).fill('5');
    }
    await page.getByRole('button', { name: 'Receive goods' }).click();
    expect(await page.locator('.messages').innerText()).to.contain('60 units of 12 products received:');
    expect(clicks()).to.be.at.most(2);
    expect([await stock(1), await stock(12), await stock(13)]).to.deep.equal([15, 15, 10]);
  });

  it('works with a scanner: SKU, Enter, quantity, Enter adds lines, and says what was found', async () => {
    const page = await opened(`${LIST}tools/receive/`);
    await page.getByLabel('Note').fill('Delivery 7');
    await page.getByLabel('Product, line 1', { exact: true }).focus();
    for (let number = 0; number < 13; number += 1) {
      await page.keyboard.type(number === 2 ? 'no such thing' : 'box-13');
      await page.keyboard.press('Enter');
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
    }
    await page.getByText('There is no product “no such thing”.').waitFor();
    expect(await page.locator('[data-found]').first().innerText()).to.equal('Box 13: 10');
    expect(await countOf(page.locator('tbody tr'))).to.equal(14);
    await lookAt(page, 'receive-goods');
    await page.getByRole('button', { name: 'Receive goods' }).click();
    await page.getByText('Nothing was received yet. Please correct the line that is marked.').waitFor();
    await lookAt(page, 'receive-goods-wrong');
    await page.getByLabel('Product, line 3', { exact: true }).fill('BOX-14');
    await page.getByRole('button', { name: 'Receive goods' }).click();
    await page.getByText('26 units of 2 products received: Box 13 +24, Box 14 +2.').waitFor();
    expect([await stock(13), await stock(14)]).to.deep.equal([34, 12]);
  });

  it('says in one click why the stock of a product fell, and who did it', async () => {
    await adjustStock(shop().db, 13, -3, 'broken in transport', { by: 'staff ben' });
    const page = await opened(LIST);
    const clicks = await countClicks(page);
    await page.getByRole('link', { name: 'Box 13' }).click();
    const rows = await page.locator('[data-inline=movements] tbody tr').first().innerText();
    expect(rows).to.match(/Adjusted\s+-3\s+\d+\s+ben\s+-\s+broken in transport/);
    expect(clicks()).to.be.at.most(2);
    await lookAt(page, 'product-movements');
  });

  it('saves the other rows of the list, and shows what was typed beside what is stored now', async () => {
    const page = await opened(`${LIST}?o=1`);
    await page.getByLabel('Stock quantity of Box 3').fill('1');
    await page.getByLabel('Stock quantity of Box 4').fill('40');
    await page.getByLabel('Price of Box 5').fill('9.99');
    await adjustStock(shop().db, 3, -12, 'sold');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('It is 3 now, so your change of -14 would make it -11.').waitFor();
    expect(await page.getByLabel('Stock quantity of Box 3').inputValue()).to.equal('1');
    expect(await countOf(page.getByText('Now: 3', { exact: true }))).to.equal(1);
    expect([await stock(3), await stock(4)]).to.deep.equal([3, 40]);
    await lookAt(page, 'list-not-saved');
  });

  it('raises the prices of all products in three clicks, with a look at them before', async () => {
    const page = await opened(`${LIST}?o=1`);
    const clicks = await countClicks(page);
    await page.getByLabel('Select all on this page').check();
    await page.getByRole('button', { name: 'Change prices' }).click();
    await page.getByRole('textbox', { name: 'Change', exact: true }).fill('+x');
    await page.getByText('Enter a change such as +10%').waitFor();
    await page.getByRole('textbox', { name: 'Change', exact: true }).fill('+10%');
    await page.getByText('Nothing was changed yet. 14 will change').waitFor();
    expect(await page.getByText('Enter a change such as +10%').count()).to.equal(0);
    const made = clicks();
    await lookAt(page, 'change-prices');
    await page.getByRole('button', { name: 'Change the price of 14 products' }).click();
    expect(await page.locator('.messages').innerText()).to.contain('14 products were changed in price.');
    expect(made + clicks()).to.be.at.most(3);
    expect((await Product.objects(shop().db.read).where({ id: 1 }).first())?.price_cents).to.equal(1_375);
  });

  it('merges a category in four clicks', async () => {
    const page = await opened('/admin/products/category/');
    const clicks = await countClicks(page);
    await page.getByLabel('Select Toys').check();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    await page.getByLabel('Books', { exact: true }).check();
    await page.getByText('Nothing was changed yet.').waitFor();
    const made = clicks();
    await lookAt(page, 'merge-category');
    await page.getByRole('button', { name: 'Merge 1 category into another' }).click();
    expect(await page.locator('.messages').innerText()).to.contain('1 category was merged.');
    expect(made + clicks()).to.be.at.most(4);
    await lookAt(page, 'categories');
  });
});
