// Paying with Stripe, against the stand-in of its API: who pays with a stored card, who confirms in the browser, 3-D Secure.
import { expect } from 'chai';
import { PaymentMethod } from '../models.js';
import { cancelAllUnpaid } from '../unpaid_orders.js';
import { IdempotencyKey } from '../../framework/idempotency/models.js';
import { onEachDatabase } from '../../testing/databases.js';
import { JANE } from '../../testing/makers/contacts.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';
import { ANYONE, useShop } from '../../testing/shop.js';
import { atStripe, confirmInBrowser, useStripe } from '../../testing/stripe/use_stripe.js';

const HOUR_MS = 3_600_000;
const TRANSACTIONS = '/api/payments/transactions/';

onEachDatabase('paying with Stripe', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const stripe = useStripe(shop);
  const paying = new PayingShop(shop);
  let jane: Headers = {};

  before(async () => {
    jane = await paying.customer();
  });

  const pay = (body: object, headers: Headers = jane) => shop().send('POST', TRANSACTIONS, body, headers);
  const store = (token: string, headers: Headers = jane) => paying.method(headers, token, 'stripe');
  const intentOf = (reference: string) => stripe().ledger.intents.get(reference);
  const chargesOf = (order: number) =>
    [...stripe().ledger.intents.values()].filter(
      ({ metadata, status }) => metadata.order_id === String(order) && status === 'succeeded',
    ).length;
  /** An order that waits for its customer in the browser. */
  async function awaited(headers: Headers = jane) {
    const order = await paying.order(headers);
    const { body } = await pay({ order_id: order, provider: 'stripe' }, headers);
    const { client_secret } = body.confirmation as { client_secret: string };
    return { order, id: body.id as number, reference: body.provider_reference as string, client_secret };
  }

  it('a stored card is charged, the order is paid and has its invoice', async () => {
    const order = await paying.order(jane);
    const { status, body } = await paying.pay(order, jane, await store('pm_card_visa'));
    expect([status, body.status, body.provider]).to.deep.equal([201, 'succeeded', 'stripe']);
    expect(body).not.to.have.property('confirmation');
    const intent = intentOf(body.provider_reference);
    expect(intent).to.deep.include({ amount: 10_000, currency: 'usd', status: 'succeeded' });
    const [row] = await paying.rows(order);
    expect(intent?.metadata).to.deep.equal({
      ...{ order_id: `${order}`, transaction_id: `${body.id}`, transaction_key: row?.provider_key },
    });
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('a customer confirms in the browser, and the webhook settles the payment', async () => {
    const { order, id, client_secret } = await awaited();
    const [waiting] = await paying.rows(order);
    expect(waiting).to.include({ status: 'requires_action', lease_until: null });
    expect(await confirmInBrowser(stripe(), client_secret, 'pm_card_mastercard')).to.equal(200);
    await paying.become(order, ([row]) => row?.status === 'succeeded');
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    const seen = await shop().get(`${TRANSACTIONS}${id}/`, jane);
    expect(JSON.stringify(seen.body)).not.to.contain('_secret_');
    expect(JSON.stringify(await shop().db.read('payments_paymentmethod'))).to.contain('mastercard');
  });

  it('a declined card is answered 402, its intent is cancelled, and another card pays', async () => {
    for (const [card, code] of [
      ['pm_card_chargeCustomerFail', 'card_declined'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
      ['pm_card_visa_chargeDeclinedFraudulent', 'card_declined'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ] as const) {
      const order = await paying.order(jane);
      const refused = await paying.pay(order, jane, await store(card));
      expect([refused.status, refused.body.failure_code], card).to.deep.equal([402, code]);
      const intents = [...stripe().ledger.intents.values()];
      const ours = intents.filter(({ metadata }) => metadata.order_id === String(order));
      expect(ours.map(({ status }) => status)).to.deep.equal(['canceled']);
      expect((await paying.pay(order, jane, await store('pm_card_visa'))).body.status).to.equal('succeeded');
    }
  });

  for (const [outcome, succeeds] of [
    ['succeeded', 'true'],
    ['requires_action', 'false'],
  ] as const) {
    it(`3-D Secure of a stored card: ${outcome}`, async () => {
      const order = await paying.order(jane);
      const { body } = await paying.pay(order, jane, await store('pm_card_authenticationRequired'));
      expect(body.status).to.equal('requires_action');
      expect(body.confirmation.client_secret).to.match(/^pi_\w+_secret_\w+$/);
      await atStripe(stripe(), `/stand-in/payment_intents/${body.provider_reference}/authenticate`, {
        succeeds,
      });
      if (succeeds === 'false') await confirmInBrowser(stripe(), body.confirmation.client_secret);
      await paying.become(order, ([row]) => row?.status === 'succeeded');
      expect(chargesOf(order)).to.equal(1);
    });
  }

  it('a guest pays with a payment method, or chooses in the browser', async () => {
    for (const token of ['pm_card_visa', '']) {
      const items = [{ product_id: await paying.product(), quantity: 1 }];
      const placed = await shop().send('POST', '/api/orders/', { ...JANE, items }, ANYONE);
      const { id: order_id } = placed.body.order as { id: number };
      const guest = { ...ANYONE, 'X-Order-Token': placed.body.order_token as string };
      const { status, body } = await pay({ order_id, provider: 'stripe', ...(token && { token }) }, guest);
      expect(status, JSON.stringify(body)).to.equal(201);
      if (token === '') await confirmInBrowser(stripe(), body.confirmation.client_secret);
      await paying.become(order_id, ([row]) => row?.status === 'succeeded');
    }
    const order = await paying.order();
    const without = await pay({ order_id: order, provider: 'test' }, jane);
    expect([without.status, without.body.details[0].field]).to.deep.equal([400, 'token']);
  });

  it('the answer to a repeated request has the secret again, and no row of the database has it', async () => {
    const order = await paying.order(jane);
    const keyed = { ...jane, 'Idempotency-Key': `pay ${order}` };
    const first = await pay({ order_id: order, provider: 'stripe' }, keyed);
    const again = await pay({ order_id: order, provider: 'stripe' }, keyed);
    expect(again.body.confirmation).to.deep.equal(first.body.confirmation);
    expect(again.headers.get('Idempotent-Replayed')).to.equal('true');
    const rows = [await paying.rows(order), await IdempotencyKey.objects(shop().db.read)];
    expect(JSON.stringify(rows)).not.to.contain(first.body.confirmation.client_secret);
    for (const other of [await paying.customer(), {}]) {
      const list = await shop().get(`${TRANSACTIONS}?order_id=${order}`, other);
      expect(JSON.stringify(list.body)).not.to.contain('_secret_');
    }
  });

  it('another try replaces a payment that waits; its intent cannot be confirmed any more', async () => {
    const { order, client_secret } = await awaited();
    const second = await paying.pay(order, jane, await store('pm_card_visa'));
    expect(second.body.status).to.equal('succeeded');
    expect(await confirmInBrowser(stripe(), client_secret)).to.equal(400);
    expect(await paying.movements(order)).to.deep.equal([
      ['payment', 'failed', 10_000],
      ['payment', 'succeeded', 10_000],
    ]);
    expect(chargesOf(order)).to.equal(1);
  });

  it('staff record cash instead of a payment that waits; one that was paid meanwhile counts', async () => {
    const first = await awaited();
    const cash = await pay({ order_id: first.order, kind: 'cash' }, {});
    expect(cash.status, JSON.stringify(cash.body)).to.equal(201);
    expect(intentOf(first.reference)?.status).to.equal('canceled');
    const second = await awaited();
    stripe().webhooks.held = true;
    await confirmInBrowser(stripe(), second.client_secret);
    const record = () => pay({ order_id: second.order, kind: 'cash' }, {});
    let late = await record();
    while (late.body.code === 'in_progress') late = await record(); // the shop asks Stripe at the same moment
    stripe().webhooks.held = false;
    expect([late.status, late.body.code]).to.deep.equal([409, 'already_exists']);
    expect(await paying.movements(second.order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
  });

  it('cancelling the order cancels the intent; what was paid meanwhile is refunded', async () => {
    const first = await awaited();
    expect((await paying.cancel(first.order)).status).to.equal(200);
    await paying.become(first.order, ([row]) => row?.failure_code === 'not_confirmed');
    expect(intentOf(first.reference)?.status).to.equal('canceled');
    const second = await awaited();
    stripe().webhooks.held = true;
    await confirmInBrowser(stripe(), second.client_secret);
    await paying.cancel(second.order);
    await paying.become(second.order, (rows) => rows[1]?.status === 'succeeded');
    stripe().webhooks.held = false;
    expect(await paying.statuses(second.order)).to.deep.equal(['cancelled', 'refunded']);
    expect(
      [...stripe().ledger.refunds.values()].filter((each) => each.payment_intent === second.reference),
    ).to.have.lengthOf(1);
  });

  it('a payment that nobody confirms expires as unpaid orders do, and then its order is cancelled', async () => {
    const { order, reference } = await awaited();
    const [waiting] = await paying.rows(order);
    expect(Date.parse(waiting?.next_try_at ?? '') - Date.now()).to.be.above(5 * HOUR_MS);
    await shop().db.transaction((trx) => {
      const created_at = new Date(Date.now() - HOUR_MS).toISOString();
      return trx('orders_order').where({ id: order }).update({ created_at });
    });
    const cancelUnpaid = () => cancelAllUnpaid(shop().db, 30, new AbortController().signal);
    await cancelUnpaid();
    expect((await paying.statuses(order))[0], 'while the payment waits').to.equal('pending');
    await paying.tryIn(order, 0);
    await paying.become(order, ([row]) => row?.failure_code === 'not_confirmed');
    expect(intentOf(reference)?.status).to.equal('canceled');
    await cancelUnpaid();
    expect((await paying.statuses(order))[0]).to.equal('cancelled');
  });

  it('a payment that is confirmed just before it expires counts', async () => {
    const { order, client_secret } = await awaited();
    stripe().webhooks.held = true;
    await confirmInBrowser(stripe(), client_secret);
    await paying.tryIn(order, 0);
    await paying.become(order, ([row]) => row?.status === 'succeeded');
    stripe().webhooks.held = false;
  });

  it('a removed method is detached at Stripe; those of one customer belong to one customer there', async () => {
    const [first, second] = [await store('pm_card_visa'), await store('pm_card_mastercard')];
    const rows = await PaymentMethod.objects(shop().db.read).whereIn('id', [first, second]).orderBy('id');
    expect(new Set(rows.map((row) => row.provider_customer)).size).to.equal(1);
    const tokens = rows.map(({ token }) => token);
    expect(tokens.map((token) => stripe().ledger.methods.get(token)?.customer)).not.to.include(null);
    await shop().send('DELETE', `/api/payments/methods/${first}/`, undefined, jane);
    expect(stripe().ledger.methods.get(tokens[0] ?? '')?.customer).to.equal(null);
    const refused = { provider: 'stripe', token: 'pm_card_visa_chargeDeclined' };
    const answer = await shop().send('POST', '/api/payments/methods/', refused, jane);
    expect([answer.status, answer.body.details[0].field]).to.deep.equal([400, 'token']);
  });
});
