// PATCH and DELETE /api/cart/items/<product_id>/
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { makeProduct } from '../../testing/makers/products.js';

onEachDatabase('PATCH /api/cart/items/<product_id>/', (dialect) => {
  const shop = useShop(dialect);

  it('sets the quantity', async () => {
    const id = await makeProduct(shop(), { price: 3 });
    const guest = new Guest(shop);
    await guest.add(id, 2);
    const changed = await guest.set(id, 7);
    expect(changed.status).to.equal(200);
    expect(changed.body).to.deep.include({ cart_token: guest.token, item_count: 7, total: 21 });
    expect(await guest.lines()).to.deep.equal([[id, 7]]);
  });

  it('takes the line out with 0', async () => {
    const [id, other] = [await makeProduct(shop()), await makeProduct(shop())];
    const guest = new Guest(shop);
    await guest.add(id, 2);
    await guest.add(other, 1);
    expect((await guest.set(id, 0)).status).to.equal(200);
    expect(await guest.lines()).to.deep.equal([[other, 1]]);
  });

  it('refuses what the stock does not cover, and changes nothing', async () => {
    const id = await makeProduct(shop(), { name: 'Lamp', stock_quantity: 5 });
    const guest = new Guest(shop);
    await guest.add(id, 2);
    const refused = await guest.set(id, 6);
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      code: 'insufficient_stock',
      details: [{ field: 'quantity', message: '5 left, 6 asked for' }],
    });
    expect(await guest.lines()).to.deep.equal([[id, 2]]);
  });

  for (const quantity of [-1, 1.5, 10_001, '3', null, undefined]) {
    it(`refuses ${JSON.stringify(quantity)}`, async () => {
      const id = await makeProduct(shop(), { stock_quantity: 20_000 });
      const guest = new Guest(shop);
      await guest.add(id, 2);
      const refused = await guest.set(id, quantity);
      expect(refused.status).to.equal(400);
      expect(refused.body.details[0].field).to.equal('quantity');
      expect(await guest.lines()).to.deep.equal([[id, 2]]);
    });
  }

  it('refuses a product that is not in the cart', async () => {
    const [inside, outside] = [await makeProduct(shop()), await makeProduct(shop())];
    const guest = new Guest(shop);
    await guest.add(inside, 1);
    for (const id of [outside, 999_999, 2_147_483_648]) {
      expect((await guest.set(id, 1)).status).to.equal(404);
    }
    expect(await guest.lines()).to.deep.equal([[inside, 1]]);
  });

  it("does not reach another guest's line", async () => {
    const id = await makeProduct(shop());
    const [mine, other] = [new Guest(shop), new Guest(shop)];
    await other.add(id, 2);
    await mine.add(await makeProduct(shop()), 1);
    expect((await mine.set(id, 1)).status).to.equal(404);
    expect((await mine.remove(id)).status).to.equal(404);
    expect(await other.lines()).to.deep.equal([[id, 2]]);
  });
});

onEachDatabase('DELETE /api/cart/items/<product_id>/', (dialect) => {
  const shop = useShop(dialect);

  it('takes the line out', async () => {
    const [id, other] = [await makeProduct(shop()), await makeProduct(shop())];
    const guest = new Guest(shop);
    await guest.add(id, 2);
    await guest.add(other, 1);
    const removed = await guest.remove(id);
    expect(removed.status).to.equal(200);
    expect(removed.body.item_count).to.equal(1);
    expect(await guest.lines()).to.deep.equal([[other, 1]]);
  });

  it('says the second time that it is not there', async () => {
    const id = await makeProduct(shop());
    const guest = new Guest(shop);
    await guest.add(id, 2);
    await guest.remove(id);
    const refused = await guest.remove(id);
    expect(refused.status).to.equal(404);
    expect(refused.body).to.deep.include({
      code: 'not_found',
      details: [{ field: 'product_id', message: `Product ${id} is not in the cart` }],
    });
  });

  it('takes out a product that is no longer sold', async () => {
    const id = await makeProduct(shop());
    const guest = new Guest(shop);
    await guest.add(id, 2);
    await shop().send('PATCH', `/api/products/${id}/`, { archived: true });
    expect((await guest.set(id, 1)).status).to.equal(400);
    expect((await guest.remove(id)).status).to.equal(200);
    expect(await guest.lines()).to.deep.equal([]);
  });

  it('refuses without a cart', async () => {
    const id = await makeProduct(shop());
    expect((await shop().send('DELETE', `/api/cart/items/${id}/`)).status).to.equal(404);
  });
});
