// GUEST_ORDER_MAX_QUANTITY: how much of a product somebody without an account may order.
import { expect } from 'chai';
import { bearer, PASSWORD, register } from '../../testing/makers/customers.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { staff } from '../../testing/makers/staff.js';
import { useShop } from '../../testing/shop.js';
import { makeProduct } from '../../testing/makers/products.js';
import { GUEST } from '../../testing/makers/contacts.js';

onEachDatabase('how much a guest may order', (dialect) => {
  const shop = useShop(dialect);
  const { API_ACCESS, GUEST_ORDER_MAX_QUANTITY } = settings;
  let product = 0;
  let other = 0;
  let grace: Record<string, string> = {};
  before(async () => {
    grace = await staff(shop().db);
    const make = async () =>
      await makeProduct(shop(), { name: 'Cup', price: 1, stock_quantity: 9_000 }, grace);
    [product, other] = [await make(), await make()];
  });
  beforeEach(() => void Object.assign(settings, { API_ACCESS: 'protected', GUEST_ORDER_MAX_QUANTITY: 10 }));
  after(() => void Object.assign(settings, { API_ACCESS, GUEST_ORDER_MAX_QUANTITY }));

  const order = (quantities: [number, number][], headers = {}) => {
    const items = quantities.map(([product_id, quantity]) => ({ product_id, quantity }));
    return shop().send('POST', '/api/orders/', { ...GUEST, items }, headers);
  };
  const message = 'must be at most 10 of a product in all, without an account';

  it('is limited for each product, all lines together', async () => {
    expect(
      (
        await order([
          [product, 10],
          [other, 10],
        ])
      ).status,
    ).to.equal(201);
    const refused = await order([
      [product, 6],
      [other, 1],
      [product, 5],
    ]);
    expect([refused.status, refused.body.details]).to.deep.equal([
      400,
      [{ field: 'items[2].quantity', message }],
    ]);
  });

  it('is not limited for customers, staff, and while the API is open', async () => {
    const account = { email: 'many@example.com', password: PASSWORD, name: 'Somebody' };
    const session = await register(shop(), account);
    expect((await order([[product, 11]], bearer(session.access_token))).status).to.equal(201);
    expect((await order([[product, 11]], grace)).status).to.equal(201);
    settings.API_ACCESS = 'open';
    expect((await order([[product, 11]])).status).to.equal(201);
  });

  it('is limited in carts too: when something is added, when it is changed, and at checkout', async () => {
    const add = (quantity: number, headers = {}) =>
      shop().send('POST', '/api/cart/', { product_id: product, quantity }, headers);
    const { body: cart } = await add(10);
    const token = { 'X-Cart-Token': cart.cart_token };
    const refused = await add(1, token);
    expect([refused.status, refused.body.details]).to.deep.equal([
      400,
      [{ field: 'quantity', message: 'must be at most 10 in all, without an account' }],
    ]);
    const change = await shop().send('PATCH', `/api/cart/items/${product}/`, { quantity: 11 }, token);
    expect(change.status).to.equal(400);
    settings.GUEST_ORDER_MAX_QUANTITY = 9;
    expect((await shop().send('POST', '/api/cart/checkout/', GUEST, token)).status).to.equal(400);
    settings.GUEST_ORDER_MAX_QUANTITY = 10;
    expect((await shop().send('POST', '/api/cart/checkout/', GUEST, token)).status).to.equal(201);
  });
});
