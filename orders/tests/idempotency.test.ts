// Idempotency keys: the same request under the same key places one order, however often it arrives.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { updateOrderDetails, updateOrderItems } from '../order_edits.js';
import { getOrder } from '../models.js';
import { makeProduct } from '../../testing/makers/products.js';
import { JOHN } from '../../testing/makers/contacts.js';

onEachDatabase('idempotency keys of orders', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;
  before(async () => {
    product = await makeProduct(shop(), {
      name: 'Chair',
      price: 10,
      stock_quantity: 100,
    });
  });

  const place = (key: string, quantity = 1, customer_name = JOHN.customer_name) =>
    shop().send(
      'POST',
      '/api/orders/',
      { ...JOHN, customer_name, items: [{ product_id: product, quantity }] },
      { 'Idempotency-Key': key },
    );
  const stock = async () => (await shop().get(`/api/products/${product}/`)).body.stock_quantity;

  it('the same key again gives the same answer, marked as replayed', async () => {
    const before = await stock();
    const first = await place('a');
    await shop().send('PATCH', `/api/orders/${first.body.order.id}/status/`, { status: 'shipped' });
    const again = await place('a');
    expect(first.headers.get('idempotent-replayed')).to.equal(null);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(await stock()).to.equal(before - 1);
  });

  it('gives the same answer also when staff have changed the order since', async () => {
    const first = await place('edited');
    const { id, items } = first.body.order;
    const [line] = (await getOrder(shop().db.read, id as number)).items;
    const change = { id: line?.id ?? 0, product_id: product, quantity: 3, deleted: false };
    await updateOrderItems(shop().db, id as number, [change]);
    await updateOrderDetails(shop().db, id as number, { shipping_address: 'Elsewhere' });
    const again = await place('edited');
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect((await shop().get(`/api/orders/${id}/`)).body.items[0].quantity).to.equal(items[0].quantity + 2);
  });

  it('the same key with another request is 422 and changes nothing', async () => {
    await place('b');
    const before = await stock();
    for (const other of [await place('b', 2), await place('b', 1, 'Jane Doe')]) {
      expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
    }
    expect(await stock()).to.equal(before);
  });

  it('ten at once: one order, ten equal answers', async () => {
    const before = await stock();
    const answers = await Promise.all(Array.from({ length: 10 }, () => place('c')));
    expect(answers.map((answer) => answer.status)).to.deep.equal(Array(10).fill(201));
    for (const answer of answers) expect(answer.body).to.deep.equal(answers[0]?.body);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).to.have.length(
      9,
    );
    expect(await stock()).to.equal(before - 1);
  });

  it('a key whose order failed is free again', async () => {
    const failed = await place('d', 9_000);
    expect([failed.status, failed.body.code]).to.deep.equal([409, 'insufficient_stock']);
    expect((await place('d', 1)).status).to.equal(201);
  });
});
