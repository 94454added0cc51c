// A guest's cart at registering and logging in with X-Cart-Token, and MergeCarts.
import { expect } from 'chai';
import { login, PASSWORD } from '../../testing/makers/customers.js';
import { arrivals } from '../../framework/checkpoints.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import * as client from '../grpc_client.js';
import { mergeGuestCart } from '../cart_merge.js';
import { Guest, type SignedIn, signUp } from '../../testing/makers/carts.js';
import { makeProduct } from '../../testing/makers/products.js';

const CONTEXT = { requestId: 'merging-test' };

onEachDatabase('merging carts', (dialect) => {
  const shop = useShop(dialect);
  const logIn = (buyer: SignedIn, guest: Guest) =>
    login(shop(), buyer.session.customer.email, PASSWORD, { 'X-Cart-Token': guest.token });

  async function guestWith(...items: [number, number][]): Promise<Guest> {
    const guest = new Guest(shop);
    for (const [id, quantity] of items) expect((await guest.add(id, quantity)).status).to.equal(201);
    return guest;
  }

  it("sums a guest's lines into the customer's cart at log-in, and ends the guest's", async () => {
    const [both, own, brought] = [
      await makeProduct(shop()),
      await makeProduct(shop()),
      await makeProduct(shop()),
    ];
    const buyer = await signUp(shop);
    await buyer.add(own, 1);
    await buyer.add(both, 2);
    const guest = await guestWith([brought, 4], [both, 3]);
    expect((await logIn(buyer, guest)).status).to.equal(200);
    const answer = await buyer.cart();
    expect(answer.body).not.to.have.property('cart_token');
    expect(await buyer.lines()).to.deep.equal([
      [own, 1],
      [both, 5],
      [brought, 4],
    ]);
    expect((await guest.cart()).body).to.deep.include({ id: null, cart_token: null, items: [] });
  });

  it("makes the guest's cart the customer's at registering", async () => {
    const id = await makeProduct(shop());
    const guest = await guestWith([id, 2]);
    const account = { email: 'grace@example.com', password: PASSWORD, name: 'Grace' };
    const headers = { 'X-Cart-Token': guest.token };
    const made = await shop().send('POST', '/api/customers/register/', account, headers);
    expect(made.status).to.equal(201);
    const bearer = { Authorization: `Bearer ${made.body.access_token}` };
    expect((await shop().get('/api/cart/', bearer)).body.item_count).to.equal(2);
  });

  it('changes nothing the second time', async () => {
    const id = await makeProduct(shop());
    const buyer = await signUp(shop);
    const guest = await guestWith([id, 2]);
    await logIn(buyer, guest);
    await logIn(buyer, guest);
    const merged = await client.mergeCarts(buyer.id, guest.token, CONTEXT);
    expect(merged.items.map((item) => item.quantity)).to.deep.equal([2]);
    expect(await buyer.lines()).to.deep.equal([[id, 2]]);
  });

  it('caps the sum at the stock, and says so', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 5 });
    const buyer = await signUp(shop);
    await buyer.add(id, 4);
    const answer = await logIn(buyer, await guestWith([id, 3]));
    expect(await buyer.lines()).to.deep.equal([[id, 5]]);
    expect(answer.body.cart_not_kept).to.deep.equal([
      { product_id: id, product_name: 'Mug', quantity: 2, reason: 'insufficient_stock' },
    ]);
  });

  it('takes nothing from a line that the customer had, when the stock has shrunk since', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 5 });
    const buyer = await signUp(shop);
    await buyer.add(id, 4);
    const guest = await guestWith([id, 3]);
    await shop().send('PUT', `/api/products/${id}/stock/`, { stock: 2 });
    const answer = await logIn(buyer, guest);
    expect(await buyer.lines()).to.deep.equal([[id, 4]]);
    expect(answer.body.cart_not_kept[0]).to.include({ quantity: 3, reason: 'insufficient_stock' });
  });

  it('brings along what cannot be sold, with its problem', async () => {
    const [out, gone, deleted, fine] = [
      await makeProduct(shop()),
      await makeProduct(shop()),
      await makeProduct(shop()),
      await makeProduct(shop()),
    ];
    const buyer = await signUp(shop);
    await buyer.add(out, 1);
    const guest = await guestWith([out, 1], [gone, 1], [deleted, 1], [fine, 1]);
    await shop().send('PUT', `/api/products/${out}/stock/`, { stock: 0 });
    await shop().send('PATCH', `/api/products/${gone}/`, { archived: true });
    await shop().send('DELETE', `/api/products/${deleted}/`);
    const answer = await logIn(buyer, guest);
    expect(answer.body.cart_not_kept).to.deep.equal([]);
    const { body } = await buyer.cart();
    const shown = body.items.map((item: { product_id: number; quantity: number; problem: string | null }) => [
      ...[item.product_id, item.quantity, item.problem],
    ]);
    expect(shown).to.deep.equal([
      [out, 2, 'insufficient_stock'],
      [gone, 1, 'unavailable'],
      [deleted, 1, 'deleted'],
      [fine, 1, null],
    ]);
  });

  it('holds at most 10,000 of a product and 100 products', async () => {
    const { db } = shop();
    const many = await makeProduct(shop(), { stock_quantity: 50_000 });
    const buyer = await signUp(shop);
    await buyer.add(many, 9_000);
    const { id: cart_id } = (await buyer.cart()).body;
    const ids: number[] = [];
    for (let index = 0; index < 100; index += 1) ids.push(await makeProduct(shop()));
    const added_at = new Date().toISOString();
    await db.transaction((trx) =>
      trx('carts_cartitem').insert(
        ids.slice(0, 98).map((product_id) => ({
          ...{ cart_id, product_id, product_name: 'Mug', quantity: 1, added_at },
        })),
      ),
    );
    const guest = await guestWith([ids[98] ?? 0, 2], [ids[99] ?? 0, 2], [many, 9_000]);
    const { body } = await logIn(buyer, guest);
    expect(body.cart_not_kept).to.deep.equal([
      { product_id: ids[99], product_name: 'Mug', quantity: 2, reason: 'cart_full' },
      { product_id: many, product_name: 'Mug', quantity: 8_000, reason: 'too_many' },
    ]);
    const lines = await buyer.lines();
    expect(lines).to.have.length(100);
    expect(lines[0]).to.deep.equal([many, 10_000]);
    expect(lines[99]).to.deep.equal([ids[98], 2]);
  });

  it('says what was not kept to MergeCarts too', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 5 });
    const buyer = await signUp(shop);
    await buyer.add(id, 4);
    const { not_kept } = await client.mergeCarts(buyer.id, (await guestWith([id, 3])).token, CONTEXT);
    const lost = { product_id: id, product_name: 'Mug', quantity: 2, reason: 'insufficient_stock' };
    expect(not_kept).to.deep.equal([lost]);
  });

  it('does not happen when the log-in is refused', async () => {
    const id = await makeProduct(shop());
    const buyer = await signUp(shop);
    const guest = await guestWith([id, 2]);
    const headers = { 'X-Cart-Token': guest.token };
    expect((await login(shop(), buyer.session.customer.email, 'wrong', headers)).status).to.equal(401);
    expect(await guest.lines()).to.deep.equal([[id, 2]]);
    expect(await buyer.lines()).to.deep.equal([]);
  });

  it('happens once when a second log-in comes while the first merges', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 100 });
    const buyer = await signUp(shop);
    const guest = await guestWith([id, 3]);
    let second: ReturnType<typeof client.mergeCarts> | undefined;
    await shop().db.transaction(async (trx) => {
      await mergeGuestCart(trx, buyer.id, guest.token);
      const arrived = arrivals('merge begun', 1);
      second = client.mergeCarts(buyer.id, guest.token, CONTEXT);
      await arrived;
    });
    expect((await second)?.items.map((item) => item.quantity)).to.deep.equal([3]);
    expect(await buyer.lines()).to.deep.equal([[id, 3]]);
  });

  it('happens once when two log-ins come at the same moment', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 100 });
    const buyer = await signUp(shop);
    for (let round = 1; round <= 5; round += 1) {
      const guest = await guestWith([id, 2]);
      const answers = await Promise.all([logIn(buyer, guest), logIn(buyer, guest)]);
      expect(answers.map((answer) => answer.status)).to.deep.equal([200, 200]);
      expect(await buyer.lines()).to.deep.equal([[id, 2 * round]]);
    }
  });

  it('loses nothing that is added at the same moment', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 1000 });
    const buyer = await signUp(shop);
    const guest = await guestWith([id, 5]);
    await Promise.all([logIn(buyer, guest), ...Array.from({ length: 6 }, () => buyer.add(id, 1))]);
    expect(await buyer.lines()).to.deep.equal([[id, 11]]);
  });

  it('gives the cart of a stranger to nobody who does not know its token', async () => {
    const id = await makeProduct(shop());
    const buyer = await signUp(shop);
    const other = await guestWith([id, 2]);
    const headers = { 'X-Cart-Token': 'x'.repeat(43) };
    expect((await login(shop(), buyer.session.customer.email, PASSWORD, headers)).status).to.equal(200);
    expect(await buyer.lines()).to.deep.equal([]);
    expect(await other.lines()).to.deep.equal([[id, 2]]);
  });
});
