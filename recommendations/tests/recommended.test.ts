// GET /api/products/<id>/recommendations/
import { expect } from 'chai';
import { type SignedIn, signUp } from '../../testing/makers/carts.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { updateOrderDetails } from '../../orders/order_edits.js';
import { recommendForProduct } from '../grpc_client.js';
import { RecommendationTester } from './recommendation_tester.js';

const hundredths = (score: number): number => Math.round(score * 100) / 100;

onEachDatabase('GET /api/products/<id>/recommendations/', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const tester = new RecommendationTester(shop);
  beforeEach(() => tester.forgetOrders());

  it('shows products bought together at least twice, scored', async () => {
    const [a, b, c, d] = await tester.products(4);
    await tester.orders([a, b], [a, b, c], [a, b], [b], [a, c], [a, d], [c]);
    // count(A) 5, count(B) 4, count(C) 3; together with A: B 3, C 2, D once.
    expect(await tester.together(a)).to.deep.equal([
      [b, 1],
      [c, hundredths(2 / Math.sqrt(5 * 3) / (3 / Math.sqrt(5 * 4)))],
    ]);
    // Seen from B: A 3 times; C and D not twice.
    expect(await tester.together(b)).to.deep.equal([[a, 1]]);
  });

  it('prefers what is seldom bought without it to what everybody buys', async () => {
    const [a, popular, special] = await tester.products(3);
    await tester.orders([a, popular], [a, popular], [a, popular], [a, special], [a, special]);
    await tester.orders(...Array.from({ length: 20 }, () => [popular]));
    expect(await tester.together(a)).to.deep.equal([
      [special, 1],
      [popular, hundredths(3 / Math.sqrt(5 * 23) / (2 / Math.sqrt(5 * 2)))],
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
    expect(await tester.recommended(b)).to.deep.include([a, 'same_category', 1]);
  });

  it('follows a line that is changed, removed or added while the order is open', async () => {
    const [a, b, c] = await tester.products(3);
    const [first, second] = await tester.orders([a, b], [a, b], [a, b]);
    await tester.replaceLine(first ?? 0, b, c);
    await tester.replaceLine(second ?? 0, b, c);
    expect(await tester.together(a)).to.deep.equal([[c, 1]]);
    await tester.removeLine(second ?? 0, c);
    expect(await tester.together(a)).to.deep.equal([]);
  });

  it('looks at the latest 1,000 orders of a product', async () => {
    const [a, early, late] = await tester.products(3);
    await tester.bulkOrders([a, early], 10);
    await tester.bulkOrders([a, late], 999);
    await tester.bulkOrders([late], 5_000);
    // Of the 1,000 orders one has the early product.
    expect(await tester.together(a)).to.deep.equal([[late, 1]]);
    await tester.bulkOrders([a, early], 2);
    // More than 1,000 buyers of a product count as 1,000.
    expect(await tester.together(a)).to.deep.equal([
      [late, 1],
      [early, hundredths(2 / Math.sqrt(1000 * 12) / (998 / 1000))],
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

  it("fills up with the category's bestsellers, then with bestsellers, by buyers", async () => {
    const [a, book, bestBook] = await tester.products(3, 'books');
    const [toy, bestToy] = await tester.products(2, 'toys');
    await tester.orders(
      [bestBook],
      [bestBook],
      [toy],
      [toy],
      [toy],
      [bestToy],
      [bestToy],
      [bestToy],
      [bestToy],
    );
    // One buyer, however many pieces and lines.
    await tester.pieces(book, 10_000);
    await tester.orders([book, book, book]);
    await tester.orders([bestBook]);
    expect(await tester.recommended(a)).to.deep.equal([
      [bestBook, 'same_category', 1],
      [book, 'same_category', 0.67],
      [bestToy, 'bestseller', 1],
      [toy, 'bestseller', 0.75],
    ]);
  });

  it('counts a buyer once, however many orders: an account, or an e-mail address without case', async () => {
    const [a, b, c, d] = await tester.products(4);
    await tester.ordersBy('ann@example.com', [a, b], [a, b], [a, b]);
    await tester.ordersBy('ANN@Example.com', [a, b]);
    expect(await tester.together(a)).to.deep.equal([]);
    const buyer: SignedIn = await signUp(shop);
    await tester.ordersOf(buyer, [a, c], [a, c], [a, b]);
    await tester.orders([a, c], [a, c], [a, d], [a, d]);
    // Buyers of A 6, B 2, C 3, D 2; together with A: B 2, C 3, D 2.
    expect(await tester.together(a)).to.deep.equal([
      [c, 1],
      [b, hundredths(2 / Math.sqrt(2) / (3 / Math.sqrt(3)))],
      [d, hundredths(2 / Math.sqrt(2) / (3 / Math.sqrt(3)))],
    ]);
  });

  it('follows an order whose e-mail address or account is changed, and one that is cancelled', async () => {
    const [a, b] = await tester.products(2);
    const [first = 0, second = 0] = await tester.ordersBy('ann@example.com', [a, b], [a, b]);
    const edit = (customer_email: string) => updateOrderDetails(shop().db, second, { customer_email });
    await edit('bob@example.com');
    expect(await tester.together(a)).to.deep.equal([[b, 1]]);
    await edit('Ann@example.com');
    expect(await tester.together(a)).to.deep.equal([]);
    const { session }: SignedIn = await signUp(shop);
    await shop().db.transaction((trx) =>
      trx('orders_order').where({ id: second }).update({ customer_id: session.customer.id }),
    );
    expect(await tester.together(a)).to.deep.equal([[b, 1]]);
    await tester.cancel(first);
    expect(await tester.together(a)).to.deep.equal([]);
    const counts = await shop()
      .db.read('recommendations_salecount')
      .whereIn('product_id', [a, b])
      .pluck('buyers');
    expect(counts).to.deep.equal([1, 1]);
  });

  it('counts a buyer once who orders many times at once', async () => {
    const [a, b] = await tester.products(2);
    await Promise.all(Array.from({ length: 12 }, () => tester.ordersBy('ann@example.com', [a, b])));
    const counts = await shop()
      .db.read('recommendations_salecount')
      .whereIn('product_id', [a, b])
      .pluck('buyers');
    expect(counts).to.deep.equal([1, 1]);
  });

  it('tells no numbers of sales, over gRPC either', async () => {
    const [a, b, c] = await tester.products(3);
    await tester.orders([a, b], [a, b], [a, b], [a, c], [a, c]);
    const answer = await recommendForProduct({ product_id: a, limit: 5, customer_id: 0 }, { requestId: 'x' });
    const scores = answer.products.map(({ score }) => score);
    expect(scores).to.deep.equal([1, hundredths(Math.sqrt(2 / 3))]);
    expect((await tester.recommended(a)).map(([, , score]) => score)).to.deep.equal(scores);
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
