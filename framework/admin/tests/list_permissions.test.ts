// The list for staff who may only do some things with a model, by GET and by POST.
import { expect } from 'chai';
import { getProduct } from '../../../products/models.js';
import { onEachDatabase } from '../../../testing/databases.js';
import { useShop } from '../../../testing/shop.js';
import { signInStaff } from '../../../testing/makers/staff.js';
import { listForm, textOf } from './reading_lists.js';
import { storedProduct } from '../../../testing/makers/products.js';

const LIST = '/admin/products/product/';

onEachDatabase('permissions on a list', (dialect) => {
  const shop = useShop(dialect);
  const editing = async () => {
    const fields = listForm((await (await signInStaff(shop())).get(LIST)).text);
    return { ...fields, 'form-0-price': '77.00', _save: '1' };
  };
  const archiving = { action: 'archive', _selected_action: ['1'] };
  const deleting = { action: 'delete_selected', _selected_action: ['1'], post: 'yes' };
  const untouched = async () => {
    expect(await getProduct(shop().db.read, 1)).to.include({ price_cents: 1_000, archived: false });
  };

  before(async () => {
    const rest = { price_cents: 1_000, stock_quantity: 5, category: 'home' };
    await storedProduct(shop().db, { ...rest, name: 'Lamp' });
  });

  it('view-only staff sees text, no save, no action; every POST is refused', async () => {
    const browser = await signInStaff(shop(), ['products.view_product']);
    const { status, text } = await browser.get(LIST);
    expect(status).to.equal(200);
    expect(textOf(text)).to.contain('Lamp').and.to.contain('10.00');
    expect(text).not.to.match(/name="(form-0-price|_save|action|_selected_action)"/);
    expect(text).not.to.contain('/add/');
    for (const fields of [await editing(), archiving, deleting]) {
      expect((await browser.post(LIST, fields)).status).to.equal(403);
    }
    await untouched();
  });

  it('add-only staff sees no list, and may not post to it', async () => {
    const browser = await signInStaff(shop(), ['products.add_product']);
    expect((await browser.get(LIST)).status).to.equal(403);
    for (const fields of [await editing(), archiving, deleting, {}]) {
      expect((await browser.post(LIST, fields)).status).to.equal(403);
    }
    await untouched();
  });

  it('change-only staff sees the list, edits and archives, and deletes nothing', async () => {
    const browser = await signInStaff(shop(), ['products.change_product']);
    const { text } = await browser.get(LIST);
    expect(text).to.contain('name="form-0-price"').and.to.contain('value="archive"');
    expect(text).not.to.contain('delete_selected').and.not.to.contain('/add/');
    expect((await browser.post(LIST, deleting)).status).to.equal(403);
    await untouched();
    expect((await browser.post(LIST, await editing())).status).to.equal(303);
    expect(await getProduct(shop().db.read, 1)).to.include({ price_cents: 7_700 });
    expect((await browser.post(LIST, { ...(await editing()), 'form-0-price': '10.00' })).status).to.equal(
      303,
    );
    await untouched();
  });

  it('delete-only staff sees no list, and deletes nothing through it', async () => {
    const browser = await signInStaff(shop(), ['products.delete_product']);
    expect((await browser.get(LIST)).status).to.equal(403);
    for (const fields of [await editing(), archiving, deleting]) {
      expect((await browser.post(LIST, fields)).status).to.equal(403);
    }
    await untouched();
  });

  it('view and delete: deletes, and neither edits nor archives', async () => {
    const browser = await signInStaff(shop(), [
      'products.view_product',
      'products.delete_product',
      'products.delete_stockmovement',
    ]);
    const { text } = await browser.get(LIST);
    expect(text).to.contain('delete_selected').and.not.to.contain('value="archive"');
    expect((await browser.post(LIST, await editing())).status).to.equal(403);
    expect((await browser.post(LIST, archiving)).status).to.equal(403);
    await untouched();
    const made = await storedProduct(shop().db, {
      ...{ name: 'Gone', price_cents: 1, stock_quantity: 0, category: 'home' },
    });
    const fields = { ...deleting, _selected_action: [String(made.id)] };
    expect((await browser.post(LIST, fields)).status).to.equal(303);
    expect((await shop().get(`/api/products/${made.id}/`)).status).to.equal(404);
  });

  it('staff of orders sees nothing of products, not even in the navigation', async () => {
    const browser = await signInStaff(shop(), ['orders.view_order', 'orders.change_order']);
    expect((await browser.get(LIST)).status).to.equal(403);
    const contact = { customer_name: 'A', customer_email: 'a@example.com', shipping_address: 'S' };
    await shop().send('POST', '/api/orders/', { ...contact, items: [{ product_id: 1, quantity: 1 }] });
    const { status, text } = await browser.get('/admin/orders/order/');
    expect(status).to.equal(200);
    expect(text).not.to.contain('/admin/products/');
    expect(text).to.contain('value="mark_shipped"').and.not.to.contain('delete_selected');
  });

  it('is over with the next request after deactivation', async () => {
    const browser = await signInStaff(shop(), ['products.view_product']);
    expect((await browser.get(LIST)).status).to.equal(200);
    await shop().db.transaction((trx) =>
      trx('auth_user').where({ id: browser.userId }).update({ is_active: false }),
    );
    expect((await browser.get(LIST)).location).to.match(/^\/admin\/login\/\?next=/);
  });
});
