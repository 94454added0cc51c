// Who orders without an account gets the token of the order: with it one reads, pays and cancels that order and gets
// its invoice, and nothing else. Whether the API is open or protected.
import { expect } from 'chai';
import { register } from '../testing/makers/customers.js';
import { settings } from '../ecommerce/settings.js';
import { onEachDatabase } from '../testing/databases.js';
import { ANYONE, useShop } from '../testing/shop.js';
import { staff } from '../testing/makers/staff.js';
import * as paymentsClient from '../payments/grpc_client.js';
import * as ordersClient from '../orders/grpc_client.js';
import { Order } from '../orders/models.js';
import { makeProduct } from '../testing/makers/products.js';
import { GUEST } from '../testing/makers/contacts.js';

const CONTEXT = { requestId: 'guest-orders' };
const CARD = { provider: 'test', token: 'tok_visa' };

for (const access of ['protected', 'open'] as const) {
  onEachDatabase(`the token of a guest's order, with ${access} access`, (dialect) => {
    const shop = useShop(dialect);
    const { API_ACCESS } = settings;
    let product = 0;
    let grace: Record<string, string> = {};
    before(async () => {
      settings.API_ACCESS = access;
      grace = await staff(shop().db);
      const fields = { name: 'Cup', price: 10, stock_quantity: 1_000 };
      product = await makeProduct(shop(), fields, grace);
    });
    after(() => (settings.API_ACCESS = API_ACCESS));

    async function place(headers = {}): Promise<{ id: number; mine: Record<string, string> }> {
      const items = [{ product_id: product, quantity: 2 }];
      const { status, body } = await shop().send('POST', '/api/orders/', { ...GUEST, items }, headers);
      expect(status).to.equal(201);
      expect(body.order_token).to.match(/^[\w-]{43}$/);
      return { id: body.order.id, mine: { 'X-Order-Token': body.order_token } };
    }
    const pay = (id: number, headers: object, body: object = CARD) =>
      shop().send('POST', '/api/payments/transactions/', { order_id: id, ...body }, { ...headers });

    it('is of that order alone, and only its hash is stored', async () => {
      const [one, other] = [await place(), await place()];
      expect(one.mine).to.not.deep.equal(other.mine);
      const row = await Order.objects(shop().db.read).where({ id: one.id }).first();
      expect(row?.token_hash).to.match(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(row)).to.not.include(one.mine['X-Order-Token']);
    });

    it('reads the order', async () => {
      const { id, mine } = await place();
      const answer = await shop().get(`/api/orders/${id}/`, mine);
      expect([answer.status, answer.body.id]).to.deep.equal([200, id]);
      expect(answer.headers.get('cache-control')).to.equal('no-store');
      expect(JSON.stringify(answer.body)).to.not.include(mine['X-Order-Token']);
    });

    it('pays it, and shows its payment and its invoice', async () => {
      const { id, mine } = await place();
      const paid = await pay(id, mine);
      expect([paid.status, paid.body.status, paid.body.amount]).to.deep.equal([201, 'succeeded', 20]);
      const { body: list } = await shop().get('/api/payments/transactions/', mine);
      expect(list.transactions.map((each: { id: number }) => each.id)).to.deep.equal([paid.body.id]);
      expect((await shop().get(`/api/payments/transactions/${paid.body.id}/`, mine)).status).to.equal(200);
      const { body: invoices } = await shop().get(`/api/invoices/?order_id=${id}`, mine);
      const [invoice] = invoices.invoices;
      expect((await shop().get(`/api/invoices/${invoice.id}/`, mine)).body.order_id).to.equal(id);
      const pdf = await shop().get(`/api/invoices/${invoice.id}/pdf/`, mine);
      expect([pdf.status, pdf.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);
    });

    it('gets the invoice of an order that is not paid yet', async () => {
      const { id, mine } = await place();
      const issued = await shop().send('POST', '/api/invoices/', { order_id: id }, mine);
      expect([issued.status, issued.body.order_id]).to.deep.equal([201, id]);
    });

    it('pays once under one key', async () => {
      const { id, mine } = await place();
      const keyed = { ...mine, 'Idempotency-Key': 'pay-it' };
      const [first, again] = [await pay(id, keyed), await pay(id, keyed)];
      expect([first.status, again.status]).to.deep.equal([201, 201]);
      expect(again.body.id).to.equal(first.body.id);
      expect(again.headers.get('idempotent-replayed')).to.equal('true');
      const other = await place();
      expect((await pay(other.id, { ...other.mine, 'Idempotency-Key': 'pay-it' })).status).to.equal(201);
    });

    it('keeps nothing to pay with again, and says what is wrong with a card', async () => {
      const { id, mine } = await place();
      const refused = await pay(id, mine, { provider: 'test', token: 'no such token' });
      expect([refused.status, refused.body.details[0].field]).to.deep.equal([400, 'token']);
      expect(
        (await pay(id, mine, {})).body.details.map((each: { field: string }) => each.field),
      ).to.deep.equal(['provider']);
      await pay(id, mine);
      const kept = await shop()
        .db.read('payments_paymentmethod')
        .where({ token: CARD.token, customer_id: null });
      expect(kept).to.deep.equal([]);
      const shops = (await shop().get('/api/payments/methods/', grace)).body.payment_methods;
      expect(shops.filter((each: { kind: string }) => each.kind === 'card')).to.deep.equal([]);
    });

    it('cancels it, once, and its history says who', async () => {
      const { id, mine } = await place();
      const cancelled = await shop().send('POST', `/api/orders/${id}/cancel/`, undefined, mine);
      expect([cancelled.status, cancelled.body.order.status]).to.deep.equal([200, 'cancelled']);
      expect((await shop().send('POST', `/api/orders/${id}/cancel/`, undefined, mine)).status).to.equal(409);
      const { body } = await shop().get(`/api/orders/${id}/`, mine);
      expect(body.history.at(-1).changed_by).to.equal('guest');
    });

    it('comes again with the answer to a repeated key, and only then', async () => {
      const key = { 'Idempotency-Key': 'place-once' };
      const [first, again] = [await place(key), await place(key)];
      expect(again).to.deep.equal(first);
      const updated = await shop().send(
        'PATCH',
        `/api/orders/${first.id}/status/`,
        { status: 'shipped' },
        grace,
      );
      expect(updated.body).to.not.have.property('order_token');
    });

    it("comes with the checkout of a guest's cart", async () => {
      const { body: cart } = await shop().send('POST', '/api/cart/', { product_id: product, quantity: 1 });
      const token = { 'X-Cart-Token': cart.cart_token };
      const { body } = await shop().send('POST', '/api/cart/checkout/', GUEST, token);
      const mine = { 'X-Order-Token': body.order_token };
      expect((await shop().get(`/api/orders/${body.order.id}/`, mine)).status).to.equal(200);
    });

    it('does not come to who has an account', async () => {
      const { access_token } = await register(shop(), {
        ...BUYER,
        email: `with-account-${access}@example.com`,
      });
      const headers = { Authorization: `Bearer ${access_token}` };
      const items = [{ product_id: product, quantity: 1 }];
      const { body } = await shop().send('POST', '/api/orders/', { ...GUEST, items }, headers);
      expect(body).to.not.have.property('order_token');
    });

    it('opens nothing else', async () => {
      const [one, other] = [await place(), await place()];
      const { body: paid } = await pay(other.id, other.mine);
      const { body: invoices } = await shop().get(`/api/invoices/?order_id=${other.id}`, other.mine);
      const [invoice] = invoices.invoices;
      const tries: [string, string, object?][] = [
        ['GET', `/api/orders/${other.id}/`],
        ['POST', `/api/orders/${other.id}/cancel/`],
        ['GET', `/api/payments/transactions/${paid.id}/`],
        ['GET', `/api/payments/transactions/?order_id=${other.id}`],
        ['POST', '/api/payments/transactions/', { order_id: other.id, ...CARD }],
        ['GET', `/api/invoices/${invoice.id}/`],
        ['GET', `/api/invoices/${invoice.id}/pdf/`],
        ['GET', `/api/invoices/?order_id=${other.id}`],
        ['POST', '/api/invoices/', { order_id: other.id }],
      ];
      for (const [method, path, body] of tries) {
        expect((await shop().send(method, path, body, one.mine)).status, `${method} ${path}`).to.equal(404);
      }
      for (const path of ['/api/payments/methods/', '/api/customers/']) {
        expect((await shop().get(path, one.mine)).status, path).to.equal(401);
      }
      const refund = `/api/payments/transactions/${paid.id}/refund/`;
      expect((await shop().send('POST', refund, {}, other.mine)).status).to.equal(401);
      const all = await shop().get('/api/payments/transactions/', one.mine);
      expect(all.body.transactions).to.deep.equal([]);
    });

    it('is like none when it is wrong', async () => {
      const { id } = await place();
      for (const token of ['x'.repeat(43), 'x', 'ä'.repeat(20)]) {
        const headers = { 'X-Order-Token': Buffer.from(token).toString('latin1') };
        const expected = access === 'open' ? 200 : 401;
        expect((await shop().get(`/api/orders/${id}/`, headers)).status).to.equal(expected);
        expect((await shop().get('/api/invoices/', headers)).status).to.equal(401);
      }
      expect((await pay(id, ANYONE)).status).to.equal(401);
    });

    it('also serves who is signed in', async () => {
      const { id, mine } = await place();
      const { access_token } = await register(shop(), { ...BUYER, email: `signed-in-${access}@example.com` });
      const both = { ...mine, Authorization: `Bearer ${access_token}` };
      expect((await shop().get(`/api/orders/${id}/`, both)).status).to.equal(200);
      expect((await pay(id, both)).status).to.equal(201);
      const { body } = await shop().get(`/api/payments/transactions/?order_id=${id}`, both);
      expect(body.transactions).to.have.length(1);
    });

    it('is what gRPC needs to pay for a guest', async () => {
      const { id, mine } = await place();
      const order_token = mine['X-Order-Token'] ?? '';
      const codeOf = (fields: object) =>
        paymentsClient.payOrder({ order_id: id, ...fields }, CONTEXT).then(
          ({ status }) => status,
          ({ code }: { code: string }) => code,
        );
      expect(await codeOf(CARD)).to.equal('invalid');
      expect(await codeOf({ ...CARD, order_token: 'x'.repeat(43) })).to.equal('not_found');
      expect(await codeOf({ ...CARD, order_token, customer_id: 1 })).to.equal('invalid');
      expect(await codeOf({ ...CARD, order_token })).to.equal('succeeded');
      expect(await ordersClient.authenticateOrderToken(order_token, CONTEXT)).to.equal(id);
    });
  });
}

const BUYER = { name: 'Somebody', password: 'analytical engine' };
