// Every page in light and dark, wide and at 360 pixels: nothing that axe-core complains of, nothing that
// runs out of the page, nothing that the Content-Security-Policy refuses. Pages are found by their links, so
// that a model that is registered later is looked at too.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createUser } from '../../auth/users.js';
import { setUserPermissions } from '../../auth/permissions.js';
import { storedOrder } from '../../../testing/makers/orders.js';
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
import { SILENT, storedEndpoint } from '../../../testing/makers/webhooks.js';

const PASSWORD = 'a long pass phrase';
const LONG =
  'A very long name that somebody pasted from a supplier’s catalogue, with SKU-1234567890-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0987654321';
const NAMES = ['Desk lamp', LONG, '<b>Bold</b> & <script>alert(1)</script>', 'Free text'];

/** Pages that no link of the index or of a list leads to. */
const OTHER_PAGES = [
  '/admin/password_change/',
  '/admin/password_change/done/',
  '/admin/account/',
  '/admin/account/two_factor/',
  '/admin/orders/order/?status__exact=pending&q=ann&o=-1.2',
  '/admin/orders/order/?_facets=True',
  '/admin/orders/order/?q=nothing+like+this',
  '/admin/products/category/?p=3',
  '/admin/products/product/tools/import/',
  '/admin/products/stockmovement/',
  '/admin/products/stockmovement/1/change/',
  '/admin/products/product/tools/receive/',
  '/admin/orders/order/tools/mails/',
  '/admin/orders/order/tools/packing_slips/?ids=1,2',
  '/admin/orders/order/tools/print/?ids=1',
  '/admin/orders/order/tools/cancel_pieces/?item=1',
  '/admin/orders/order/tools/mark_paid/?order=1',
  '/admin/payments/transaction/tools/report/',
  '/admin/orders/order/tools/order_again/?order=1',
  '/admin/orders/order/tools/for_customer/?q=ann',
  '/admin/payments/transaction/tools/refund/?payment=1&back=row',
  '/admin/webhooks/endpoint/tools/secret/?id=1',
  '/admin/auth/user/2/password/',
  '/admin/products/category/add/?_to_field=id&_popup=1',
  '/admin/auth/user/add/?_to_field=id&_popup=1',
  '/admin/auth/user/?groups__isnull=True',
  '/admin/search/?q=ann',
  '/admin/search/?q=nothing+like+this',
  '/admin/no/such/page/',
];

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

