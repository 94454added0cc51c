// npm run screenshots: pictures of the admin's pages at three widths, light and dark, in screenshots/ (which is not
// committed), to be looked at one by one. PAGES=order takes those with that in their name alone. With UPDATE_PICTURES=1
// the pictures of README.md and docs/admin.md are taken again.
import type { Page } from 'playwright-core';
import { logIn, picture, screenshot, useBrowser } from './browser.js';
import { type BusyShop, fillShop, OWNER } from './makers/busy_shop.js';
import { useShop } from './shop.js';

const WIDTHS = [1440, 768, 360];
const SCHEMES = ['light', 'dark'] as const;
/** The pages whose picture docs/ has, at 1280 pixels. */
const IN_DOCS = ['overview', 'orders', 'order'];

/** The pages by the names of their pictures. */
function pagesOf({ orders, products }: BusyShop): Record<string, string> {
  const order = `/admin/orders/order/${orders[2]}`;
  return {
    overview: '/admin/',
    orders: '/admin/orders/order/',
    'orders-none': '/admin/orders/order/?q=zzzz',
    order: `${order}/change/`,
    'goods-received': '/admin/products/product/tools/receive/',
    'order-add': '/admin/orders/order/add/',
    'order-history': `${order}/history/`,
    products: '/admin/products/product/',
    product: `/admin/products/product/${products.get('Desk lamp')}/change/`,
    categories: '/admin/products/category/',
    customers: '/admin/customers/customer/',
    customer: '/admin/customers/customer/1/change/',
    payments: '/admin/payments/transaction/',
    payment: '/admin/payments/transaction/1/change/',
    invoices: '/admin/invoices/invoice/',
    invoice: '/admin/invoices/invoice/1/change/',
    users: '/admin/auth/user/',
    user: '/admin/auth/user/1/change/',
    'user-add': '/admin/auth/user/add/',
    'group-add': '/admin/auth/group/add/',
    search: '/admin/search/?q=garcia',
    webhooks: '/admin/webhooks/endpoint/',
    account: '/admin/account/',
    missing: '/admin/no/such/page/',
  };
}

describe('pictures of the admin site', function () {
  this.timeout(1_800_000);
  const shop = useShop('sqlite', 'staff');
  const open = useBrowser();
  let pages: Record<string, string> = {};
  let page: Page;

  before(async () => {
    pages = pagesOf(await fillShop(shop()));
    page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, OWNER.username, OWNER.password);
  });

  it('of every page', async () => {
    const wanted = Object.entries(pages).filter(([name]) => name.includes(process.env.PAGES ?? ''));
    for (const [name, path] of wanted) {
      await page.goto(shop().url + path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          await screenshot(page, `${name}-${width}-${colorScheme}`);
        }
      }
      await page.emulateMedia({ colorScheme: 'light' });
      if (!IN_DOCS.includes(name)) continue;
      await page.setViewportSize({ width: 1280, height: 800 });
      await picture(page, name);
    }
  });
});
