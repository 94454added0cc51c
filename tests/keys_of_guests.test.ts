// Whose an idempotency key is when nobody has signed in: no guest gets another's answer, and each may try again.
import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { onEachDatabase } from '../testing/databases.js';
import { useShop } from '../testing/shop.js';
import { makeProduct } from '../testing/makers/products.js';
import { GUEST } from '../testing/makers/contacts.js';

type Headers = Record<string, string>;

onEachDatabase('idempotency keys of guests', (dialect) => {
  const shop = useShop(dialect);
  let product = 0;
  before(async () => {
    const fields = { name: 'Cup', price: 1, stock_quantity: 1_000 };
    product = await makeProduct(shop(), fields);
  });

  const post = (path: string, body: object, key: string, headers: Headers = {}) =>
    shop().send('POST', path, body, { ...headers, 'Idempotency-Key': key });
  const order = (email: string, key: string, quantity = 1) => {
    const contact = { ...GUEST, customer_email: email };
    return post('/api/orders/', { ...contact, items: [{ product_id: product, quantity }] }, key);
  };
  const add = (key: string, cartToken = '', quantity = 1) =>
    post('/api/cart/', { product_id: product, quantity }, key, { 'X-Cart-Token': cartToken });

  it('of orders are told apart by the e-mail address, however it is written', async () => {
    const ann = await order('ann@example.com', 'order-1');
    const bob = await order('bob@example.com', 'order-1');
    expect([ann.status, bob.status]).to.deep.equal([201, 201]);
    expect(bob.headers.get('idempotent-replayed')).to.equal(null);
    expect(bob.body.order.id).not.to.equal(ann.body.order.id);
    const again = await order('ann@example.com', 'order-1');
    expect([again.body, again.headers.get('idempotent-replayed')]).to.deep.equal([ann.body, 'true']);
    expect((await order('ann@example.com', 'order-1', 2)).body.code).to.equal('idempotency_mismatch');
    expect((await order('Ann@Example.com', 'order-1')).body.code, 'the same guest').to.equal(
      'idempotency_mismatch',
    );
  });

  it('of carts are told apart by the token of the cart', async () => {
    const [one, two] = [(await add(randomUUID())).body.cart_token, (await add(randomUUID())).body.cart_token];
    expect((await add('more', one)).body.item_count).to.equal(2);
    expect((await add('more', two, 5)).body.item_count).to.equal(6);
    const again = await add('more', one);
    expect([again.body.item_count, again.headers.get('idempotent-replayed')]).to.deep.equal([2, 'true']);
    for (const token of [one, two]) {
      const { body } = await shop().get('/api/cart/', { 'X-Cart-Token': token });
      expect(body.item_count).to.equal(token === one ? 2 : 6);
    }
  });

  it('give the token of a new cart again only when nobody can guess them', async () => {
    const key = randomUUID();
    const [first, again] = [await add(key), await add(key)];
    expect(again.body).to.deep.equal(first.body);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    const [one, other] = [await add('add-1'), await add('add-1')];
    expect(other.headers.get('idempotent-replayed')).to.equal(null);
    expect(other.body.cart_token).not.to.equal(one.body.cart_token);
    expect([one.body.item_count, other.body.item_count]).to.deep.equal([1, 1]);
  });

  it('of a registration need the password again', async () => {
    const account = { email: 'cyd@example.com', password: 'a long enough phrase', name: 'Cyd' };
    const register = (changes = {}) => post('/api/customers/register/', { ...account, ...changes }, 'reg-1');
    const first = await register();
    const guessed = await register({ password: 'another long phrase' });
    expect([first.status, guessed.status, guessed.body.code]).to.deep.equal([
      201,
      422,
      'idempotency_mismatch',
    ]);
    expect(guessed.body.refresh_token).to.equal(undefined);
    const again = await register();
    expect([again.status, again.body.refresh_token]).to.deep.equal([201, first.body.refresh_token]);
    const headers = { Authorization: `Bearer ${again.body.access_token}` };
    expect((await shop().get('/api/customers/me/', headers)).body.email).to.equal('cyd@example.com');
    const [row] = (await shop().db.read('idempotency_idempotencykey').where({ key: 'reg-1' })) as object[];
    expect(JSON.stringify(row)).not.to.contain(first.body.refresh_token);
  });

  it('are not those of a customer', async () => {
    const account = { email: 'dan@example.com', password: 'a long enough phrase', name: 'Dan' };
    const { body } = await post('/api/customers/register/', account, randomUUID());
    const headers = { Authorization: `Bearer ${body.access_token}` };
    const items = [{ product_id: product, quantity: 1 }];
    const contact = { customer_name: 'Dan', customer_email: 'dan@example.com', shipping_address: 'Here' };
    const asGuest = await post('/api/orders/', { ...contact, items }, 'mine');
    const asCustomer = await post('/api/orders/', { ...contact, items }, 'mine', headers);
    expect([asGuest.status, asCustomer.status]).to.deep.equal([201, 201]);
    expect(asCustomer.body.order.id).not.to.equal(asGuest.body.order.id);
  });

  /** The stock after a change that was asked for from this address of this machine. */
  function moveStockFrom(localAddress: string, key: string): Promise<number> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    return new Promise((resolve, reject) => {
      const url = `${shop().url}/api/products/${product}/stock/`;
      const request = http.request(url, { method: 'POST', localAddress, headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve((JSON.parse(text) as { stock_quantity: number }).stock_quantity));
      });
      request.on('error', reject).end(JSON.stringify({ delta: -2 }));
    });
  }

  it('are told apart by the address where a request shows nothing else', async function () {
    if (process.platform !== 'linux') this.skip(); // elsewhere loopback has one address
    const first = await moveStockFrom('127.0.0.1', 'move');
    expect(await moveStockFrom('127.0.0.1', 'move')).to.equal(first);
    expect(await moveStockFrom('127.0.0.2', 'move')).to.equal(first - 2);
  });
});
