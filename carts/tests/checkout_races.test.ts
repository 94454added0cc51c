// Checkouts at the same moment, repeated checkouts, and idempotency keys.
import { expect } from 'chai';
import { lockCustomer } from '../../customers/locks.js';
import { arrivals } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { lockCart } from '../locks.js';
import { Guest, signUp } from '../../testing/makers/carts.js';
import { JOHN } from '../../testing/makers/contacts.js';
import { orderCount } from '../../testing/makers/orders.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

const KEY = { 'Idempotency-Key': 'checkout-1' };

onEachDatabase('checkouts of one cart', (dialect) => {
  const shop = useShop(dialect);

  async function guestWith(id: number, quantity: number): Promise<Guest> {
    const guest = new Guest(shop);
    expect((await guest.add(id, quantity)).status).to.equal(201);
    return guest;
  }

  it('makes one order when two wait for the cart', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    const before = await orderCount(shop());
    let both: Promise<Awaited<ReturnType<Guest['checkout']>>[]> | undefined;
    await shop().db.transaction(async (trx) => {
      await lockCart(trx, { customer_id: 0, cart_token: guest.token });
      const arrived = arrivals('checkout begun', 2);
      both = Promise.all([guest.checkout(), guest.checkout()]);
      await arrived;
    });
    const answers = (await both) ?? [];
    expect(answers.map((answer) => answer.status).sort()).to.deep.equal([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.error).to.equal('The cart is empty.');
    expect(await orderCount(shop())).to.equal(before + 1);
    expect(await stockOf(shop(), id)).to.equal(8);
    expect(await guest.lines()).to.deep.equal([]);
  });

  it('makes one order when several come at the same moment, again and again', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 100 });
    const before = await orderCount(shop());
    for (let round = 1; round <= 5; round += 1) {
      const guest = await guestWith(id, 2);
      const answers = await Promise.all([1, 2, 3].map(() => guest.checkout()));
      expect(answers.map((answer) => answer.status).sort()).to.deep.equal([201, 409, 409]);
      expect(await orderCount(shop())).to.equal(before + round);
      expect(await stockOf(shop(), id)).to.equal(100 - 2 * round);
    }
  });

  it('answers the same key at the same moment with the same order', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    const before = await orderCount(shop());
    const answers = await Promise.all([1, 2, 3].map(() => guest.checkout(JOHN, KEY)));
    expect(answers.map((answer) => answer.status)).to.deep.equal([201, 201, 201]);
    const [first, second, third] = answers.map((answer) => answer.body);
    expect(second).to.deep.equal(first);
    expect(third).to.deep.equal(first);
    const replayed = answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true');
    expect(replayed).to.have.length(2);
    expect(await orderCount(shop())).to.equal(before + 1);
    expect(await stockOf(shop(), id)).to.equal(8);
  });

  it('replays the first answer, whatever has become of the order and the cart', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    const first = await guest.checkout(JOHN, KEY);
    expect(first.headers.get('idempotent-replayed')).to.equal(null);
    await shop().send('POST', `/api/orders/${first.body.order.id}/cancel/`);
    await guest.add(id, 1);
    const again = await guest.checkout(JOHN, KEY);
    expect(again.status).to.equal(201);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(again.body).to.deep.equal(first.body);
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
  });

  it('refuses the key for another request, and changes nothing', async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith(id, 2);
    await guest.checkout(JOHN, KEY);
    await guest.add(id, 1);
    const before = await orderCount(shop());
    const refused = await guest.checkout({ ...JOHN, shipping_address: 'Elsewhere' }, KEY);
    expect(refused.status).to.equal(422);
    expect(refused.body.code).to.equal('idempotency_mismatch');
    expect(await orderCount(shop())).to.equal(before);
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
  });

  it("does not meet another guest's key", async () => {
    const id = await makeProduct(shop());
    const [one, other] = [await guestWith(id, 1), await guestWith(id, 1)];
    const first = await one.checkout(JOHN, KEY);
    const second = await other.checkout(JOHN, KEY);
    expect(second.status).to.equal(201);
    expect(second.headers.get('idempotent-replayed')).to.equal(null);
    expect(second.body.order.id).not.to.equal(first.body.order.id);
  });

  it('keeps no key of a checkout that was refused', async () => {
    const guest = new Guest(shop);
    expect((await guest.checkout(JOHN, KEY)).status).to.equal(409);
    await guest.add(await makeProduct(shop()), 1);
    const placed = await guest.checkout(JOHN, KEY);
    expect(placed.status).to.equal(201);
    expect(placed.headers.get('idempotent-replayed')).to.equal(null);
  });

  it('refuses a key that is too long', async () => {
    const guest = await guestWith(await makeProduct(shop()), 1);
    const refused = await guest.checkout(JOHN, { 'Idempotency-Key': 'x'.repeat(256) });
    expect(refused.status).to.equal(400);
    expect(refused.body.details[0].field).to.equal('Idempotency-Key');
    expect((await guest.cart()).body.item_count).to.equal(1);
  });

  // A writer of SQLite waits for every other one anyway.
  if (dialect === 'postgres') {
    it('does not wait for a log-in that waits for the cart', async () => {
      const buyer = await signUp(shop);
      await buyer.add(await makeProduct(shop()), 1);
      await shop().db.transaction(async (trx) => {
        await lockCustomer(trx, buyer.id);
        expect((await buyer.checkout({})).status).to.equal(201);
      });
    });
  }

  it('sells the last units to one of two carts', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 3 });
    const [one, other] = [await guestWith(id, 2), await signUp(shop)];
    await other.add(id, 2);
    const answers = await Promise.all([one.checkout(), other.checkout()]);
    expect(answers.map((answer) => answer.status).sort()).to.deep.equal([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).to.equal('insufficient_stock');
    expect(await stockOf(shop(), id)).to.equal(1);
  });
});
