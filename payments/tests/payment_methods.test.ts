// Payment methods: what is kept of them, who may use them, and that no card number ever gets in.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { ANYONE, useShop } from '../../testing/shop.js';
import { PaymentMethod } from '../models.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('payment methods over REST', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let jane: Headers = {};
  beforeEach(async () => {
    jane = await paying.customer();
  });
  const METHODS = '/api/payments/methods/';
  const add = (body: unknown, headers = jane) => shop().send('POST', METHODS, body, headers);
  const list = async (headers = jane) =>
    (await shop().get(METHODS, headers)).body.payment_methods as { id: number; is_default: boolean }[];
  const defaults = async () => (await list()).map(({ is_default }) => is_default);

  it('keeps brand, last four digits and expiry, and never shows the token', async () => {
    const added = await add({ provider: 'test', token: 'tok_mastercard' });
    expect(added.status).to.equal(201);
    const { id, customer_id, created_at } = added.body;
    expect(added.body).to.deep.equal({
      ...{ id, customer_id, created_at, provider: 'test', kind: 'card', brand: 'mastercard' },
      ...{ last4: '4444', exp_month: 12, exp_year: 2040, is_default: true },
    });
    expect(await list()).to.deep.equal([added.body]);
  });

  it('are of the test provider only while it is switched on, also those that are kept', async () => {
    const order = await paying.order(jane);
    const kept = await paying.method(jane);
    settings.TEST_PAYMENTS = false;
    try {
      const added = await add({ provider: 'test', token: 'tok_visa' });
      expect([added.status, added.body.details]).to.deep.equal([
        400,
        [{ field: 'provider', message: 'is not a payment provider of this shop' }],
      ]);
      const paid = await paying.pay(order, jane, kept);
      expect([paid.status, paid.body.details[0]?.field]).to.deep.equal([400, 'payment_method_id']);
      expect(await paying.movements(order)).to.deep.equal([]);
    } finally {
      settings.TEST_PAYMENTS = true;
    }
    expect((await paying.pay(order, jane, kept)).status).to.equal(201);
  });

  it('has one default: the first, until another is made it or it is removed', async () => {
    const [first, second, third] = [
      await paying.method(jane),
      await paying.method(jane, 'tok_mastercard'),
      (await add({ provider: 'test', token: 'tok_visa', make_default: true })).body.id,
    ];
    expect(await defaults()).to.deep.equal([true, false, false]);
    const made = await shop().send('POST', `${METHODS}${first}/default/`, undefined, jane);
    expect([made.status, made.body.is_default]).to.deep.equal([200, true]);
    expect(await defaults()).to.deep.equal([false, false, true]);
    expect((await shop().send('DELETE', `${METHODS}${first}/`, undefined, jane)).status).to.equal(204);
    expect((await list()).map(({ id }) => id)).to.deep.equal([third, second]);
    expect(await defaults()).to.deep.equal([true, false]);
    const row = await PaymentMethod.objects(shop().db.read).where({ id: first }).first();
    expect(row?.token).to.equal('');
  });

  it('makes one default when ten are added at the same moment', async () => {
    const body = { provider: 'test', token: 'tok_visa', make_default: true };
    await Promise.all(Array.from({ length: 10 }, () => add(body)));
    expect((await defaults()).filter(Boolean)).to.have.lengthOf(1);
    expect(await defaults()).to.have.lengthOf(10);
  });

  it('does not let another customer use, remove or see them', async () => {
    const method = await paying.method(jane);
    const eve = await paying.customer();
    expect(await list(eve)).to.deep.equal([]);
    expect((await shop().send('DELETE', `${METHODS}${method}/`, undefined, eve)).status).to.equal(404);
    expect((await shop().send('POST', `${METHODS}${method}/default/`, undefined, eve)).status).to.equal(404);
    expect((await paying.pay(await paying.order(eve), eve, method)).status).to.equal(404);
    expect(await list()).to.have.lengthOf(1);
  });

  it('is for signed-in customers: guests cannot keep any', async () => {
    expect((await add({ provider: 'test', token: 'tok_visa' }, ANYONE)).status).to.equal(401);
  });

  it('refuses unknown providers and tokens, and the one of staff', async () => {
    const bad: [unknown, string][] = [
      [{ provider: 'paypal', token: 'tok_visa' }, 'provider'],
      [{ provider: 'manual', token: 'cash' }, 'provider'],
      [{ provider: 'test', token: 'tok_gold' }, 'token'],
      [{ provider: 'test', token: 'constructor' }, 'token'],
      [{ provider: 'test' }, 'token'],
      [{ token: 'tok_visa' }, 'provider'],
    ];
    for (const [body, field] of bad) {
      const { status, body: answer } = await add(body);
      expect([status, answer.details[0].field], JSON.stringify(body)).to.deep.equal([400, field]);
    }
    expect(await list()).to.deep.equal([]);
  });

  const NUMBERS = ['4242424242424242', '4242 4242 4242 4242', '5555-5555-5555-4444', '3782 822463 10005'];
  for (const number of NUMBERS) {
    it(`refuses the card number ${number} in every field, as text and as number`, async () => {
      const bodies = [
        { provider: 'test', token: number },
        { provider: number, token: 'tok_visa' },
        { provider: 'test', token: 'tok_visa', card: { number: `pay with ${number}!` } },
        { provider: 'test', token: 'tok_visa', number: Number(number.replace(/\D/g, '')) },
        { provider: 'test', token: 'tok_visa', [number]: 'x' },
      ];
      for (const body of bodies) {
        const { status, body: answer } = await add(body);
        expect([status, answer.code], JSON.stringify(body)).to.deep.equal([400, 'invalid']);
        expect(JSON.stringify(answer)).to.include('looks like a card number').and.not.include(number);
      }
      expect(await list()).to.deep.equal([]);
      const { order, payment } = await paying.paidOrder();
      const refund = await paying.refund(payment, { amount: 1, reason: `to ${number}` });
      expect([refund.status, refund.body.details[0].field]).to.deep.equal([400, 'reason']);
      const keyed = await paying.refund(payment, { amount: 1 }, { 'Idempotency-Key': number });
      expect([keyed.status, keyed.body.details[0].field]).to.deep.equal([400, 'Idempotency-Key']);
      expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
    });
  }
});
