// Idempotency keys of carts in the hands of somebody who means no good, or who is unlucky.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest, type SignedIn, signUp } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { orderCount } from '../../testing/makers/orders.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

const KEY = { 'Idempotency-Key': 'my-checkout' };

onEachDatabase('keys of carts', (dialect) => {
  const shop = useShop(dialect);
  const withToken = (guest: Guest) => ({ ...KEY, 'X-Cart-Token': guest.token });

  async function guestWith(id: number, quantity = 1): Promise<Guest> {
    const guest = new Guest(shop);
    expect((await guest.add(id, quantity)).status).to.equal(201);
    return guest;
  }
  async function customerWith(id: number): Promise<SignedIn> {
    const buyer = await signUp(shop);
    expect((await buyer.add(id)).status).to.equal(201);
    return buyer;
  }

  it("give a customer's answer to nobody else who sends the same cart token", async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id);
    const [first, other] = [await customerWith(id), await customerWith(id)];
    expect((await first.checkout({}, withToken(guest))).status).to.equal(201);
    const refused = await other.checkout({}, withToken(guest));
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
    expect(JSON.stringify(refused.body)).not.to.contain(first.session.customer.email);
    expect(await other.lines()).to.deep.equal([[id, 1]]);
    const again = await first.checkout({}, withToken(guest));
    expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
  });

  it("give a customer's answer to no guest who has the token", async () => {
    const id = await makeProduct(shop());
    const [guest, buyer] = [await guestWith(id), await customerWith(id)];
    expect((await buyer.checkout(JOHN, withToken(guest))).status).to.equal(201);
    const refused = await guest.checkout(JOHN, KEY);
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
  });

  it('let no first try of a guest through that arrives after the customer was refused', async () => {
    const id = await makeProduct(shop());
    const [guest, buyer] = [await guestWith(id), await signUp(shop)];
    const before = await orderCount(shop());
    let retried: Awaited<ReturnType<Guest['checkout']>> | undefined;
    atCheckpoint('checkout begun', async () => {
      retried = await buyer.checkout(JOHN, withToken(guest));
    });
    const late = await guest.checkout(JOHN, KEY);
    expect([retried?.status, retried?.body.error]).to.deep.equal([409, 'The cart is empty.']);
    expect(late.status).to.be.within(400, 499);
    expect(await orderCount(shop())).to.equal(before);
    expect(await stockOf(shop(), id)).to.equal(10);
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
    expect((await guest.checkout(JOHN, KEY)).status).to.equal(201);
  });

  it('that may be guessed give out no token to who sends a made-up one', async () => {
    const id = await makeProduct(shop());
    for (const madeUp of ['undefined', 'null', 'x'.repeat(42)]) {
      const headers = { 'X-Cart-Token': madeUp, 'Idempotency-Key': 'add-1' };
      const add = () => shop().send('POST', '/api/cart/', { product_id: id, quantity: 1 }, headers);
      const [victim, attacker] = [await add(), await add()];
      expect([victim.status, attacker.status]).to.deep.equal([201, 201]);
      expect(attacker.body.cart_token).not.to.equal(victim.body.cart_token);
    }
  });

  it('repeat an addition whose product has been deleted since', async () => {
    const [id, other] = [await makeProduct(shop()), await makeProduct(shop())];
    const guest = await guestWith(other);
    const add = () =>
      shop().send('POST', '/api/cart/', { product_id: id, quantity: 1 }, { ...withToken(guest) });
    expect((await add()).status).to.equal(201);
    await shop().send('DELETE', `/api/products/${id}/`);
    const again = await add();
    expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
    expect(await guest.lines()).to.deep.equal([
      [other, 1],
      [id, 1],
    ]);
  });

  it('repeat a checkout whose account has lost its address since', async () => {
    const buyer = await customerWith(await makeProduct(shop()));
    const placed = await buyer.checkout({}, KEY);
    expect(placed.status).to.equal(201);
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    await shop().send('PATCH', '/api/customers/me/', { shipping_address: '' }, headers);
    const again = await buyer.checkout({}, KEY);
    expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
    expect(again.body).to.deep.equal(placed.body);
  });
});
