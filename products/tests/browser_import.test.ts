// Price and stock lists in the admin, in a browser: uploaded, looked at, carried out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createUser } from '../../framework/auth/users.js';
import { accessibilityViolations, logIn, screenshot, useBrowser } from '../../testing/browser.js';
import { useShop } from '../../testing/shop.js';
import { storedProduct } from '../../testing/makers/products.js';
import { adjustStock } from '../stock.js';
import { Product } from '../models.js';

const PASSWORD = 'a long pass phrase';

describe('Import in the admin, in a browser', function () {
  this.timeout(120_000);
  const shop = useShop('sqlite');
  const open = useBrowser();
  let folder = '';
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'shop-lists-'));
    const values = { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true };
    await createUser(shop().db, values);
  });
  after(() => rmSync(folder, { recursive: true }));

  const file = (text: string | Uint8Array): string => {
    const name = path.join(folder, 'list.csv');
    writeFileSync(name, text);
    return name;
  };
  const stored = async (sku: string) => Product.objects(shop().db.read).where({ sku }).first();

  it('shows before and after and the refused rows, and then applies the list once', async () => {
    const { id } = await storedProduct(shop().db, { sku: 'A-1', price_cents: 950, stock_quantity: 10 });
    const page = await open();
    await page.goto(`${shop().url}/admin/products/product/`);
    await logIn(page, 'ada', PASSWORD);
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const list =
      'sku;name;price;stock_quantity;stock_seen\r\nA-1;;9,00;12;10\r\nB-2;"Lamp; big";20;4;\r\nC-3;;1;;\r\n';
    await page.getByLabel('CSV file').setInputFiles(file(list));
    await page.getByRole('button', { name: 'Show changes' }).click();
    const text = await page.locator('main').innerText();
    expect(text).to.contain('Nothing was changed yet: 1 to create, 1 to change, 0 unchanged, 1 refused.');
    expect(text).to.contain('there is no product with this SKU');
    for (const [width, height] of [
      [1280, 900],
      [768, 900],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await accessibilityViolations(page)).to.deep.equal([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `too wide at ${width}`).to.be.at.most(0);
      await screenshot(page, `import-preview-${width}`);
    }
    expect(await stored('A-1')).to.include({ price_cents: 950, stock_quantity: 10 });
    await page.getByRole('button', { name: 'Apply without the refused rows' }).click();
    expect(await page.locator('.messages').innerText()).to.contain(
      '1 product created, 1 product changed. 1 row was refused.',
    );
    await screenshot(page, 'import-result');
    expect(await stored('A-1')).to.include({ id, price_cents: 900, stock_quantity: 12 });
    expect(await stored('B-2')).to.include({ name: 'Lamp; big', stock_quantity: 4 });
    await page.goto(`${shop().url}/admin/products/product/${id}/history/`);
    expect(await page.locator('main').innerText()).to.contain('Changed price, stock quantity by a list.');
  });

  it('refuses what has changed since the page showed it', async () => {
    const { id } = await storedProduct(shop().db, { sku: 'D-4', price_cents: 950, stock_quantity: 10 });
    const page = await open();
    await page.goto(`${shop().url}/admin/products/product/tools/import/`);
    await logIn(page, 'ada', PASSWORD);
    await page.getByLabel('CSV file').setInputFiles(file('sku,stock_quantity\nD-4,20\n'));
    await page.getByLabel('Set the stock also without stock_seen').check();
    await page.getByRole('button', { name: 'Show changes' }).click();
    await adjustStock(shop().db, id, -1, 'sold');
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    expect(await page.locator('main').innerText()).to.contain('it is 9 now, not 10');
    expect(await stored('D-4')).to.include({ stock_quantity: 9 });
  });

  it('names what is wrong with a file, and downloads a list that changes nothing', async () => {
    const page = await open();
    await page.goto(`${shop().url}/admin/products/product/tools/import/`);
    await logIn(page, 'ada', PASSWORD);
    await page.getByLabel('CSV file').setInputFiles(file('sku,colour\nA-1,red\n'));
    await page.getByRole('button', { name: 'Show changes' }).click();
    expect(await page.getByRole('alert').innerText()).to.contain('has unknown columns: “colour”');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'with semicolons and decimal commas' }).click(),
    ]);
    await page.getByLabel('CSV file').setInputFiles(await download.path());
    await page.getByRole('button', { name: 'Show changes' }).click();
    expect(await page.locator('main').innerText()).to.match(
      /0 to create, 0 to change, \d unchanged, 0 refused/,
    );
    expect(await page.getByRole('button', { name: 'Apply' }).count()).to.equal(0);
  });
});
