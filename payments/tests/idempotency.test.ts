// Idempotency-Key on payments and refunds: a request that comes twice moves money once.
import { expect } from 'chai';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';

onEachDatabase('idempotency keys of payments', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  let jane: Headers = {};

  before(async () => {
    jane = await paying.customer();
    await paying.method(jane);
  });
  const keyed = (key: string, headers = jane) => ({ ...headers, 'Idempotency-Key': key });
  const replayed = (answer: { headers: globalThis.Headers }) => answer.headers.get('Idempotent-Replayed');

  it('answers a repeated payment with the first one', async () => {
    const order = await paying.order(jane);
    const first = await paying.pay(order, keyed('a'));
    const again = await paying.pay(order, keyed('a'));
    expect([first.status, replayed(first)]).to.deep.equal([201, null]);
    expect([again.status, replayed(again)]).to.deep.equal([201, 'true']);
    expect(again.body).to.deep.equal(first.body);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('answers a repeated refusal with 402 again, and charges nothing', async () => {
    const order = await paying.order(jane);
    const declined = await paying.method(jane, 'tok_charge_declined');
    const first = await paying.pay(order, keyed('b'), declined);
    const again = await paying.pay(order, keyed('b'), declined);
    expect([first.status, again.status, replayed(again)]).to.deep.equal([402, 402, 'true']);
    expect(again.body.id).to.equal(first.body.id);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'failed', 10_000]]);
  });

  it('refuses the key for another request with 422', async () => {
    const order = await paying.order(jane);
    await paying.pay(await paying.order(jane), keyed('c'));
    const other = await paying.pay(order, keyed('c'));
    expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
    expect(await paying.movements(order)).to.deep.equal([]);
  });

  it('gives the key back when the request was refused', async () => {
    const order = await paying.order(jane);
    expect((await paying.pay(order, keyed('d'), 99_999)).status).to.equal(404);
    expect((await paying.pay(order, keyed('d'))).status).to.equal(201);
  });

  it('keeps the keys of two customers apart', async () => {
    const eve = await paying.customer();
    await paying.method(eve);
    const [janes, eves] = [await paying.order(jane), await paying.order(eve)];
    expect((await paying.pay(janes, keyed('e'))).status).to.equal(201);
    expect((await paying.pay(eves, keyed('e', eve))).status).to.equal(201);
  });

  it('pays once when ten come with one key at the same moment', async () => {
    const order = await paying.order(jane);
    const answers = await Promise.all(Array.from({ length: 10 }, () => paying.pay(order, keyed('f'))));
    for (const { status, body } of answers) expect([201, 409], JSON.stringify(body)).to.include(status);
    for (const { status, body } of answers) if (status === 409) expect(body.code).to.equal('in_progress');
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('refunds once, with 422 for another amount', async () => {
    const { order, payment } = await paying.paidOrder();
    const first = await paying.refund(payment, { amount: 30 }, keyed('g', {}));
    const again = await paying.refund(payment, { amount: 30 }, keyed('g', {}));
    expect([first.status, again.status, replayed(again)]).to.deep.equal([201, 201, 'true']);
    expect(again.body).to.deep.equal(first.body);
    expect((await paying.refund(payment, { amount: 31 }, keyed('g', {}))).status).to.equal(422);
    expect(await paying.movements(order)).to.deep.equal([
      ['payment', 'succeeded', 10_000],
      ['refund', 'succeeded', 3_000],
    ]);
  });

  it('refuses a key that is too long', async () => {
    const order = await paying.order(jane);
    const long = await paying.pay(order, keyed('x'.repeat(256)));
    expect([long.status, long.body.details[0].field]).to.deep.equal([400, 'Idempotency-Key']);
    expect(await paying.movements(order)).to.deep.equal([]);
  });
});
