// What a guest tried under a key, and tries again after registering: it is done once, and answered as it was.
import { expect } from 'chai';
import { PASSWORD } from '../../testing/makers/customers.js';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { orderCount } from '../../testing/makers/orders.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

onEachDatabase('a guest who registers between two tries', (dialect) => {
  const shop = useShop(dialect);
  let accounts = 0;

  /** Registers, and gives the headers of the account with the token of the cart it had before. */
  async function register(guest: Guest): Promise<Record<string, string>> {
    accounts += 1;
    const account = { email: `was-guest${accounts}@example.com`, password: PASSWORD, name: 'Ada' };
    const token = { 'X-Cart-Token': guest.token };
    const { body } = await shop().send('POST', '/api/customers/register/', account, token);
    return { ...token, Authorization: `Bearer ${body.access_token}` };
  }

  async function guestWith(id: number, quantity: number): Promise<Guest> {
    const guest = new Guest(shop);
    await guest.add(id, quantity);
    return guest;
  }

  const checkout = (headers: Record<string, string>, body: object = JOHN) =>
    shop().send('POST', '/api/cart/checkout/', body, { ...headers, 'Idempotency-Key': 'my-checkout' });

  it('gets the first answer to a checkout, again and again', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    const first = await checkout({ 'X-Cart-Token': guest.token });
    expect(first.status).to.equal(201);
    const headers = await register(guest);
    const before = await orderCount(shop());
    for (const again of [await checkout(headers), await checkout(headers)]) {
      expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
      expect(again.body).to.deep.equal(first.body);
    }
    expect(await orderCount(shop())).to.equal(before);
  });

  it('may not use the key for another checkout', async () => {
    const guest = await guestWith(await makeProduct(shop()), 2);
    await checkout({ 'X-Cart-Token': guest.token });
    const refused = await checkout(await register(guest), { ...JOHN, shipping_address: 'Elsewhere' });
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
  });

  it('orders once when the first try is still under way', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    const headers = await register(new Guest(shop));
    headers['X-Cart-Token'] = guest.token;
    let second: ReturnType<typeof checkout> | undefined;
    // The first try has claimed the key and has not committed yet.
    atCheckpoint('transaction done', () => {
      second = checkout(headers);
      return new Promise((resolve) => setTimeout(resolve, 300));
    });
    const first = await checkout({ 'X-Cart-Token': guest.token });
    const again = await second;
    expect([first.status, again?.status]).to.deep.equal([201, 201]);
    expect(again?.body).to.deep.equal(first.body);
    expect(await stockOf(shop(), id)).to.equal(8);
  });

  it('orders the merged cart when the first try was refused', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 5 });
    const guest = await guestWith(id, 5);
    await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 4 });
    expect((await checkout({ 'X-Cart-Token': guest.token })).status).to.equal(409);
    await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 5 });
    const headers = await register(guest);
    const ordered = await checkout(headers);
    expect(ordered.status).to.equal(201);
    expect(ordered.body.order.customer_id).to.be.above(0);
    expect(await stockOf(shop(), id)).to.equal(0);
  });

  it('has what was added once', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 1);
    const add = (headers: Record<string, string>) =>
      shop().send(
        'POST',
        '/api/cart/',
        { product_id: id, quantity: 2 },
        { ...headers, 'Idempotency-Key': 'a' },
      );
    expect((await add({ 'X-Cart-Token': guest.token })).status).to.equal(201);
    const headers = await register(guest);
    expect((await add(headers)).headers.get('idempotent-replayed')).to.equal('true');
    expect((await shop().get('/api/cart/', headers)).body.item_count).to.equal(3);
  });

  it('gives nobody the answer who does not have the token', async () => {
    const guest = await guestWith(await makeProduct(shop()), 1);
    await checkout({ 'X-Cart-Token': guest.token });
    const headers = await register(new Guest(shop));
    const refused = await checkout({ ...headers, 'X-Cart-Token': 'x'.repeat(43) });
    expect([refused.status, refused.body.error]).to.deep.equal([409, 'The cart is empty.']);
  });
});
