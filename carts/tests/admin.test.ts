// Carts in the admin site: to be looked at, not to be changed.
import { expect } from 'chai';
import { hashKey } from '../../framework/auth/keys.js';
import { textOf } from '../../framework/admin/tests/pages_read.js';
import { onEachDatabaseInOrder } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { signInStaff } from '../../testing/makers/staff.js';
import { Guest, signUp } from '../../testing/makers/carts.js';
import { makeProduct } from '../../testing/makers/products.js';

const LIST = '/admin/carts/cart/';

onEachDatabaseInOrder('carts in the admin site', (dialect) => {
  const shop = useShop(dialect);

  it('show their owner and lines, and nothing of the token', async () => {
    const id = await makeProduct(shop(), { name: 'Green mug' });
    const [guest, buyer] = [new Guest(shop), await signUp(shop)];
    await guest.add(id, 3);
    await buyer.add(id, 2);
    const browser = await signInStaff(shop());
    const list = await browser.get(LIST);
    expect(list.status).to.equal(200);
    expect(textOf(list.text)).to.contain('2 carts').and.contain('Guest').and.contain(`Customer ${buyer.id}`);
    const { id: cart } = (await guest.cart()).body;
    const page = await browser.get(`${LIST}${cart}/change/`);
    expect(page.status).to.equal(200);
    expect(textOf(page.text)).to.contain('Green mug');
    for (const { text } of [list, page]) {
      expect(text).not.to.contain(hashKey(guest.token)).and.not.contain(guest.token);
    }
  });

  it('cannot be added, changed or deleted, not even by a superuser', async () => {
    const id = await makeProduct(shop());
    const guest = new Guest(shop);
    await guest.add(id, 3);
    const { id: cart } = (await guest.cart()).body;
    const browser = await signInStaff(shop());
    for (const path of ['add/', `${cart}/change/`, `${cart}/delete/`]) {
      const refused = await browser.post(`${LIST}${path}`, { post: 'yes', customer_id: 7 });
      expect(refused.status).to.equal(403);
    }
    expect(await guest.lines()).to.deep.equal([[id, 3]]);
  });
});
