// The search of the whole site: what it finds, for whom, and at the keyboard.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { logIn, problems, useBrowser } from '../../../testing/browser.js';
import { countClicks } from '../../../testing/clicks.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { type BusyShop, fillShop, OWNER } from '../../../testing/makers/busy_shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { useShop } from '../../../testing/shop.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';

interface Kind {
  name: string;
  rows: { text: string; detail: string; url: string }[];
  more: string;
}

onEachDatabase('the search of the whole site', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const open = useBrowser();
  let made: BusyShop;
  let browser: StaffBrowser;
  const kinds = async (words: string, by = browser): Promise<Kind[]> => {
    const path = `/admin/search/?q=${encodeURIComponent(words)}`;
    const { text } = await by.get(path, { Accept: 'application/json' });
    return (JSON.parse(text) as { kinds: Kind[] }).kinds;
  };
  const names = (found: Kind[]) => found.map(({ name }) => name);

  before(async () => {
    made = await fillShop(shop(), 12);
    browser = await signInStaff(shop());
  });

  it('finds orders, customers, payments and invoices by a name, in the order of the menu', async () => {
    const found = await kinds('garcia');
    expect(names(found)).to.deep.equal(['Orders', 'Customers', 'Transactions', 'Invoices and credit notes']);
    expect(found[1]?.rows[0]?.detail).to.equal('+49 170 1234567');
  });

  it('finds an order by its number, and shows it first', async () => {
    for (const words of ['7', '#7', ' #7 ']) {
      const [orders] = await kinds(words);
      expect(orders?.name).to.equal('Orders');
      expect(orders?.rows[0]?.url, words).to.equal('/admin/orders/order/7/change/');
    }
  });

  it('finds by phone, product, SKU, invoice number and payment reference', async () => {
    expect(names(await kinds('0170 1234567'))).to.include.members(['Orders', 'Customers']);
    expect(names(await kinds('strassenkarte'))).to.include.members(['Orders', 'Products']);
    const [number = ''] = /(?:INV|CN)-\S+/.exec((await kinds('garcia')).at(-1)?.rows[0]?.text ?? '') ?? [];
    expect(names(await kinds(number))).to.deep.equal(['Invoices and credit notes']);
    expect(names(await kinds('test_charge_1'))).to.deep.equal(['Transactions']);
  });

  it('shows five of a kind, and leads to all of them', async () => {
    await shop().send('PATCH', `/api/orders/${made.orders[0]}/status/`, { status: 'processing' });
    const [orders] = await kinds('example.com');
    expect(orders?.rows).to.have.length(5);
    expect(orders?.more).to.equal('All 12 orders');
  });

  it('opens the one result at once, and says when there is none', async () => {
    expect((await browser.get('/admin/search/?q=+49+212+555+0147')).text).to.contain('Nothing matches');
    expect((await browser.get('/admin/search/?q=test_charge_1')).location).to.equal(
      '/admin/payments/transaction/1/change/',
    );
    expect((await browser.get('/admin/search/')).text).to.contain('puts the cursor there');
    expect((await browser.get(`/admin/search/?q=${'a'.repeat(201)}`)).text).to.contain('fewer words');
  });

  it('shows a colleague what they may see, and no box to who may see nothing of it', async () => {
    const packer = await signInStaff(shop(), ['orders.view_order']);
    expect(names(await kinds('garcia', packer))).to.deep.equal(['Orders']);
    const editor = await signInStaff(shop(), ['auth.view_user']);
    expect(await kinds('garcia', editor)).to.deep.equal([]);
    expect((await editor.get('/admin/')).text).not.to.contain('data-site-search');
    expect((await packer.get('/admin/')).text).to.contain('data-site-search');
  });

  it('needs no mouse: / puts the cursor into the box, Enter opens the first result', async () => {
    const page: Page = await open();
    await page.goto(`${shop().url}/admin/login/`);
    await logIn(page, OWNER.username, OWNER.password);
    const clicks = await countClicks(page);
    await page.keyboard.press('/');
    await page.keyboard.type('#7');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/orders/order/7/change/');
    expect(clicks()).to.equal(1);
    await page.keyboard.press('/');
    await page.keyboard.type('garcia');
    await page.getByRole('option', { name: 'jose.garcia@example.com' }).waitFor();
    expect(await page.locator('#site-search').getAttribute('aria-expanded')).to.equal('true');
    await page.keyboard.press('Escape');
    expect(await page.locator('#site-search').getAttribute('aria-expanded')).to.equal('false');
    expect(problems(page)).to.deep.equal([]);
  });
});
