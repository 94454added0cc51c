// A morning's work of the shop's staff in a real browser, from the log-in to the colleague with rights to
// orders alone. The steps follow each other.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { Group, User } from '../../auth/models.js';
import { createUser } from '../../auth/users.js';
import { countOf, logIn, problems, screenshot, useBrowser } from '../../../testing/browser.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { makeProduct } from '../../../testing/makers/products.js';

const PASSWORD = 'a long pass phrase';

onEachDatabase('a morning in the admin site, in a browser', (dialect) => {
  const shop = useShop(dialect);
  const open = useBrowser();
  let page: Page;
  let lamp: { id: number };

  before(async () => {
    await createUser(shop().db, {
      ...{ username: 'ada', password: PASSWORD, email: 'ada@example.com' },
      ...{ is_staff: true, is_superuser: true },
    });
    page = await open();
  });

  after(() => expect(problems(page)).to.deep.equal([]));

  const look = (name: string) => screenshot(page, `story-${dialect}-${name}`);
  const message = () => page.locator('.message').first().innerText();
  const row = (text: string) => page.locator('tbody tr', { hasText: text });
  const placeOrder = async (customer_name: string, quantity: number): Promise<number> => {
    const answer = await shop().send('POST', '/api/orders/', {
      ...{
        customer_name,
        customer_email: `${customer_name.split(' ')[0]?.toLowerCase()}@example.com`,
        shipping_address: '1 Road\nTown',
      },
      items: [{ product_id: lamp.id, quantity }],
    });
    expect(answer.status).to.equal(201);
    return (answer.body as { order: { id: number } }).order.id;
  };
  const stock = async (): Promise<number> =>
    ((await shop().get(`/api/products/${lamp.id}/`)).body as { stock_quantity: number }).stock_quantity;

  it('comes to the log-in first, is told of a wrong password, and logs in', async () => {
    await page.goto(`${shop().url}/admin/products/product/`);
    expect(new URL(page.url()).pathname).to.equal('/admin/login/');
    await look('01-login');
    await logIn(page, 'ada', 'something else');
    expect(await page.getByRole('alert').innerText()).to.contain(
      'Please enter the correct username and password',
    );
    await look('02-login-refused');
    await logIn(page, 'ada', PASSWORD);
    expect(new URL(page.url()).pathname).to.equal('/admin/products/product/');
    await look('03-no-products');
  });

  it('adds a product, after a correction', async () => {
    await page.getByRole('link', { name: 'Add product' }).click();
    await page.getByLabel('Name').fill('Desk lamp');
    await page.getByLabel('Price').fill('-1');
    await page.getByLabel('Stock quantity').fill('20');
    await page.getByLabel('Category').selectOption({ label: 'Home & Garden' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).to.contain('Please correct the error below.');
    await look('04-errors');
    expect(await page.getByLabel('Name').inputValue()).to.equal('Desk lamp');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'price');
    await page.getByLabel('Price').fill('24.50');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await message())
      .to.contain('Desk lamp')
      .and.contain('was added');
    const { body } = await shop().get('/api/products/search/?query=desk');
    [lamp] = (body as { products: [{ id: number }] }).products;
    expect(lamp).to.include({ name: 'Desk lamp', price: 24.5, stock_quantity: 20, category: 'home' });
  });

  it('finds it by search, and corrects its price in the list', async () => {
    await page.getByRole('searchbox', { name: 'Search products' }).fill('desk');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    expect(await page.locator('.result-count').first().innerText()).to.contain('1 result');
    await row('Desk lamp').locator('input[name$=price]').fill('25.00');
    await look('05-list-edited');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await message()).to.contain('1 product was changed');
    expect((await shop().get(`/api/products/${lamp.id}/`)).body).to.include({ price: 25 });
  });

  it('sees orders that come in through the API, and ships one by action', async () => {
    const first = await placeOrder('Grace Hopper', 2);
    await placeOrder('Edsger Dijkstra', 3);
    await placeOrder('Barbara Liskov', 1);
    await page.goto(`${shop().url}/admin/orders/order/`);
    expect(await countOf(page.locator('tbody tr'))).to.equal(3);
    await row('Grace Hopper').getByRole('checkbox').check();
    expect(await page.locator('[data-selection-count]').innerText()).to.equal('1 of 3 selected');
    await page.getByLabel('Action').selectOption({ label: 'Mark selected orders as shipped' });
    await look('06-orders');
    await page.getByRole('button', { name: 'Go' }).click();
    expect(await page.locator('.error-note').innerText()).to.contain('(Grace Hopper) is not paid');
    await page.getByRole('button', { name: 'Ship order' }).click();
    expect(await message()).to.match(/1 order .*shipped/);
    expect((await shop().get(`/api/orders/${first}/`)).body).to.include({ status: 'shipped' });
    expect(await row('Grace Hopper').locator('.badge').first().innerText()).to.equal('Shipped');
  });

  it('cancels another in its form, and the stock comes back', async () => {
    expect(await stock()).to.equal(14);
    await row('Edsger Dijkstra').getByRole('link').first().click();
    await look('07-order');
    await page.getByText('Edit customer, address or status').click();
    await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Cancelled' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.locator('.error-note').innerText()).to.contain('3 units go back to stock');
    expect(await stock()).to.equal(14);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await message()).to.contain('was changed');
    expect(await stock()).to.equal(17);
    await look('08-orders-after');
  });

  it('keeps many orders in view', async () => {
    const statuses = ['delivered', 'processing', 'pending', 'shipped', 'pending', 'delivered', 'pending'];
    const names = [
      'Ada Byron',
      'Alan Turing',
      'Annie Easley',
      'Donald Knuth',
      'Frances Allen',
      'Joan Clarke',
      'Tony Hoare',
    ];
    for (const [index, name] of names.entries()) {
      const id = await placeOrder(name, 1 + (index % 3));
      await shop().send('PATCH', `/api/orders/${id}/status/`, { status: statuses[index] });
    }
    await page.goto(`${shop().url}/admin/orders/order/`);
    expect(await countOf(page.locator('tbody tr'))).to.equal(10);
    expect(await page.locator('tbody .badge').allInnerTexts()).to.include.members(['Delivered', 'Pending']);
    await page.getByRole('link', { name: 'Delivered' }).click();
    expect(await countOf(page.locator('tbody tr'))).to.equal(2);
    expect(await page.locator('.list-foot').innerText()).to.contain('2 orders');
    await look('09-orders-filtered');
  });

  it('asks before leaving a form with changes, and keeps what the person stays for', async () => {
    await page.goto(`${shop().url}/admin/products/product/${lamp.id}/change/`);
    await page.getByLabel('Name').fill('Changed and not saved');
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await page.getByRole('link', { name: 'Home' }).click();
    expect(await asked).to.equal('beforeunload');
    expect(await page.getByLabel('Name').inputValue()).to.equal('Changed and not saved');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Home' }).click();
    await page.waitForURL(`${shop().url}/admin/`);
  });

  it('is refused the deletion of a product in an order, and deletes another after being asked', async () => {
    await page.goto(`${shop().url}/admin/products/product/${lamp.id}/delete/`);
    expect(await page.getByRole('alert').innerText()).to.contain('cannot be deleted');
    await look('10-delete-refused');
    const id = await makeProduct(shop(), { name: 'Spare' });
    await page.goto(`${shop().url}/admin/products/product/${id}/change/`);
    await page.locator('.submit-row').getByRole('link', { name: 'Delete' }).click();
    await look('11-delete');
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click();
    expect(await message())
      .to.contain('Spare')
      .and.contain('was deleted');
    expect((await shop().get(`/api/products/${id}/`)).status).to.equal(404);
  });

  it('reads in the history what was done, and on the front page', async () => {
    await page.goto(`${shop().url}/admin/products/product/${lamp.id}/history/`);
    expect(await countOf(page.locator('tbody tr'))).to.equal(2);
    expect(await page.locator('tbody').innerText()).to.contain('Changed price');
    await look('12-history');
    await page.goto(`${shop().url}/admin/`);
    const recent = page.locator('.recent-actions li');
    expect(await recent.first().getAttribute('class')).to.equal('delete');
    expect(await recent.allInnerTexts().then((lines) => lines.join())).to.contain('Desk lamp');
    expect(await page.locator('.chart').first().isVisible()).to.equal(true);
    await look('13-index');
  });

  it('makes an account for a colleague, who sees orders and nothing else', async () => {
    await page.goto(`${shop().url}/admin/auth/user/add/`);
    await page.getByLabel('Username').fill('packer');
    for (const name of ['password1', 'password2']) await page.locator(`input[name=${name}]`).fill(PASSWORD);
    await page.getByRole('button', { name: 'Save and continue editing' }).click();
    await look('14-user');
    await page.getByLabel('Staff status').check();
    for (const code of ['orders.view_order', 'orders.change_order']) {
      await page.locator(`input[type=checkbox][value="${code}"]`).check();
    }
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await message()).to.contain('packer');
    expect(await User.objects(shop().db.read).where({ username: 'packer' }).first()).to.include({
      is_staff: true,
      is_superuser: false,
    });
    expect(await Group.objects(shop().db.read)).to.have.length(4);
    const theirs = await open();
    await theirs.goto(`${shop().url}/admin/`);
    await logIn(theirs, 'packer', PASSWORD);
    expect(await theirs.locator('.app-list tbody th').allInnerTexts()).to.deep.equal(['Orders']);
    await screenshot(theirs, `story-${dialect}-15-packer`);
    await theirs.goto(`${shop().url}/admin/orders/order/`);
    expect(await countOf(theirs.locator('tbody tr'))).to.equal(10);
    expect((await theirs.goto(`${shop().url}/admin/products/product/`))?.status()).to.equal(403);
    await screenshot(theirs, `story-${dialect}-16-forbidden`);
  });

  it('logs out, and is out', async () => {
    await page.goto(`${shop().url}/admin/`);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.goto(`${shop().url}/admin/orders/order/`);
    expect(new URL(page.url()).pathname).to.equal('/admin/login/');
  });
});
