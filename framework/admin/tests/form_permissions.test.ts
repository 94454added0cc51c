// Who may do what on the pages of a row: view-only, add-only, change-only, delete-only staff and staff
// without any permission, by GET and by POST.
import { expect } from 'chai';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import type { StaffBrowser } from '../../../testing/staff_browser.js';
import { storedOrder } from '../../../testing/makers/orders.js';
import { getOrder } from '../../../orders/models.js';
import { getProduct, Product } from '../../../products/models.js';
import { LogEntry } from '../models.js';
import { inputsIn } from './pages_read.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LIST = '/admin/products/product/';
const LAMP = { name: 'Lamp', description: '', price: '10', stock_quantity: '5', category_id: '4' };
const ACTIONS = ['view', 'add', 'change', 'delete'] as const;

onEachDatabase('permissions on the pages of a row', (dialect) => {
  const shop = useShop(dialect);
  const staff = new Map<string, StaffBrowser>();
  let id = 0;
  before(async () => {
    for (const action of ACTIONS) {
      staff.set(action, await signInStaff(shop(), [`products.${action}_product`]));
    }
    staff.set('nothing', await signInStaff(shop(), ['orders.view_order']));
  });
  beforeEach(async () => {
    const values = { name: 'Lamp', price_cents: 1000, stock_quantity: 5, category: 'home' };
    id = (await storedProduct(shop().db, values)).id;
  });

  const as = (who: string) => {
    const browser = staff.get(who);
    if (!browser) throw new Error(`no ${who}`);
    return browser;
  };

  const PAGES: [string, Record<string, number>][] = [
    ['add/', { view: 403, add: 200, change: 403, delete: 403, nothing: 403 }],
    ['<id>/change/', { view: 200, add: 403, change: 200, delete: 403, nothing: 403 }],
    ['<id>/history/', { view: 200, add: 403, change: 200, delete: 403, nothing: 403 }],
    ['<id>/delete/', { view: 403, add: 403, change: 403, delete: 200, nothing: 403 }],
  ];
  for (const [path, statuses] of PAGES) {
    it(`shows ${path} to those who may`, async () => {
      for (const [who, status] of Object.entries(statuses)) {
        const answer = await as(who).get(LIST + path.replace('<id>', String(id)));
        expect(answer.status, who).to.equal(status);
      }
    });
  }

  it('answers a POST without the permission with 403 and changes nothing', async () => {
    const before = await getProduct(shop().db.read, id);
    const count = async () => (await Product.objects(shop().db.read)).length;
    const products = await count();
    const entries = (await LogEntry.objects(shop().db.read)).length;
    for (const who of ['view', 'add', 'change', 'delete', 'nothing']) {
      const posts: [string, string, Record<string, string>][] = [
        ['add', 'add/', LAMP],
        ['change', `${id}/change/`, { ...LAMP, price: '1' }],
        ['delete', `${id}/delete/`, { post: 'yes' }],
      ];
      for (const [needed, path, fields] of posts) {
        if (needed === who) continue;
        expect((await as(who).post(LIST + path, fields)).status, `${who} ${path}`).to.equal(403);
      }
    }
    expect(await getProduct(shop().db.read, id)).to.deep.equal(before);
    expect(await count()).to.equal(products);
    expect(await LogEntry.objects(shop().db.read)).to.have.length(entries);
  });

  it('lets each do what they may, and leads them where they may look', async () => {
    expect((await as('add').post(`${LIST}add/`, LAMP)).location).to.equal('/admin/');
    expect((await as('add').post(`${LIST}add/`, { ...LAMP, _addanother: '1' })).location).to.equal(
      `${LIST}add/`,
    );
    expect((await as('change').post(`${LIST}${id}/change/`, { ...LAMP, price: '1' })).location).to.equal(
      LIST,
    );
    expect((await getProduct(shop().db.read, id)).price_cents).to.equal(100);
    expect((await as('delete').post(`${LIST}${id}/delete/`, { post: 'yes' })).location).to.equal('/admin/');
    expect(await Product.objects(shop().db.read).where({ id })).to.have.length(0);
  });

  it('shows text and no save to those who may only look', async () => {
    const { text } = await as('view').get(`${LIST}${id}/change/`);
    expect(text).to.contain('<h1>Lamp</h1>');
    expect([...inputsIn(text).keys()]).to.deep.equal(['csrfmiddlewaretoken']);
    expect(text).to.not.contain('name="_save"');
    expect(text).to.contain(`<a class="button" href="${LIST}">Close</a>`);
    const kept = await as('view').get(`${LIST}${id}/change/?_changelist_filters=q%3Dlamp`);
    expect(kept.text).to.contain(`<a class="button" href="${LIST}?q=lamp">Close</a>`);
    expect((await as('change').get(`${LIST}${id}/change/`)).text).to.not.contain('>Close</a>');
    expect(text).to.contain('Home &amp; Garden');
    expect(text).to.contain('10.00');
  });

  it('offers only the buttons that may be pressed', async () => {
    const { text } = await as('change').get(`${LIST}${id}/change/`);
    expect(text).to.contain('name="_save"');
    expect(text).to.not.contain('name="_addanother"');
    expect(text).to.not.contain(`${id}/delete/`);
  });

  it('takes the lines of an inline only from those who may change its model', async () => {
    const clerk = await signInStaff(shop(), ['orders.change_order', 'orders.view_orderitem']);
    const order = await storedOrder(shop().db, [[id, 2]]);
    const url = `/admin/orders/order/${order.id}/change/`;
    const page = (await clerk.get(url)).text;
    expect(page).to.contain('2 × Lamp');
    expect(page).to.not.contain('items-TOTAL_FORMS');
    const fields = { ...Object.fromEntries(inputsIn(page)), customer_name: 'Bea' };
    const line = {
      'items-TOTAL_FORMS': '2',
      'items-INITIAL_FORMS': '0',
      'items-0-id': String(order.items[0]?.id),
      'items-0-quantity': '1',
    };
    const added = { 'items-1-product_id': String(id), 'items-1-quantity': '1', 'items-0-DELETE': 'on' };
    expect((await clerk.post(url, { ...fields, ...line, ...added })).status).to.equal(303);
    const after = await getOrder(shop().db.read, order.id);
    expect(after.customer_name).to.equal('Bea');
    expect(after.items).to.deep.equal(order.items);
    const hidden = await signInStaff(shop(), ['orders.view_order']);
    expect((await hidden.get(url)).text).to.not.contain('2 × Lamp');
  });
});
