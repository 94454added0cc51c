// GET /api/recommendations/for-me/
import { expect } from 'chai';
import { type SignedIn, signUp } from '../../carts/tests/shopping.js';
import { onEachDatabase } from '../../ecommerce/testing/databases.js';
import { ANYONE, useShop } from '../../ecommerce/testing/shop.js';
import { RecommendationTester, type Shown } from './recommendation_tester.js';

onEachDatabase('GET /api/recommendations/for-me/', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const tester = new RecommendationTester(shop);
  beforeEach(() => tester.forgetOrders());

  async function forMe(buyer: SignedIn, query = ''): Promise<Shown[]> {
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    const { body, status } = await shop().get(`/api/recommendations/for-me/${query}`, headers);
    expect(status).to.equal(200);
    return body.products.map((shown: { id: number; reason: string; score: number }) => [
      ...[shown.id, shown.reason, shown.score],
    ]);
  }

  it('shows what goes with what the customer bought, for each reason in turn', async () => {
    const buyer = await signUp(shop);
    const [bought, chosen, together, sameCategory] = await tester.products(4, 'books');
    const [bestseller] = await tester.products(1, 'toys');
    await tester.choose(bought, chosen);
    await tester.orders([bought, together], [bought, together], [sameCategory], [bestseller, bestseller]);
    await tester.ordersOf(buyer, [bought]);
    expect(await forMe(buyer)).to.deep.equal([
      [chosen, 'chosen', 1],
      [together, 'bought_together', 2 / Math.sqrt(3 * 2)],
      [sameCategory, 'same_category', 1],
      [bestseller, 'bestseller', 2],
    ]);
  });

  it('shows nothing that the customer bought already, unless the order was cancelled', async () => {
    const buyer = await signUp(shop);
    const [a, b, c] = await tester.products(3);
    await tester.orders([b], [c]);
    await tester.ordersOf(buyer, [a, b]);
    const [cancelled] = await tester.ordersOf(buyer, [c]);
    expect(await forMe(buyer)).to.deep.equal([]);
    await tester.cancel(cancelled ?? 0);
    expect(await forMe(buyer)).to.deep.equal([[c, 'same_category', 1]]);
  });

  it('shows bestsellers to a customer who has bought nothing', async () => {
    const [a, b] = await tester.products(2);
    await tester.orders([a], [b, b]);
    const buyer = await signUp(shop);
    expect(await forMe(buyer)).to.deep.equal([
      [b, 'bestseller', 2],
      [a, 'bestseller', 1],
    ]);
    expect(await forMe(buyer, '?limit=1')).to.deep.equal([[b, 'bestseller', 2]]);
  });

  it('takes the best score of a product that goes with several', async () => {
    const buyer = await signUp(shop);
    const [a, b, shared] = await tester.products(3);
    await tester.orders([a, shared], [a, shared], [b, shared], [b, shared], [b, shared]);
    await tester.ordersOf(buyer, [a, b]);
    // With A: 2 of 3 and 5; with B: 3 of 4 and 5.
    expect(await forMe(buyer, '?limit=1')).to.deep.equal([[shared, 'bought_together', 3 / Math.sqrt(4 * 5)]]);
  });

  it('needs a signed-in customer and a limit that is one', async () => {
    expect((await shop().get('/api/recommendations/for-me/', ANYONE)).status).to.equal(401);
    const buyer = await signUp(shop);
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    expect((await shop().get('/api/recommendations/for-me/?limit=21', headers)).status).to.equal(400);
  });
});
