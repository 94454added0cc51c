// A guest's order that is tried again under its key after registering: it is placed once.
import { expect } from 'chai';
import { bearer, PASSWORD, register } from '../../customers/tests/cast.js';
import { atCheckpoint } from '../../ecommerce/checkpoints.js';
import { onEachDatabase } from '../../ecommerce/testing/databases.js';
import { useShop } from '../../ecommerce/testing/shop.js';

onEachDatabase('a guest who registers between two tries of an order', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;
  let people = 0;
  before(async () => {
    const fields = { name: 'Cup', price: 10, stock_quantity: 1_000 };
    product = (await shop().send('POST', '/api/products/', fields)).body.product.id;
  });
  const newEmail = () => `guest${(people += 1)}@example.com`;
  const order = (customer_email: string, headers = {}, quantity = 1) => {
    const items = [{ product_id: product, quantity }];
    const contact = { customer_name: 'A guest', customer_email, shipping_address: 'Here' };
    const keyed = { 'Idempotency-Key': 'my-order', ...headers };
    return shop().send('POST', '/api/orders/', { ...contact, items }, keyed);
  };
  const account = async (email: string) =>
    bearer((await register(shop(), { email, password: PASSWORD, name: 'Somebody' })).access_token);
  const orders = async () => (await shop().get('/api/orders/')).body.total_count as number;

  it('gets the first answer, again and again', async () => {
    const email = newEmail();
    const first = await order(email);
    const headers = await account(email);
    const before = await orders();
    for (const again of [await order(email, headers), await order(email, headers)]) {
      expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
      expect(again.body).to.deep.equal(first.body);
    }
    expect(await orders()).to.equal(before);
  });

  it('is not answered by what another address has ordered', async () => {
    const first = await order(newEmail());
    const email = newEmail();
    const own = await order(email, await account(email));
    expect(own.status).to.equal(201);
    expect(own.body.order.id).to.not.equal(first.body.order.id);
  });

  it('may not use the key for another order', async () => {
    const email = newEmail();
    await order(email);
    const refused = await order(email, await account(email), 2);
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
  });

  it('orders once when the first try is still under way', async () => {
    const email = newEmail();
    const headers = await account(email);
    const before = await orders();
    let second: ReturnType<typeof order> | undefined;
    atCheckpoint('transaction done', () => {
      second = order(email, headers);
      return new Promise((resolve) => setTimeout(resolve, 300));
    });
    const first = await order(email);
    const again = await second;
    expect([first.status, again?.status]).to.deep.equal([201, 201]);
    expect(again?.body).to.deep.equal(first.body);
    expect(await orders()).to.equal(before + 1);
  });
});
