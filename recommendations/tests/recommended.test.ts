// GET /api/products/<id>/recommendations/
import { expect } from 'chai';
import { type SignedIn, signUp } from '../../carts/tests/shopping.js';
import { onEachDatabase } from '../../ecommerce/testing/databases.js';
import { useShop } from '../../ecommerce/testing/shop.js';
import { RecommendationTester } from './recommendation_tester.js';

onEachDatabase('GET /api/products/<id>/recommendations/', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const tester = new RecommendationTester(shop);
  beforeEach(() => tester.forgetOrders());

  it('shows products bought together at least twice, scored', async () => {
    const [a, b, c, d] = await tester.products(4);
    await tester.orders([a, b], [a, b, c], [a, b], [b], [a, c], [a, d], [c]);
    // count(A) 5, count(B) 4, count(C) 3; together with A: B 3, C 2, D once.
    expect(await tester.together(a)).to.deep.equal([
      [b, 3 / Math.sqrt(5 * 4)],
      [c, 2 / Math.sqrt(5 * 3)],
    ]);
    // Seen from B: A 3 times; C and D not twice.
    expect(await tester.together(b)).to.deep.equal([[a, 3 / Math.sqrt(4 * 5)]]);
  });

  it('prefers what is seldom bought without it to what everybody buys', async () => {
    const [a, popular, special] = await tester.products(3);
    await tester.orders([a, popular], [a, popular], [a, popular], [a, special], [a, special]);
    await tester.orders(...Array.from({ length: 20 }, () => [popular]));
    expect(await tester.together(a)).to.deep.equal([
      [special, 2 / Math.sqrt(5 * 2)],
      [popular, 3 / Math.sqrt(5 * 23)],
    ]);
  });

  it('counts two lines of one product in an order once', async () => {
    const [a, b] = await tester.products(2);
    await tester.orders([a, b, b], [a, a, b]);
    expect(await tester.together(a)).to.deep.equal([[b, 1]]);
  });

  it('leaves cancelled orders out', async () => {
    const [a, b, c] = await tester.products(3);
    const [first, second] = await tester.orders([a, b], [a, b], [a, c], [a, c]);
    await tester.cancel(first ?? 0);
    await tester.cancel(second ?? 0);
    expect(await tester.together(a)).to.deep.equal([[c, 1]]);
    expect(await tester.recommended(b)).to.deep.include([a, 'same_category', 2]);
  });

  it('follows a line that is changed, removed or added while the order is open', async () => {
    const [a, b, c] = await tester.products(3);
    const [first, second] = await tester.orders([a, b], [a, b], [a, b]);
    await tester.replaceLine(first ?? 0, b, c);
    await tester.replaceLine(second ?? 0, b, c);
    expect(await tester.together(a)).to.deep.equal([[c, 2 / Math.sqrt(3 * 2)]]);
    await tester.removeLine(second ?? 0, c);
    expect(await tester.together(a)).to.deep.equal([]);
  });

  it('looks at the latest 1,000 orders of a product', async () => {
    const [a, early, late] = await tester.products(3);
    await tester.bulkOrders([a, early], 10);
    await tester.bulkOrders([a, late], 999);
    await tester.bulkOrders([late], 5_000);
    // Of the 1,000 orders one has the early product; more than 1,000 orders of a product count as 1,000.
    expect(await tester.together(a)).to.deep.equal([[late, 999 / Math.sqrt(1000 * 1000)]]);
    await tester.bulkOrders([a, early], 2);
    expect(await tester.together(a)).to.deep.equal([
      [late, 998 / 1000],
      [early, 2 / Math.sqrt(1000 * 12)],
    ]);
  });

  it("shows staff's choices first, by position", async () => {
    const [a, together, second, first] = await tester.products(4);
    await tester.orders([a, together], [a, together]);
    await tester.choose(a, second);
    await tester.choose(a, first, 1);
    expect(await tester.recommended(a)).to.deep.equal([
      [first, 'chosen', 1],
      [second, 'chosen', 1 / 2],
      [together, 'bought_together', 1],
    ]);
  });

  it('shows each product once, for its first reason', async () => {
    const [a, b] = await tester.products(2);
    await tester.orders([a, b], [a, b]);
    await tester.choose(a, b);
    expect(await tester.recommended(a)).to.deep.equal([[b, 'chosen', 1]]);
  });

  it("fills up with the category's bestsellers, then with bestsellers, by units", async () => {
    const [a, book, bestBook] = await tester.products(3, 'books');
    const [toy, bestToy] = await tester.products(2, 'toys');
    await tester.orders([book], [bestBook, bestBook], [toy, toy, toy], [bestToy, bestToy, bestToy, bestToy]);
    expect(await tester.recommended(a)).to.deep.equal([
      [bestBook, 'same_category', 2],
      [book, 'same_category', 1],
      [bestToy, 'bestseller', 4],
      [toy, 'bestseller', 3],
    ]);
  });

  it('leaves out what is archived or out of stock, whatever the reason', async () => {
    const products = await tester.products(7);
    const [a, chosen, archived, sold, together, gone, fine] = products;
    await tester.choose(a, chosen);
    await tester.choose(a, archived);
    await tester.orders([a, together], [a, together], [a, gone], [a, gone], [sold], [fine]);
    await tester.archive(archived, gone);
    await tester.empty(chosen, together, sold);
    expect(await tester.recommended(a)).to.deep.equal([[fine, 'same_category', 1]]);
  });

  it('is empty in a shop that has sold nothing', async () => {
    const [a] = await tester.products(2);
    expect(await tester.recommended(a)).to.deep.equal([]);
  });

  it('shows 5 products, or as many as asked for', async () => {
    const [a, ...others] = await tester.products(25);
    for (const other of others) await tester.choose(a, other);
    expect(await tester.recommended(a)).to.have.length(5);
    expect(await tester.recommended(a, '?limit=20')).to.have.length(20);
    expect((await tester.recommended(a, '?limit=2')).map(([id]) => id)).to.deep.equal(others.slice(0, 2));
    for (const limit of ['21', '-1', 'x', '1.5']) {
      const refused = await shop().get(`/api/products/${a}/recommendations/?limit=${limit}`);
      expect(refused.status).to.equal(400);
      expect(refused.body.details[0].field).to.equal('limit');
    }
  });

  it('shows a product as the catalogue does, with reason and score', async () => {
    const [a, b] = await tester.products(2);
    await tester.choose(a, b);
    const { body, status } = await shop().get(`/api/products/${a}/recommendations/`);
    expect(status).to.equal(200);
    const product = (await shop().get(`/api/products/${b}/`)).body;
    expect(body).to.deep.equal({ products: [{ ...product, reason: 'chosen', score: 1 }] });
  });

  it('does not know a product that is not there', async () => {
    expect((await shop().get('/api/products/999999/recommendations/')).status).to.equal(404);
  });

  it('does not show a signed-in customer what was bought already', async () => {
    const [a, b, c] = await tester.products(3);
    const buyer: SignedIn = await signUp(shop);
    await tester.choose(a, b);
    await tester.choose(a, c);
    const [cancelled] = await tester.ordersOf(buyer, [c]);
    await tester.ordersOf(buyer, [b]);
    await tester.cancel(cancelled ?? 0);
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    const { body } = await shop().get(`/api/products/${a}/recommendations/`, headers);
    expect(body.products.map((product: { id: number }) => product.id)).to.deep.equal([c]);
    expect((await tester.recommended(a)).map(([id]) => id)).to.deep.equal([b, c]);
  });
});
