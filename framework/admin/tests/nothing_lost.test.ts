// What was typed is not lost when the session has ended, nor when a request is refused or fails.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { storedProduct } from '../../../testing/makers/products.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { type PageAnswer, StaffBrowser } from '../../../testing/staff_browser.js';
import { Session } from '../../auth/models.js';
import { setUserPermissions } from '../../auth/permissions.js';
import { createUser } from '../../auth/users.js';
import { Order } from '../../../orders/models.js';
import { getProduct } from '../../../products/models.js';
import { inputsIn, textOf } from './pages_read.js';

const PASSWORD = 'violet umbrella';

onEachDatabase('what was typed', (dialect) => {
  const shop = useShop(dialect);
  let browser: StaffBrowser;
  let lamp: number;
  let made = 0;
  const url = () => `/admin/products/product/${lamp}/change/`;

  beforeEach(async () => {
    browser = await signInStaff(shop());
    lamp = (await storedProduct(shop().db, { name: 'Lamp', price_cents: 1000, stock_quantity: 5 })).id;
  });

  const someone = async (permissions?: string[]) => {
    const user = await createUser(shop().db, {
      ...{ username: `clerk${(made += 1)}`, password: PASSWORD, is_staff: true },
      is_superuser: permissions === undefined,
    });
    if (permissions) await shop().db.transaction((trx) => setUserPermissions(trx, user.id, permissions));
    return user.username;
  };
  const post = (path: string, fields: Record<string, string | string[]>) =>
    browser.post(path, fields, { Origin: shop().url });
  const endSessions = () => Session.objects(shop().db.read).delete();
  /** The hidden fields of the only form in the middle of a page. */
  const carried = ({ text }: PageAnswer) => {
    const inputs = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    return Object.fromEntries(
      inputs
        .map(([, name = '', value = '']) => [name, textOf(value)] as const)
        .filter(([name]) => name !== 'csrfmiddlewaretoken'),
    );
  };
  const opened = async (path: string) => Object.fromEntries(inputsIn((await browser.get(path)).text));
  /** Posts a form after its session has ended. */
  const postLate = async (path: string, fields: Record<string, string | string[]>) => {
    await endSessions();
    return post(path, fields);
  };
  const logIn = (answer: PageAnswer, path: string, username: string, password = PASSWORD) =>
    post(path, { ...carried(answer), _login_username: username, _login_password: password });

  it('is in the form again after a log-in in place, and not saved before one saves it', async () => {
    const typed = {
      ...(await opened(url())),
      name: 'Desk "lamp"',
      description: 'Two\nlines',
      price: '12.50',
    };
    const late = await postLate(url(), typed);
    expect(late.status).to.equal(401);
    expect(textOf(late.text)).to.contain('You were logged out. What you typed is kept');
    const username = await someone();
    const wrong = await logIn(late, url(), username, 'a wrong one');
    expect(wrong.text).to.contain('Please enter the correct username and password');
    const back = await logIn(wrong, url(), username);
    expect(back.status).to.equal(200);
    expect(textOf(back.text)).to.contain('Nothing was saved yet. Check what you typed, and save it.');
    const shown = Object.fromEntries(inputsIn(back.text));
    expect(shown).to.include({ name: 'Desk "lamp"', description: 'Two\nlines', price: '12.50' });
    expect((await getProduct(shop().db.read, lamp)).name).to.equal('Lamp');
    expect((await post(url(), shown)).status).to.equal(303);
    expect(await getProduct(shop().db.read, lamp)).to.include({ name: 'Desk "lamp"', price_cents: 1250 });
  });

  it('is not lost in the form of a new row either', async () => {
    const add = '/admin/products/product/add/';
    const late = await postLate(add, { ...(await opened(add)), name: 'New lamp', price: 'cheap' });
    const back = await logIn(late, add, await someone());
    expect(Object.fromEntries(inputsIn(back.text))).to.include({ name: 'New lamp', price: 'cheap' });
  });

  it('never includes passwords, and cannot come from another site', async () => {
    const passwords = { username: 'fresh', password1: PASSWORD, password2: PASSWORD };
    const late = await postLate('/admin/auth/user/add/', passwords);
    expect(carried(late)).to.deep.equal({ username: 'fresh' });
    expect(late.text).to.not.contain(PASSWORD);
    const empty = await post('/admin/logout/', {});
    expect(empty.location).to.contain('/admin/login/');
    for (const headers of [{}, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const foreign = await browser.post(url(), { name: 'Mine' }, headers);
      expect(foreign.text).to.not.contain('Mine');
    }
    expect((await browser.get(url())).location).to.contain('/admin/login/?next=');
  });

  it('can be sent once more where a form cannot show it', async () => {
    const list = '/admin/orders/order/';
    const { id } = await storedOrder(shop().db, [[lamp, 1]]);
    const status = async () => (await Order.objects(shop().db.read).where({ id }).first())?.status;
    await browser.get(list);
    const late = await postLate(list, { action: 'mark_processing', _selected_action: [String(id)] });
    const back = await logIn(late, list, await someone());
    expect(textOf(back.text)).to.contain(
      'You were logged out before this was done, and nothing was changed.',
    );
    expect(await status()).to.equal('pending');
    expect((await post(list, carried(back))).status).to.equal(303);
    expect(await status()).to.equal('processing');
  });

  it('is not saved under another name: somebody else sees it, and who may not change it can go back', async () => {
    const late = await postLate(url(), { ...(await opened(url())), name: 'Desk lamp' });
    const refused = await logIn(late, url(), await someone(['orders.view_order']));
    expect(refused.status).to.equal(403);
    expect(carried(refused)).to.include({ name: 'Desk lamp', _show_typed: '1' });
    expect((await getProduct(shop().db.read, lamp)).name).to.equal('Lamp');
  });

  it('is on the page of a form that is out of date, which leads back to the form', async () => {
    const typed = { ...(await opened(url())), name: 'Desk lamp' };
    const old = await browser.post(url(), { ...typed, csrfmiddlewaretoken: 'x' }, { Origin: shop().url });
    expect(old.status).to.equal(403);
    expect(textOf(old.text))
      .to.contain('This form is out of date')
      .and.contain('What you typed is not lost.');
    const back = await post(url(), carried(old));
    expect(Object.fromEntries(inputsIn(back.text))).to.include({ name: 'Desk lamp' });
    expect((await getProduct(shop().db.read, lamp)).name).to.equal('Lamp');
  });

  it('is on the page of a failure and of a busy database', async () => {
    const typed = { ...(await opened(url())), name: 'Desk lamp' };
    await shop().db.transaction(async (trx) => {
      await trx('products_product').where({ id: lamp }).update({ name: 'Busy' });
      const busy = await post(url(), typed);
      expect(busy.status).to.equal(503);
      expect(carried(busy)).to.include({ name: 'Desk lamp', _show_typed: '1' });
      await trx('products_product').where({ id: lamp }).update({ name: 'Lamp' });
    });
    await shop().db.maintenance.raw('ALTER TABLE admin_logentry RENAME TO hidden');
    const failed = await post(url(), typed);
    await shop().db.maintenance.raw('ALTER TABLE hidden RENAME TO admin_logentry');
    expect(failed.status).to.equal(500);
    expect(textOf(failed.text)).to.match(/Try again\..*the number of the request below/s);
    const back = await post(url(), carried(failed));
    expect(Object.fromEntries(inputsIn(back.text))).to.include({ name: 'Desk lamp' });
  });
});
