// Filters and orders of the lists that are not of products or orders; who may filter by what.
import { credentials } from '@grpc/grpc-js';
import { expect } from 'chai';
import * as customersClient from '../customers/grpc_client.js';
import { Customer } from '../customers/models.js';
import { settings } from '../ecommerce/settings.js';
import { fromMessage, toMessage } from '../framework/grpc/codec.js';
import { PaymentTransaction } from '../payments/models.js';
import paymentsGrpcPb from '../protos/generated/payments_grpc_pb.js';
import paymentsPb from '../protos/generated/payments_pb.js';
import { createRecommendation } from '../recommendations/pinned.js';
import { onEachDatabase } from '../testing/databases.js';
import { call } from '../testing/grpc.js';
import { GUEST } from '../testing/makers/contacts.js';
import { ADA, bearer, BOB, register } from '../testing/makers/customers.js';
import { storedProduct } from '../testing/makers/products.js';
import { makeThings, type Things } from '../testing/makers/things.js';
import { ANYONE, useShop } from '../testing/shop.js';

const CONTEXT = { requestId: 'list-filters' };
const LATER = '2999-01-01T00:00:00Z';
const EARLIER = '2001-01-01T00:00:00Z';

onEachDatabase('filters and orders of other lists', (dialect) => {
  const shop = useShop(dialect, 'staff');
  let ada: Record<string, string> = {};
  let [adaId, bobId] = [0, 0];
  let things: Things;
  let refund = 0;
  let guest: Record<string, string> = {};

  before(async () => {
    const [one, other] = [await register(shop(), ADA), await register(shop(), BOB)];
    ada = bearer(one.access_token);
    [adaId, bobId] = [one.customer.id, other.customer.id];
    things = await makeThings(shop().db, adaId);
    await makeThings(shop().db, bobId);
    const path = `/api/payments/transactions/${things.transaction_id}/refund/`;
    refund = (await shop().send('POST', path, { amount: 2 })).body.id;
    const order = { ...GUEST, items: [{ product_id: things.product_id, quantity: 1 }] };
    const placed = await shop().send('POST', '/api/orders/', order, ANYONE);
    guest = { 'X-Order-Token': placed.body.order_token, Authorization: '' };
  });

  /** The ids of the rows of a list. */
  const listed = async (path: string, headers = {}): Promise<number[]> => {
    const { status, body } = await shop().get(path, headers);
    expect(status, JSON.stringify(body)).to.equal(200);
    const [rows] = Object.values(body as object) as { id: number }[][];
    return (rows ?? []).map(({ id }) => id);
  };
  const count = async (path: string, headers = {}): Promise<number> => (await listed(path, headers)).length;

  it('payments: by order, account, kind, status and time, over REST', async () => {
    const list = '/api/payments/transactions/';
    const { transaction_id: payment } = things;
    expect(await count(list)).to.equal(3);
    expect(await listed(`${list}?customer_id=${adaId}`)).to.deep.equal([refund, payment]);
    expect(await listed(`${list}?customer_id=${adaId}&kind=payment`)).to.deep.equal([payment]);
    expect(await listed(`${list}?kind=refund`)).to.deep.equal([refund]);
    expect(await count(`${list}?status=failed`)).to.equal(0);
    expect(await count(`${list}?created_after=${LATER}`)).to.equal(0);
    expect(await count(`${list}?created_before=${EARLIER}`)).to.equal(0);
    expect(await count(`${list}?updated_after=${EARLIER}&created_before=${LATER}`)).to.equal(3);
    const byAmount = await listed(`${list}?customer_id=${adaId}&ordering=amount`);
    expect(byAmount).to.deep.equal([refund, payment]);
    expect(await listed(`${list}?customer_id=${adaId}&ordering=-amount`)).to.deep.equal([payment, refund]);
    const { order_id } =
      (await PaymentTransaction.objects(shop().db.read).where({ id: payment }).first()) ?? {};
    expect(await listed(`${list}?order_id=${order_id}&customer_id=${bobId}`)).to.deep.equal([]);
  });

  it('payments: the same over gRPC', async () => {
    const client = new paymentsGrpcPb.PaymentServiceClient(
      settings.PAYMENTS_ADDRESS,
      credentials.createInsecure(),
    );
    try {
      const asked = {
        kind: 'payment',
        created_after: EARLIER,
        created_before: LATER,
        updated_after: EARLIER,
      };
      const fields = { ...asked, customer_id: adaId, ordering: ['-amount'] };
      const request = toMessage(paymentsPb.ListTransactionsRequest, fields);
      const found = fromMessage(await call(client, (stub) => stub.listTransactions, request));
      expect(found.transactions.map(({ id }) => id)).to.deep.equal([things.transaction_id]);
    } finally {
      client.close();
    }
  });

  it('invoices: by order, account, kind, number and time', async () => {
    const list = '/api/invoices/';
    const { invoice_id } = things;
    const own = await listed(`${list}?customer_id=${adaId}`);
    expect(own).to.include(invoice_id).and.have.length(2); // and the credit note of the refund
    expect(await listed(`${list}?customer_id=${adaId}&kind=invoice`)).to.deep.equal([invoice_id]);
    expect(await count(`${list}?kind=credit_note`)).to.equal(1);
    const { number } = (await shop().get(`${list}${invoice_id}/`)).body;
    expect(await listed(`${list}?number=${number}`)).to.deep.equal([invoice_id]);
    expect(await count(`${list}?issued_after=${LATER}`)).to.equal(0);
    expect(await count(`${list}?issued_before=${LATER}&customer_id=${bobId}`)).to.equal(1);
    expect((await listed(`${list}?customer_id=${adaId}&ordering=-total`))[0]).to.equal(invoice_id);
    expect((await listed(`${list}?customer_id=${adaId}&ordering=total`))[1]).to.equal(invoice_id);
  });

  it('customers: by id, address, words and time, over REST and gRPC', async () => {
    const list = '/api/customers/';
    expect(await listed(`${list}?email=ADA%40example.com`)).to.deep.equal([adaId]);
    expect(await count(`${list}?email=nobody%40example.com`)).to.equal(0);
    expect(await listed(`${list}?ids=${adaId},${bobId}&ordering=name`)).to.deep.equal([adaId, bobId]);
    expect(await listed(`${list}?ids=${adaId},${bobId}&ordering=-email`)).to.deep.equal([bobId, adaId]);
    expect(await listed(`${list}?query=lovelace&created_before=${LATER}`)).to.deep.equal([adaId]);
    expect(await count(`${list}?created_after=${LATER}`)).to.equal(0);
    await shop().db.transaction((trx) =>
      Customer.objects(trx)
        .where({ id: bobId })
        .update({ updated_at: '2998-01-01T00:00:00.000Z' } as never),
    );
    expect(await listed(`${list}?updated_after=2997-01-01T00:00:00Z`)).to.deep.equal([bobId]);
    const asked = { email: 'bob@EXAMPLE.com', updated_after: EARLIER, ordering: ['-updated_at'] };
    const { customers } = await customersClient.listCustomers(asked, CONTEXT);
    expect(customers.map(({ id }) => id)).to.deep.equal([bobId]);
  });

  it('recommendations: by product, by what they recommend, by time', async () => {
    const list = '/api/recommendations/';
    const third = await storedProduct(shop().db, { name: 'Third' });
    const choice = { product_id: things.product_id, recommended_product_id: third.id, position: 0 };
    const { id } = await createRecommendation(shop().db, choice);
    expect(await listed(`${list}?product_id=${things.product_id}`)).to.deep.equal([
      things.recommendation_id,
      id,
    ]);
    expect(await listed(`${list}?recommended_product_id=${third.id}`)).to.deep.equal([id]);
    expect((await listed(`${list}?ordering=-created_at`))[0]).to.equal(id);
    expect(await count(`${list}?created_after=${LATER}`)).to.equal(0);
  });

  it('stock movements: by kind, order and time, latest first', async () => {
    const list = `/api/products/${things.other_id}/stock/movements/`;
    const all = await listed(list);
    expect(all).to.have.length(3);
    expect(await listed(`${list}?ordering=-id`)).to.deep.equal([...all].reverse());
    expect(await listed(`${list}?kind=initial`)).to.deep.equal(all.slice(0, 1));
    expect(await listed(`${list}?order_id=${things.order_id}`)).to.deep.equal(all.slice(1, 2));
    expect(await count(`${list}?created_after=${LATER}`)).to.equal(0);
    expect(await count(`${list}?created_before=${LATER}&kind=sold`)).to.equal(2);
  });

  for (const list of ['/api/payments/transactions/', '/api/invoices/']) {
    it(`${list}: a customer’s own alone, whatever the filters`, async () => {
      const own = await listed(list, ada);
      expect(own).to.deep.equal(await listed(`${list}?customer_id=${adaId}`));
      for (const query of [
        `customer_id=${adaId}`,
        'customer_id=0',
        'order_id=0',
        `created_before=${LATER}`,
      ]) {
        const path = query.startsWith('created') && list.includes('invoices') ? '' : `?${query}`;
        expect(await listed(list + path, ada), query).to.deep.equal(own);
      }
      const others = await shop().get(`${list}?customer_id=${bobId}`, ada);
      expect([others.status, others.body.code]).to.deep.equal([404, 'not_found']);
    });

    it(`${list}: the token of an order shows that order alone, whatever the filters`, async () => {
      for (const query of ['', '?order_id=0', '?customer_id=0', '?order_id=0&customer_id=0']) {
        expect(await listed(list + query, guest), query).to.deep.equal([]);
      }
      for (const query of [`?customer_id=${adaId}`, `?order_id=${things.order_id}`]) {
        expect((await shop().get(list + query, guest)).status, query).to.equal(404);
      }
    });
  }

  it('fields of every list and resource that has them', async () => {
    const lists = [
      '/api/payments/transactions/',
      '/api/invoices/',
      '/api/customers/',
      '/api/recommendations/',
    ];
    for (const path of lists) {
      const { body } = await shop().get(`${path}?fields=id`);
      const [rows] = Object.values(body as object) as object[][];
      expect(rows, path).to.be.an('array').that.is.not.empty;
      for (const row of rows ?? []) expect(Object.keys(row), path).to.deep.equal(['id']);
    }
    const resources: [string, object?][] = [
      [`/api/payments/transactions/${things.transaction_id}/`],
      [`/api/invoices/${things.invoice_id}/`],
      [`/api/customers/${adaId}/`],
      ['/api/customers/me/', ada],
      [`/api/recommendations/${things.recommendation_id}/`],
    ];
    for (const [path, headers = {}] of resources) {
      const { body } = await shop().get(`${path}?fields=id`, { ...headers });
      expect(Object.keys(body), path).to.deep.equal(['id']);
    }
    const recommended = await shop().get(
      `/api/products/${things.product_id}/recommendations/?fields=id,reason`,
    );
    expect(Object.keys(recommended.body.products[0])).to.deep.equal(['id', 'reason']);
  });
});
