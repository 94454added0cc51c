// GET /api/recommendations/for-me/
import { expect } from 'chai';
import { type SignedIn, signUp } from '../../testing/makers/carts.js';
import { onEachDatabase } from '../../testing/databases.js';
import { ANYONE, useShop } from '../../testing/shop.js';
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
      [together, 'bought_together', 1],
      [sameCategory, 'same_category', 1],
      [bestseller, 'bestseller', 1],
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
    await tester.orders([a], [b], [b]);
    const buyer = await signUp(shop);
    expect(await forMe(buyer)).to.deep.equal([
      [b, 'bestseller', 1],
      [a, 'bestseller', 0.5],
    ]);
    expect(await forMe(buyer, '?limit=1')).to.deep.equal([[b, 'bestseller', 1]]);
  });

  it('takes the best score of a product that goes with several', async () => {
    const buyer = await signUp(shop);
    const [a, b, shared, other] = await tester.products(4);
    await tester.orders(
      [a, shared],
      [a, shared],
      [b, shared],
      [b, shared],
      [b, shared],
      [b, other],
      [b, other],
    );
    await tester.ordersOf(buyer, [a, b]);
    // Shared with A: 2 of 3 and 5, with B: 3 of 6 and 5; the other with B: 2 of 6 and 2.
    expect(await forMe(buyer, '?limit=2')).to.deep.equal([
      [other, 'bought_together', 1],
      [shared, 'bought_together', Math.round((3 / Math.sqrt(6 * 5) / (2 / Math.sqrt(6 * 2))) * 100) / 100],
    ]);
  });

  it('needs a signed-in customer and a limit that is one', async () => {
    expect((await shop().get('/api/recommendations/for-me/', ANYONE)).status).to.equal(401);
    const buyer = await signUp(shop);
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    expect((await shop().get('/api/recommendations/for-me/?limit=21', headers)).status).to.equal(400);
  });
});
