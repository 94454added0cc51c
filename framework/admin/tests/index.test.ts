// The front page: what it shows to whom, and where its figures lead.
import { expect } from 'chai';
import { storedOrder } from '../../../testing/makers/orders.js';
import { updateOrderStatus } from '../../../orders/status_changes.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { storedProduct } from '../../../testing/makers/products.js';

onEachDatabase('the front page of the admin site', (dialect) => {
  const shop = useShop(dialect);
  let today: string;

  before(async () => {
    today = new Date().toISOString().slice(0, 10);
    const { db } = shop();
    const values = { category: 'home' };
    const lamp = await storedProduct(db, {
      ...values,
      name: '<b>Lamp</b>',
      price_cents: 123_456,
      stock_quantity: 14,
    });
    await storedProduct(db, { ...values, name: 'Plentiful', price_cents: 100, stock_quantity: 500 });
    for (const status of ['pending', 'shipped', 'cancelled'] as const) {
      const { id } = await storedOrder(db, [[lamp.id, 2]]);
      await updateOrderStatus(db, id, status, 'staff admin');
    }
  });

  /** The text of the panel with this heading, without its tags. */
  const panel = (html: string, heading: string): string => {
    const section = html.split('<section').find((part) => part.includes(`>${heading}</h2>`)) ?? '';
    return section
      .slice(section.indexOf('>') + 1)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  };

  it('shows apps, models and figures to a superuser', async () => {
    const { status, text } = await (await signInStaff(shop())).get('/admin/');
    expect(status).to.equal(200);
    expect(text)
      .to.contain('href="/admin/products/product/"')
      .and.contain('href="/admin/products/product/add/"');
    expect(panel(text, 'Waiting for you')).to.contain(
      'To ship 0 Not paid 2 Unknown payments 0 Failed refunds 0 Low on stock 1',
    );
    expect(panel(text, 'Today')).to.contain('Orders 2 Sales 4,938.24 USD');
    expect(panel(text, 'This month against last')).to.match(
      /Orders \d Last month: \d Gross 0.00 USD Last month: 0.00 USD Refunded .* Net 0.00 USD/,
    );
    expect(panel(text, 'Orders of the last 30 days by status'))
      .to.contain('Pending 1 Processing 0 Shipped 1 Delivered 0 Cancelled 1')
      .and.contain('3 orders');
    expect(panel(text, 'Sales of the last 30 days'))
      .to.contain(`${today} 4,938.24 USD 2`)
      .and.contain('4,938.24 USD in 2 orders');
    expect(panel(text, 'Best sellers')).to.contain('&lt;b&gt;Lamp&lt;/b&gt; 4 4,938.24 USD');
    expect(panel(text, 'Low on stock')).to.contain('&lt;b&gt;Lamp&lt;/b&gt; 10').and.not.contain('Plentiful');
    expect(text).not.to.contain('<b>Lamp');
    const shown = [...text.matchAll(/>([^<]*)<\/h2>/g)].map(([, heading]) => heading);
    expect(shown.slice(1, 8)).to.deep.equal([
      ...['Waiting for you', 'Today', 'This month against last', 'Sales of the last 30 days'],
      ...['Orders of the last 30 days by status', 'Best sellers', 'Low on stock'],
    ]);
  });

  it('has a row for each of the thirty days', async () => {
    const { text } = await (await signInStaff(shop())).get('/admin/');
    expect(text.match(/href="[^"]*created_at__gte=(\d{4}-\d\d-\d\d)[^"]*"[^>]*>\1</g)).to.have.length(30);
  });

  it('leads from each figure to a list that answers', async () => {
    const browser = await signInStaff(shop());
    const { text } = await browser.get('/admin/');
    const links = new Set(
      [...text.matchAll(/href="(\/admin\/(?:orders|products|payments)\/[^"]*)"/g)].map(([, url]) => url),
    );
    expect(links.size).to.be.above(40);
    const someOf = [...links].filter((url) => !url?.includes('created_at__gte') || url.includes(today));
    for (const url of someOf)
      expect((await browser.get(url?.replaceAll('&amp;', '&') ?? '')).status, url).to.equal(200);
  });

  it('shows staff the panels and models that they may see, and nothing of the others', async () => {
    const packer = await signInStaff(shop(), ['orders.view_order']);
    const { text } = await packer.get('/admin/');
    expect(text).to.contain('To ship').and.contain('href="/admin/orders/order/"');
    expect(text)
      .not.to.contain('Low on stock')
      .and.not.contain('Unknown payments')
      .and.not.contain('Best sellers')
      .and.not.contain('/admin/products/');
    expect(text).not.to.contain('/admin/orders/order/add/').and.not.contain('Lamp');
    const nobody = await signInStaff(shop(), []);
    const bare = (await nobody.get('/admin/')).text;
    expect(bare).to.contain('You don’t have permission to view or edit anything.').and.not.contain('Today');
  });

  it('names products to who may not see them, and leads there who may', async () => {
    const codes = ['orders.view_order', 'orders.view_orderitem'];
    const { text } = await (await signInStaff(shop(), codes)).get('/admin/');
    expect(panel(text, 'Best sellers')).to.contain('&lt;b&gt;Lamp&lt;/b&gt; 4 4,938.24 USD');
    expect(text).not.to.contain('/admin/products/');
    const both = await signInStaff(shop(), [...codes, 'products.view_product']);
    expect((await both.get('/admin/')).text).to.contain(
      '<a href="/admin/products/product/1/change/">&lt;b&gt;Lamp',
    );
  });

  it('lists the models of one app, and none to who may see none', async () => {
    const superuser = await signInStaff(shop());
    const { status, text } = await superuser.get('/admin/orders/');
    expect(status).to.equal(200);
    expect(text).to.contain('<h1>Orders administration</h1>');
    const packer = await signInStaff(shop(), ['orders.view_order']);
    expect((await packer.get('/admin/products/')).status).to.equal(404);
  });

  it('serves its own styles, scripts and chart library, and no page names another host', async () => {
    const { text } = await (await signInStaff(shop())).get('/admin/');
    const files = [...text.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map(([, url]) => url ?? '');
    expect(files).to.include('/static/vendor/chart.js').and.include('/static/admin/base.css');
    for (const file of files) expect((await shop().get(file)).status, file).to.equal(200);
    expect(text).not.to.match(/(?:src|href|action)="(?:https?:)?\/\//);
    expect(text).not.to.match(/<[^>]+\s(?:style|on\w+)=/);
    expect(text).not.to.match(/<script(?![^>]*src=)/);
  });

  it('gives nothing from outside the folder of static files', async () => {
    for (const path of [
      '/static/admin/',
      '/static/admin/%2e%2e/site.ts',
      '/static/admin/..%2fsite.ts',
      '/static/vendor/x.js',
    ]) {
      expect((await shop().get(path)).status, path).to.be.oneOf([400, 403, 404]);
    }
  });
});
