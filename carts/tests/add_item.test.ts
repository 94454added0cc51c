// POST /api/cart/
import { expect } from 'chai';
import { hashKey } from '../../framework/auth/keys.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { Guest } from '../../testing/makers/carts.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';

onEachDatabase('POST /api/cart/', (dialect) => {
  const shop = useShop(dialect);
  const guest = () => new Guest(shop);

  it('gives a guest a cart and its token', async () => {
    const id = await makeProduct(shop(), { name: 'Mug', price: 12.5, stock_quantity: 10 });
    const answer = await shop().send('POST', '/api/cart/', { product_id: id, quantity: 2 });
    expect(answer.status).to.equal(201);
    expect(answer.body.cart_token).to.match(/^[\w-]{43}$/);
    expect(answer.body).to.deep.include({ item_count: 2, total: 25, currency: 'USD' });
    expect(answer.body.items).to.deep.equal([
      {
        ...{ product_id: id, product_name: 'Mug', quantity: 2, unit_price: 12.5, subtotal: 25 },
        ...{ stock_quantity: 10, problem: null },
      },
    ]);
  });

  it('stores only the hash of the token', async () => {
    const buyer = guest();
    await buyer.add(await makeProduct(shop()));
    const carts = await shop()
      .db.read('carts_cart')
      .where({ token_hash: hashKey(buyer.token) });
    expect(carts).to.have.length(1);
    expect(JSON.stringify(carts)).not.to.include(buyer.token);
  });

  it('adds to the quantity that is there', async () => {
    const [id, other] = [await makeProduct(shop()), await makeProduct(shop())];
    const buyer = guest();
    await buyer.add(id, 2);
    await buyer.add(other, 1);
    const answer = await buyer.add(id, 3);
    expect(answer.status).to.equal(201);
    expect(answer.body.item_count).to.equal(6);
    expect(await buyer.lines()).to.deep.equal([
      [id, 5],
      [other, 1],
    ]);
  });

  it('takes nothing from the stock', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 4 });
    await guest().add(id, 4);
    expect(await stockOf(shop(), id)).to.equal(4);
  });

  it('refuses a sum that the stock does not cover, and changes nothing', async () => {
    const id = await makeProduct(shop(), { name: 'Lamp', stock_quantity: 5 });
    const buyer = guest();
    await buyer.add(id, 3);
    const refused = await buyer.add(id, 3);
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      error: 'Insufficient stock for Lamp: 5 left, 6 asked for.',
      code: 'insufficient_stock',
      details: [{ field: 'quantity', message: '5 left, 6 asked for' }],
    });
    expect(await buyer.lines()).to.deep.equal([[id, 3]]);
  });

  it('makes no cart for a first addition that is refused', async () => {
    const before = await shop().db.read('carts_cart').select('id');
    const refused = await guest().add(await makeProduct(shop(), { stock_quantity: 1 }), 2);
    expect(refused.body.code).to.equal('insufficient_stock');
    expect(await shop().db.read('carts_cart').select('id')).to.deep.equal(before);
  });

  it('refuses a product that is not there', async () => {
    const refused = await guest().add(999_999, 1);
    expect(refused.status).to.equal(404);
    expect(refused.body).to.deep.include({
      code: 'not_found',
      details: [{ field: 'product_id', message: 'Product 999999 was not found' }],
    });
  });

  it('refuses an archived product', async () => {
    const id = await makeProduct(shop(), { name: 'Old mug' });
    await shop().send('PATCH', `/api/products/${id}/`, { archived: true });
    const refused = await guest().add(id, 1);
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([
      { field: 'product_id', message: 'Old mug is no longer sold' },
    ]);
  });

  for (const [product_id, quantity, field] of [
    ['1', 1, 'product_id'],
    [0, 1, 'product_id'],
    [null, 1, 'product_id'],
    [1, 0, 'quantity'],
    [1, -1, 'quantity'],
    [1, 1.5, 'quantity'],
    [1, 10_001, 'quantity'],
    [1, '2', 'quantity'],
  ]) {
    it(`refuses product ${JSON.stringify(product_id)}, quantity ${JSON.stringify(quantity)}`, async () => {
      const refused = await guest().add(product_id, quantity);
      expect(refused.status).to.equal(400);
      expect(refused.body.code).to.equal('invalid');
      expect(refused.body.details.map((problem: { field: string }) => problem.field)).to.deep.equal([field]);
    });
  }

  it('holds at most 10,000 of a product', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 50_000 });
    const buyer = guest();
    expect((await buyer.add(id, 10_000)).status).to.equal(201);
    const refused = await buyer.add(id, 1);
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([
      { field: 'quantity', message: 'must be at most 10000 in all' },
    ]);
    expect(await buyer.lines()).to.deep.equal([[id, 10_000]]);
  });

  it('holds at most 100 products', async () => {
    const buyer = guest();
    const first = await makeProduct(shop());
    await buyer.add(first, 1);
    for (let line = 2; line <= 100; line += 1) await buyer.add(await makeProduct(shop()), 1);
    expect(await buyer.lines()).to.have.length(100);
    const refused = await buyer.add(await makeProduct(shop()), 1);
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([
      { field: 'product_id', message: 'a cart holds at most 100 different products' },
    ]);
    expect((await buyer.add(first, 1)).status).to.equal(201);
    expect(await buyer.lines()).to.have.length(100);
  });

  it('gives a new token to a guest who made one up', async () => {
    const id = await makeProduct(shop());
    const headers = { 'X-Cart-Token': 'chosen-by-an-attacker' };
    const answer = await shop().send('POST', '/api/cart/', { product_id: id, quantity: 1 }, headers);
    expect(answer.status).to.equal(201);
    expect(answer.body.cart_token).to.match(/^[\w-]{43}$/);
    expect((await shop().get('/api/cart/', headers)).body).to.deep.include({ id: null, items: [] });
  });

  it('loses none of several additions at the same moment', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 1000 });
    const buyer = guest();
    await buyer.add(id, 1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => buyer.add(id, 2)));
    expect(answers.map((answer) => answer.status)).to.deep.equal(Array(20).fill(201));
    expect(await buyer.lines()).to.deep.equal([[id, 41]]);
  });
});
