// POST /api/payments/transactions/: what each kind of card and each state of an order leads to.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { reconcile } from '../reconciliation.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('paying an order over REST', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let jane: Headers = {};

  before(async () => {
    jane = await paying.customer();
    await paying.method(jane);
  });

  it('takes the money, marks the order paid and issues the invoice', async () => {
    const order = await paying.order(jane);
    const paid = await paying.pay(order, jane);
    expect(paid.status).to.equal(201);
    expect(paid.body).to.deep.include({
      ...{ order_id: order, kind: 'payment', status: 'succeeded', amount: 100, currency: 'USD' },
      ...{ provider: 'test', failure_code: '', refunded: 0, owed: 0, payment_id: null },
    });
    expect(paid.body.provider_reference).to.match(/^test_charge_\d+$/);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
    const read = await shop().get(`/api/payments/transactions/${paid.body.id}/`, jane);
    expect(read.body).to.deep.equal(paid.body);
  });

  it('refuses to be paid a second time', async () => {
    const order = await paying.order(jane);
    await paying.pay(order, jane);
    const again = await paying.pay(order, jane);
    expect([again.status, again.body.code]).to.deep.equal([409, 'already_exists']);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  const refusals = [
    ['tok_charge_declined', 'card_declined'],
    ['tok_insufficient_funds', 'insufficient_funds'],
    ['tok_expired_card', 'expired_card'],
  ] as const;
  for (const [token, code] of refusals) {
    it(`answers 402 to ${token}, and another card may pay`, async () => {
      const order = await paying.order(jane);
      const refused = await paying.pay(order, jane, await paying.method(jane, token));
      expect(refused.status).to.equal(402);
      expect(refused.body).to.deep.include({ status: 'failed', failure_code: code, code: 'payment_failed' });
      expect(refused.body.error).to.equal(refused.body.failure_message);
      expect(await paying.statuses(order)).to.deep.equal(['pending', 'unpaid']);
      expect(await paying.papers(order)).to.deep.equal([]);
      expect((await paying.pay(order, jane)).status).to.equal(201);
    });
  }

  it('does not know what became of a payment that timed out, until it has asked', async () => {
    const order = await paying.order(jane);
    const late = await paying.pay(order, jane, await paying.method(jane, 'tok_timeout'));
    await paying.leaveOpen(order);
    const { status, failure_code } = late.body;
    expect([late.status, status, failure_code]).to.deep.equal([201, 'unknown', 'provider_timeout']);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'unpaid']);
    const second = await paying.pay(order, jane);
    expect([second.status, second.body.code]).to.deep.equal([409, 'in_progress']);
    const told: string[] = [];
    await reconcile(shop().db, (transaction) => told.push(transaction.status));
    expect(told).to.deep.equal(['succeeded']);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('finds that a provider that broke has taken nothing', async () => {
    const order = await paying.order(jane);
    const broken = await paying.pay(order, jane, await paying.method(jane, 'tok_error'));
    await paying.leaveOpen(order);
    expect([broken.status, broken.body.status]).to.deep.equal([201, 'unknown']);
    await reconcile(shop().db, () => undefined);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'failed', 10_000]]);
    expect((await paying.pay(order, jane)).body.status).to.equal('succeeded');
  });

  it('lets staff record a bank transfer or cash, for a guest too', async () => {
    const order = await paying.order();
    const { status, body } = await paying.pay(order);
    expect([status, body.provider, body.customer_id]).to.deep.equal([201, 'manual', null]);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    const [cash, transfer] = (await shop().get('/api/payments/methods/')).body.payment_methods;
    expect([cash.kind, transfer.kind, transfer.is_default]).to.deep.equal(['cash', 'bank_transfer', true]);
    const inCash = await paying.pay(await paying.order(), {}, cash.id);
    expect([inCash.status, inCash.body.payment_method_id]).to.deep.equal([201, cash.id]);
  });

  it('refuses cancelled orders, strange methods and bad input, and moves nothing', async () => {
    const order = await paying.order(jane);
    const strange = await paying.pay(order, jane, 99_999);
    expect([strange.status, strange.body.error]).to.deep.equal([404, 'Payment method 99999 was not found.']);
    const janes = await paying.method(jane);
    expect((await paying.pay(order, {}, janes)).status, 'staff with a customer’s card').to.equal(404);
    expect((await paying.pay(99_999, jane)).status).to.equal(404);
    expect((await paying.pay(-1, jane)).body.details[0].field).to.equal('order_id');
    await paying.cancel(order);
    const cancelled = await paying.pay(order, jane);
    expect([cancelled.status, cancelled.body.code]).to.deep.equal([409, 'invalid_transition']);
    const poor = await paying.customer();
    const without = await paying.pay(await paying.order(poor), poor);
    expect([without.status, without.body.details[0].field]).to.deep.equal([400, 'payment_method_id']);
    expect(await paying.movements(order)).to.deep.equal([]);
  });

  it('does not let a customer pay for, see or refund what is another’s', async () => {
    const order = await paying.order(jane);
    const { body: payment } = await paying.pay(order, jane);
    const eve = await paying.customer();
    await paying.method(eve);
    expect((await paying.pay(await paying.order(jane), eve)).status).to.equal(404);
    expect((await paying.pay(await paying.order(), eve)).status).to.equal(404);
    expect((await shop().get(`/api/payments/transactions/${payment.id}/`, eve)).status).to.equal(404);
    expect((await shop().get(`/api/payments/transactions/?order_id=${order}`, eve)).status).to.equal(404);
    expect((await shop().get('/api/payments/transactions/', eve)).body.transactions).to.deep.equal([]);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });
});
