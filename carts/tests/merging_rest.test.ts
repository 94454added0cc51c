// What does not fit into the customer's cart is not lost: it stays in the guest's. And who says what was merged.
import { expect } from 'chai';
import { login, PASSWORD } from '../../testing/makers/customers.js';
import { PasswordReset } from '../../customers/models.js';
import { hashKey } from '../../framework/auth/keys.js';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import * as client from '../grpc_client.js';
import { Guest, type SignedIn, signUp } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

const CONTEXT = { requestId: 'merging-rest-test' };

onEachDatabase('the rest of a merged cart', (dialect) => {
  const shop = useShop(dialect);
  const logIn = (buyer: SignedIn, guest: Guest) =>
    login(shop(), buyer.session.customer.email, PASSWORD, { 'X-Cart-Token': guest.token });

  async function guestWith(...items: [number, number][]): Promise<Guest> {
    const guest = new Guest(shop);
    for (const [id, quantity] of items) expect((await guest.add(id, quantity)).status).to.equal(201);
    return guest;
  }

  /** A customer with four of a product of which there are five, and a guest with three and something else. */
  async function crowded() {
    const [scarce, other] = [await makeProduct(shop(), { stock_quantity: 5 }), await makeProduct(shop())];
    const buyer = await signUp(shop);
    await buyer.add(scarce, 4);
    return { scarce, other, buyer, guest: await guestWith([other, 1], [scarce, 3]) };
  }

  it('stays under the token, and is named again when the log-in is repeated', async () => {
    const { scarce, other, buyer, guest } = await crowded();
    const lost = [{ product_id: scarce, product_name: 'Mug', quantity: 2, reason: 'insufficient_stock' }];
    for (const time of ['first', 'second']) {
      const answer = await logIn(buyer, guest);
      expect(answer.body.cart_not_kept, time).to.deep.equal(lost);
      expect(await guest.lines(), time).to.deep.equal([[scarce, 2]]);
      expect(await buyer.lines(), time).to.deep.equal([
        [scarce, 5],
        [other, 1],
      ]);
    }
    expect((await client.mergeCarts(buyer.id, guest.token, CONTEXT)).not_kept).to.deep.equal(lost);
  });

  it('comes along once there is room', async () => {
    const { scarce, other, buyer, guest } = await crowded();
    await logIn(buyer, guest);
    await shop().send('PUT', `/api/products/${scarce}/stock/`, { stock: 9 });
    expect((await logIn(buyer, guest)).body.cart_not_kept).to.deep.equal([]);
    expect(await buyer.lines()).to.deep.equal([
      [scarce, 7],
      [other, 1],
    ]);
    expect((await guest.cart()).body.id).to.equal(null);
  });

  it('is what a cart of 100 products has no room for', async () => {
    const buyer = await signUp(shop);
    const own = await makeProduct(shop());
    await buyer.add(own, 1);
    const { id: cart_id } = (await buyer.cart()).body;
    const added_at = new Date().toISOString();
    // Lines may name any product: 99 of them.
    const lines = Array.from({ length: 99 }, (_, index) => ({
      ...{ cart_id, product_id: 1_000_000 + index, product_name: 'Gone', quantity: 1, added_at },
    }));
    await shop().db.transaction((trx) => trx('carts_cartitem').insert(lines));
    const [fits, first, second] = [own, await makeProduct(shop()), await makeProduct(shop())];
    const guest = await guestWith([first, 2], [fits, 3], [second, 1]);
    const { body } = await logIn(buyer, guest);
    const reasons = body.cart_not_kept.map((item: { product_id: number; reason: string }) => [
      ...[item.product_id, item.reason],
    ]);
    expect(reasons).to.deep.equal([
      [first, 'cart_full'],
      [second, 'cart_full'],
    ]);
    expect(await guest.lines()).to.deep.equal([
      [first, 2],
      [second, 1],
    ]);
    expect((await buyer.lines())[0]).to.deep.equal([own, 4]);
  });

  it('alone is what a checkout of the guest orders that a log-in overtakes', async () => {
    const { scarce, other, buyer, guest } = await crowded();
    atCheckpoint('checkout begun', async () => void (await logIn(buyer, guest)));
    const placed = await guest.checkout();
    expect(placed.status).to.equal(201);
    expect(placed.body.order.items).to.have.length(1);
    expect(placed.body.order.items[0]).to.include({ product_id: scarce, quantity: 2 });
    expect(await guest.lines()).to.deep.equal([]);
    expect(await buyer.lines()).to.deep.equal([
      [scarce, 5],
      [other, 1],
    ]);
    expect([await stockOf(shop(), scarce), await stockOf(shop(), other)]).to.deep.equal([3, 10]);
  });

  it('is not ordered for the total of the whole cart', async () => {
    const { scarce, buyer, guest } = await crowded();
    atCheckpoint('checkout begun', async () => void (await logIn(buyer, guest)));
    const refused = await guest.checkout({ ...JOHN, expected_total: 50 });
    expect([refused.status, refused.body.details[0].field]).to.deep.equal([409, 'expected_total']);
    expect(await guest.lines()).to.deep.equal([[scarce, 2]]);
    expect(await stockOf(shop(), scarce)).to.equal(5);
  });

  it('does not exist when the guest has ordered before the log-in merges', async () => {
    const { scarce, buyer, guest } = await crowded();
    atCheckpoint('customer known', async () => {
      expect((await guest.checkout(JOHN)).status).to.equal(201);
    });
    expect((await logIn(buyer, guest)).body.cart_not_kept).to.deep.equal([]);
    expect(await buyer.lines()).to.deep.equal([[scarce, 4]]);
    expect(await stockOf(shop(), scarce)).to.equal(2);
  });

  it('is told by a password reset, which brings the cart along as a log-in does', async () => {
    const { scarce, buyer, guest } = await crowded();
    const token = 'r'.repeat(43);
    await shop().db.transaction((trx) =>
      PasswordReset.objects(trx).insert({
        ...{ customer_id: buyer.id, token_hash: hashKey(token) },
        ...{ created_at: '2020-01-01T00:00:00.000Z', expires_at: '2999-01-01T00:00:00.000Z' },
      }),
    );
    const body = { reset_token: token, new_password: 'staple of batteries' };
    const path = '/api/customers/password-reset/confirm/';
    const answer = await shop().send('POST', path, body, { 'X-Cart-Token': guest.token });
    expect(answer.status).to.equal(200);
    expect(answer.body.cart_not_kept).to.deep.equal([
      { product_id: scarce, product_name: 'Mug', quantity: 2, reason: 'insufficient_stock' },
    ]);
    const bearer = { Authorization: `Bearer ${answer.body.access_token}` };
    expect((await shop().get('/api/cart/', bearer)).body.item_count).to.equal(6);
    expect(await guest.lines()).to.deep.equal([[scarce, 2]]);
  });

  it('is not spoken of where nothing was merged', async () => {
    const { buyer, guest } = await crowded();
    const { refresh_token, access_token } = buyer.session;
    const headers = { 'X-Cart-Token': guest.token };
    const refreshed = await shop().send('POST', '/api/customers/token/refresh/', { refresh_token }, headers);
    expect(refreshed.status).to.equal(200);
    const change = { old_password: PASSWORD, new_password: 'staple of batteries' };
    const changed = await shop().send('POST', '/api/customers/me/password/', change, {
      ...headers,
      Authorization: `Bearer ${access_token}`,
    });
    expect(changed.status).to.equal(200);
    for (const { body } of [refreshed, changed]) expect(body).not.to.have.property('cart_not_kept');
    expect((await guest.cart()).body.item_count).to.equal(4);
  });
});