describe('every page of the admin site, in a browser', function () {
  this.timeout(900_000);
  const shop = useShop('sqlite');
  const open = useBrowser();
  let paths: string[] = [];

  before(async () => {
    const { db } = shop();
    await createUser(db, { username: 'ada', password: PASSWORD, is_staff: true, is_superuser: true });
    const packer = await createUser(db, { username: 'packer', password: PASSWORD, is_staff: true });
    await db.transaction((trx) => setUserPermissions(trx, packer.id, ['orders.view_order']));
    await db.transaction((trx) =>
      Category.objects(trx).insert(
        Array.from({ length: 400 }, (_, number) => ({ slug: `c-${number}`, name: `Category ${number}` })),
      ),
    );
    for (const [index, name] of NAMES.entries()) {
      const values = { name, description: `${LONG}\n${LONG}`, price_cents: 123_456_789, category: 'home' };
      const { id } = await storedProduct(db, { ...values, stock_quantity: index * 7 + 5 });
      const customer_name = index === 1 ? LONG : 'Ann';
      await storedOrder(db, [[id, 1]], { customer_name, shipping_address: '1 Road\nTown' });
    }
    await storedEndpoint(db, SILENT);
    paths = await findPages(await signedIn('ada'));
  });

  async function signedIn(username: string): Promise<Page> {
    const page = await open({ viewport: WIDE });
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, username, PASSWORD);
    return page;
  }

  /** The index, each app and list, and of each model its form and the pages of its newest row. */
  async function findPages(page: Page): Promise<string[]> {
    const hrefs = (selector: string) =>
      page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    await page.goto(`${shop().url}/admin/`);
    const found = ['/admin/', ...(await hrefs('.app-list a'))];
    for (const list of found.filter((path) => /^\/admin\/\w+\/\w+\/$/.test(path))) {
      await page.goto(shop().url + list);
      const [row] = await hrefs('tbody tr:first-child a[href*="/change/"]');
      if (row)
        found.push(...['change/', 'history/', 'delete/'].map((end) => row.replace(/change\/.*$/, end)));
    }
    return [...new Set([...found, ...OTHER_PAGES])]; // the index links to a list twice
  }

  /**
   * Adds what is wrong with the open page: everything in light, wide and narrow, and in dark what depends on
   * colours.
   */
  async function inspect(page: Page, name: string, complaints: string[]): Promise<void> {
    await page.waitForLoadState();
    const file = `page-${name.replaceAll(/[^\w-]+/g, '_')}`;
    const add = (appearance: string, found: string[]) =>
      complaints.push(...found.map((text) => `${name} in ${appearance}: ${text}`));
    add('light', [
      ...(await overflow(page)),
      ...(await tablesOutside(page)),
      ...(await wrongHeadings(page)),
      ...(await accessibilityViolations(page)),
    ]);
    await screenshot(page, `${file}-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    add('dark', await accessibilityViolations(page, ['color-contrast']));
    await screenshot(page, `${file}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(NARROW);
    add('light at 360 pixels', [...(await overflow(page)), ...(await accessibilityViolations(page))]);
    await screenshot(page, `${file}-360`);
    await page.setViewportSize(WIDE);
  }

  /** Headings begin with the only one of the first level, and leave out no level. */
  async function wrongHeadings(page: Page): Promise<string[]> {
    const headings = page.locator('h1, h2, h3, h4, h5, h6');
    const levels = await headings.evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
    const isRight = levels.every((level, index) =>
      index === 0 ? level === 1 : level > 1 && level <= (levels[index - 1] ?? 0) + 1,
    );
    return isRight && levels.length > 0 ? [] : [`headings of the levels ${levels.join(', ')}`];
  }

  async function overflow(page: Page): Promise<string[]> {
    const tooWide = () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    };
    // Charts are drawn anew in the next frames after the window has changed its size.
    const until = Date.now() + 3_000;
    let pixels = await page.evaluate(tooWide);
    while (pixels > 0 && Date.now() < until) {
      await page.waitForTimeout(50);
      pixels = await page.evaluate(tooWide);
    }
    return pixels > 0 ? [`${pixels} pixels too wide`] : [];
  }

  /** Tables that run out of their frames, over what stands beside them. */
  async function tablesOutside(page: Page): Promise<string[]> {
    const frames = await page.locator('.table-wrap').evaluateAll((elements) =>
      elements.map((frame) => {
        const table = frame.querySelector('table')?.getBoundingClientRect().right ?? 0;
        const scrolls = getComputedStyle(frame).overflowX !== 'visible';
        return scrolls ? 0 : table - frame.getBoundingClientRect().right;
      }),
    );
    return frames.filter((pixels) => pixels > 1).map((pixels) => `a table is ${pixels} pixels too wide`);
  }

  it('has nothing to complain of on any page', async () => {
    const page = await signedIn('ada');
    const complaints: string[] = [];
    for (const path of paths) {
      await page.goto(shop().url + path);
      await inspect(page, path, complaints);
    }
    expect(paths.length).to.be.above(25);
    const refused = problems(page).filter((text) => !/40[34]/.test(text));
    expect([...complaints, ...refused]).to.deep.equal([]);
  });

  it('folds the filters where they stand above the list, and only there', async () => {
    const page = await signedIn('ada');
    await page.goto(`${shop().url}/admin/products/product/?o=4.-5`);
    const filters = () =>
      page.evaluate(() => {
        const [column, list] = ['.filters-column', '.list-main'].map(
          (selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0,
        ) as [number, number];
        const { open: isOpen } = document.querySelector('.filters') as HTMLDetailsElement;
        return `${column < list ? 'above' : 'beside'}, ${isOpen ? 'open' : 'folded'}`;
      });
    const seen: [number, string][] = [];
    for (const width of [1280, 1260, 1230, 1202, 900, 1400]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      seen.push([width, await filters()]);
    }
    expect(seen[0]?.[1]).to.equal('beside, open');
    expect(seen[4]?.[1]).to.equal('above, folded');
    for (const [width, state] of seen)
      expect(['beside, open', 'above, folded'], `${width}`).to.include(state);
    expect(seen[5]?.[1]).to.equal('beside, open');
  });

  it('has nothing to complain of at the log-in, accepted or not', async () => {
    const complaints: string[] = [];
    const stranger = await open();
    await stranger.goto(`${shop().url}/admin/`);
    await inspect(stranger, 'login', complaints);
    await logIn(stranger, 'ada', 'wrong');
    expect(await stranger.getByRole('alert').isVisible()).to.equal(true);
    await inspect(stranger, 'login-refused', complaints);
    expect(complaints).to.deep.equal([]);
  });

  it('has nothing to complain of in forms with errors', async () => {
    const complaints: string[] = [];
    const page = await signedIn('ada');
    for (const path of [
      '/admin/products/product/add/',
      '/admin/orders/order/1/change/',
      '/admin/auth/user/add/',
    ]) {
      await page.goto(shop().url + path);
      for (const folded of await page.locator('main details:not([open]) > summary').all())
        await folded.click();
      const form = page.locator('main form:has(.submit-row)').first();
      await form.locator('input[type=text], input[type=email]').first().fill('');
      await page.locator('.submit-row .primary').click();
      await page.getByRole('alert').first().waitFor();
      await inspect(page, `errors${path}`, complaints);
    }
    expect(complaints).to.deep.equal([]);
  });

  it('has nothing to complain of when 400 categories are to be deleted', async () => {
    const complaints: string[] = [];
    const page = await signedIn('ada');
    await page.goto(`${shop().url}/admin/products/category/`);
    await page.getByLabel('Select all on this page').check();
    await page.getByLabel('Action').selectOption('delete_selected');
    await page.getByRole('button', { name: 'Go' }).click();
    await inspect(page, 'delete-selected', complaints);
    expect(complaints).to.deep.equal([]);
  });

  it('has nothing to complain of for staff who may only look', async () => {
    const complaints: string[] = [];
    const page = await signedIn('packer');
    for (const path of [
      '/admin/',
      '/admin/orders/order/',
      '/admin/orders/order/1/change/',
      '/admin/products/product/',
    ]) {
      await page.goto(shop().url + path);
      await inspect(page, `packer${path}`, complaints);
    }
    expect(complaints).to.deep.equal([]);
  });
});
