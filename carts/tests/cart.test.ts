// GET and DELETE /api/cart/
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { makeProduct } from '../../testing/makers/products.js';

const EMPTY = {
  ...{ id: null, cart_token: null, items: [], item_count: 0, total: 0 },
  ...{ currency: 'USD', updated_at: null },
};

onEachDatabase('GET /api/cart/', (dialect) => {
  const shop = useShop(dialect);

  it('is empty for a guest without a token, and makes no cart', async () => {
    const carts = () => shop().db.read('carts_cart').select('id');
    const before = await carts();
    const answer = await shop().get('/api/cart/');
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.equal(EMPTY);
    expect(await carts()).to.deep.equal(before);
  });

  it('is empty for a token that opens no cart', async () => {
    expect((await shop().get('/api/cart/', { 'X-Cart-Token': 'unknown' })).body).to.deep.equal(EMPTY);
  });

  it('refuses what cannot be a token', async () => {
    const refused = await shop().get('/api/cart/', { 'X-Cart-Token': 'x'.repeat(201) });
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([
      { field: 'X-Cart-Token', message: 'must have at most 200 characters' },
    ]);
  });

  it('shows the lines in the order in which they were added', async () => {
    const [later, first] = [
      await makeProduct(shop()),
      await makeProduct(shop(), { name: 'Pen', price: 0.1 }),
    ];
    const guest = new Guest(shop);
    await guest.add(first, 3);
    await guest.add(later, 1);
    const { body } = await guest.cart();
    expect(body).to.deep.include({ cart_token: guest.token, item_count: 4, total: 12.8 });
    expect(body.items.map((item: { product_id: number }) => item.product_id)).to.deep.equal([first, later]);
    expect(body.items[0]).to.deep.include({ product_name: 'Pen', unit_price: 0.1, subtotal: 0.3 });
  });

  it("shows today's price, name and stock", async () => {
    const id = await makeProduct(shop(), { name: 'Mug', price: 10, stock_quantity: 9 });
    const guest = new Guest(shop);
    await guest.add(id, 2);
    await shop().send('PATCH', `/api/products/${id}/`, { name: 'Cup', price: 11.5, stock_quantity: 8 });
    const { body } = await guest.cart();
    expect(body.total).to.equal(23);
    expect(body.items[0]).to.deep.include({
      ...{ product_name: 'Cup', unit_price: 11.5, subtotal: 23, stock_quantity: 8, problem: null },
    });
  });

  it('names what is wrong with a line', async () => {
    const [scarce, gone, fine] = [
      await makeProduct(shop()),
      await makeProduct(shop()),
      await makeProduct(shop()),
    ];
    const guest = new Guest(shop);
    for (const id of [scarce, gone, fine]) await guest.add(id, 5);
    await shop().send('PUT', `/api/products/${scarce}/stock/`, { stock: 4 });
    await shop().send('PATCH', `/api/products/${gone}/`, { archived: true });
    const { body } = await guest.cart();
    expect(body.items.map((item: { problem: string | null }) => item.problem)).to.deep.equal([
      'insufficient_stock',
      'unavailable',
      null,
    ]);
  });

  it('keeps the line of a product that was deleted, with its name, until it is removed', async () => {
    const [deleted, kept] = [await makeProduct(shop(), { name: 'Lost cup' }), await makeProduct(shop())];
    const guest = new Guest(shop);
    await guest.add(deleted, 1);
    await guest.add(kept, 1);
    expect((await shop().send('DELETE', `/api/products/${deleted}/`)).status).to.equal(200);
    const { body } = await guest.cart();
    expect(body.items[0]).to.deep.equal({
      ...{ product_id: deleted, product_name: 'Lost cup', quantity: 1, unit_price: 0, subtotal: 0 },
      ...{ stock_quantity: 0, problem: 'deleted' },
    });
    expect(body.total).to.equal(12.5);
    const refused = await guest.checkout();
    expect([refused.status, refused.body.details]).to.deep.equal([
      409,
      [{ field: 'items[0].product_id', message: 'Lost cup is no longer sold' }],
    ]);
    expect((await guest.remove(deleted)).status).to.equal(200);
    expect(await guest.lines()).to.deep.equal([[kept, 1]]);
    expect((await guest.checkout()).status).to.equal(201);
  });

  it("does not open another guest's cart", async () => {
    const [mine, other] = [new Guest(shop), new Guest(shop)];
    await mine.add(await makeProduct(shop()), 1);
    await other.add(await makeProduct(shop()), 2);
    expect(mine.token).not.to.equal(other.token);
    expect((await mine.cart()).body.item_count).to.equal(1);
    expect((await other.cart()).body.item_count).to.equal(2);
  });
});

onEachDatabase('DELETE /api/cart/', (dialect) => {
  const shop = useShop(dialect);

  it('takes everything out, and the token goes on working', async () => {
    const id = await makeProduct(shop());
    const guest = new Guest(shop);
    await guest.add(id, 2);
    const { token } = guest;
    const cleared = await guest.clear();
    expect(cleared.status).to.equal(200);
    expect(cleared.body).to.deep.include({ cart_token: token, items: [], item_count: 0, total: 0 });
    await guest.add(id, 1);
    expect(guest.token).to.equal(token);
    expect(await guest.lines()).to.deep.equal([[id, 1]]);
  });

  it('is a success without a cart, and leaves other carts alone', async () => {
    const other = new Guest(shop);
    await other.add(await makeProduct(shop()), 1);
    const cleared = await shop().send('DELETE', '/api/cart/');
    expect(cleared.status).to.equal(200);
    expect(cleared.body).to.deep.equal(EMPTY);
    expect((await other.cart()).body.item_count).to.equal(1);
  });

  it('answers other methods with Allow', async () => {
    const refused = await shop().send('PUT', '/api/cart/', {});
    expect(refused.status).to.equal(405);
    expect(refused.headers.get('allow')).to.equal('GET, POST, DELETE, HEAD, OPTIONS');
  });
});
