// The cart of a signed-in customer, and what its checkout takes from the account.
import { expect } from 'chai';
import { ADA } from '../../testing/makers/customers.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import * as client from '../grpc_client.js';
import { Guest, signUp } from '../../testing/makers/carts.js';
import { makeProduct, stockOf } from '../../testing/makers/products.js';
import { orderCount } from '../../testing/makers/orders.js';

const CONTEXT = { requestId: 'customer-cart-test' };

onEachDatabase("a customer's cart", (dialect) => {
  const shop = useShop(dialect);

  it('belongs to the account, without a token', async () => {
    const id = await makeProduct(shop(), { price: 2 });
    const buyer = await signUp(shop);
    const added = await buyer.add(id, 3);
    expect(added.status).to.equal(201);
    expect(added.body).not.to.have.property('cart_token');
    expect((await buyer.cart()).body).to.deep.include({ item_count: 3, total: 6 });
  });

  it("is not another customer's", async () => {
    const id = await makeProduct(shop());
    const [buyer, other] = [await signUp(shop), await signUp(shop)];
    await buyer.add(id, 3);
    expect(await other.lines()).to.deep.equal([]);
    expect((await other.set(id, 1)).status).to.equal(404);
    expect((await other.remove(id)).status).to.equal(404);
    expect((await other.clear()).status).to.equal(200);
    expect((await other.checkout({})).status).to.equal(409);
    expect(await buyer.lines()).to.deep.equal([[id, 3]]);
    expect(await stockOf(shop(), id)).to.equal(10);
  });

  it('counts, whatever token the request has', async () => {
    const id = await makeProduct(shop());
    const [buyer, guest] = [await signUp(shop), new Guest(shop)];
    await guest.add(id, 5);
    await buyer.add(id, 1);
    const headers = {
      Authorization: `Bearer ${buyer.session.access_token}`,
      'X-Cart-Token': guest.token,
    };
    expect((await shop().get('/api/cart/', headers)).body.item_count).to.equal(1);
    expect(await guest.lines()).to.deep.equal([[id, 5]]);
  });

  it('is one cart when several first additions come at the same moment', async () => {
    const id = await makeProduct(shop(), { stock_quantity: 100 });
    const buyer = await signUp(shop);
    const answers = await Promise.all([1, 2, 3, 4].map(() => buyer.add(id, 2)));
    expect(answers.map((answer) => answer.status)).to.deep.equal([201, 201, 201, 201]);
    expect(await buyer.lines()).to.deep.equal([[id, 8]]);
  });

  it('is ordered with name, e-mail and address of the account', async () => {
    const id = await makeProduct(shop());
    const buyer = await signUp(shop);
    await buyer.add(id, 1);
    const placed = await shop().send('POST', '/api/cart/checkout/', undefined, {
      Authorization: `Bearer ${buyer.session.access_token}`,
    });
    expect(placed.status).to.equal(201);
    expect(placed.body.order).to.deep.include({
      customer_id: buyer.id,
      customer_name: ADA.name,
      customer_email: buyer.session.customer.email,
      shipping_address: ADA.shipping_address,
    });
  });

  it('is ordered with what the customer says instead', async () => {
    const buyer = await signUp(shop);
    await buyer.add(await makeProduct(shop()), 1);
    const placed = await buyer.checkout({ shipping_address: 'Elsewhere 1' });
    expect(placed.body.order).to.deep.include({
      customer_id: buyer.id,
      customer_name: ADA.name,
      shipping_address: 'Elsewhere 1',
    });
  });

  it('asks for the address that the account does not have, and changes nothing', async () => {
    const id = await makeProduct(shop());
    const buyer = await signUp(shop, { shipping_address: '' });
    await buyer.add(id, 1);
    const before = await orderCount(shop());
    const refused = await buyer.checkout({});
    expect(refused.status).to.equal(400);
    expect(refused.body.details).to.deep.equal([{ field: 'shipping_address', message: 'is required' }]);
    expect(await orderCount(shop())).to.equal(before);
    expect(await buyer.lines()).to.deep.equal([[id, 1]]);
  });

  it('replays a checkout although the account has changed since', async () => {
    const buyer = await signUp(shop);
    await buyer.add(await makeProduct(shop()), 1);
    const key = { 'Idempotency-Key': 'k' };
    const placed = await buyer.checkout({}, key);
    const headers = { Authorization: `Bearer ${buyer.session.access_token}` };
    await shop().send('PATCH', '/api/customers/me/', { shipping_address: 'New street 2' }, headers);
    const again = await buyer.checkout({}, key);
    expect(again.status).to.equal(201);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(again.body).to.deep.equal(placed.body);
  });

  it('cannot be asked for together with a token over gRPC', async () => {
    const owner = { customer_id: 1, cart_token: 'x' };
    let refused: unknown;
    await client.getCart(owner, CONTEXT).catch((error: unknown) => (refused = error));
    expect(refused).to.deep.include({
      code: 'invalid',
      details: [{ field: 'owner', message: 'must have a customer_id or a cart_token, not both' }],
    });
  });
});
