// The events that Stripe reports: twice, in any order, before our own answer, with a wrong signature; refunds and disputes
// that are made at Stripe.
import { expect } from 'chai';
import { atCheckpoint } from '../../framework/checkpoints.js';
import { settings } from '../../ecommerce/settings.js';
import { onEachDatabase } from '../../testing/databases.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';
import { ANYONE, useShop } from '../../testing/shop.js';
import { atStripe, confirmInBrowser, useStripe } from '../../testing/stripe/use_stripe.js';
import { signature } from '../../testing/stripe/webhooks.js';
import { ProviderEvent } from '../provider_events.js';

const WEBHOOK = '/api/payments/webhooks/stripe/';

onEachDatabase('events of Stripe', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const stripe = useStripe(shop);
  const paying = new PayingShop(shop);
  let jane: Headers = {};

  before(async () => {
    jane = await paying.customer();
  });
  afterEach(() => {
    stripe().webhooks.held = false;
    stripe().webhooks.waiting = [];
  });

  async function awaited() {
    const order = await paying.order(jane);
    const body = { order_id: order, provider: 'stripe' };
    const answer = await shop().send('POST', '/api/payments/transactions/', body, jane);
    return { order, client_secret: answer.body.confirmation.client_secret as string };
  }
  /** An order paid with a test card; gives the ids of the payment here and at Stripe. */
  async function paid(card = 'pm_card_visa') {
    const order = await paying.order(jane);
    const { body } = await paying.pay(order, jane, await paying.method(jane, card, 'stripe'));
    return { order, id: body.id as number, intent: body.provider_reference as string };
  }
  const events = () => ProviderEvent.objects(shop().db.read).orderBy('id');
  const allHandled = async () => {
    while ((await events()).some(({ handled_at }) => handled_at === null)) await paying.pause();
  };
  const shown = async (id: number) => (await shop().get(`/api/payments/transactions/${id}/`)).body;

  it('twice and in reverse: the payment is settled once, and each event stored once', async () => {
    const { order, client_secret } = await awaited();
    stripe().webhooks.held = true;
    await confirmInBrowser(stripe(), client_secret, 'pm_card_chargeCustomerFail');
    await confirmInBrowser(stripe(), client_secret);
    const { waiting } = stripe().webhooks;
    expect(waiting.map(({ type }) => type)).to.deep.equal([
      ...['payment_intent.payment_failed', 'charge.succeeded', 'payment_intent.succeeded'],
    ]);
    for (const event of [...waiting].reverse().flatMap((each) => [each, each])) {
      expect(await stripe().webhooks.deliver(event)).to.equal(200);
    }
    await allHandled();
    const stored = (await events()).filter(({ event_id }) => waiting.some(({ id }) => id === event_id));
    expect(stored).to.have.length(3);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('before our own answer: that changes nothing more', async () => {
    const order = await paying.order(jane);
    const method = await paying.method(jane, 'pm_card_visa', 'stripe');
    atCheckpoint('intent confirmed', async () => {
      await paying.become(order, ([row]) => row?.status === 'succeeded');
    });
    const { status, body } = await paying.pay(order, jane, method);
    expect([status, body.status]).to.deep.equal([201, 'succeeded']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('with a wrong, old or missing signature: 400, and nothing is stored', async () => {
    stripe().webhooks.held = true;
    const { order, client_secret } = await awaited();
    await confirmInBrowser(stripe(), client_secret);
    const body = JSON.stringify(stripe().webhooks.waiting.at(-1));
    const secret = settings.STRIPE_WEBHOOK_SECRET;
    const old = Math.floor(Date.now() / 1_000) - 301;
    const before = (await events()).length;
    for (const header of [
      signature(body, 'whsec_other'),
      signature(body, secret, old),
      signature(`${body} `, secret),
      'v1=7',
      '',
    ]) {
      const answer = await shop().send('POST', WEBHOOK, body, { ...ANYONE, 'Stripe-Signature': header });
      expect([answer.status, answer.body.details[0].field], header).to.deep.equal([400, 'signature']);
    }
    settings.STRIPE_WEBHOOK_SECRET = '';
    const header = signature(body, secret);
    const closed = await shop().send('POST', WEBHOOK, body, { ...ANYONE, 'Stripe-Signature': header });
    settings.STRIPE_WEBHOOK_SECRET = secret;
    expect(closed.status, 'without a secret').to.equal(400);
    expect((await events()).length).to.equal(before);
    expect((await paying.movements(order))[0]?.[1]).to.equal('requires_action');
    const right = await shop().send('POST', WEBHOOK, body, { ...ANYONE, 'Stripe-Signature': header });
    expect([right.status, right.body]).to.deep.equal([200, { received: true }]);
  });

  it('about payments of other programs: answered the same, and nothing happens', async () => {
    const fields = { amount: '500', currency: 'usd', payment_method: 'pm_card_visa', confirm: 'true' };
    const theirs = await atStripe(stripe(), '/v1/payment_intents', fields);
    expect(theirs.status).to.equal('succeeded');
    while (!(await events()).some(({ payment_reference }) => payment_reference === theirs.id))
      await paying.pause();
    await allHandled();
    expect(
      await shop().db.read('payments_transaction').where({ provider_reference: theirs.id }),
    ).to.deep.equal([]);
  });

  it('a refund made in the dashboard is recorded once, with its credit note', async () => {
    const { order, id, intent } = await paid();
    const made = await atStripe(stripe(), '/v1/refunds', { payment_intent: intent, amount: '2500' });
    await paying.become(order, (rows) => rows[1]?.status === 'succeeded');
    await atStripe(stripe(), `/stand-in/refunds/${made.id}/finish`, { status: 'succeeded' });
    await allHandled();
    expect(await paying.movements(order)).to.deep.equal([
      ['payment', 'succeeded', 10_000],
      ['refund', 'succeeded', 2_500],
    ]);
    expect(await paying.papers(order)).to.deep.equal([
      ['INV', 100],
      ['CN', 25],
    ]);
    const [, row] = await paying.rows(order);
    expect(row).to.include({ provider_reference: made.id, recorded_by: 'stripe' });
    expect((await paying.refund(id, { amount: 75.01 })).status, 'more than is left').to.equal(400);
    expect((await paying.refund(id)).body.amount).to.equal(75);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'refunded']);
  });

  it('a refund that takes its time is settled when Stripe says so', async () => {
    const { order, id } = await paid('pm_card_pendingRefund');
    const begun = await paying.refund(id, { amount: 10 });
    expect([begun.body.status, begun.body.failure_code]).to.deep.equal(['unknown', 'refund_pending']);
    const [refund] = [...stripe().ledger.refunds.values()].slice(-1);
    await atStripe(stripe(), `/stand-in/refunds/${refund?.id}/finish`, { status: 'succeeded' });
    await paying.become(order, (rows) => rows[1]?.status === 'succeeded');
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
  });

  it('a refund that comes back after it had succeeded is shown, and stays', async () => {
    const { order, id } = await paid();
    const { body } = await paying.refund(id, { amount: 10 });
    await atStripe(stripe(), `/stand-in/refunds/${body.provider_reference}/finish`, { status: 'failed' });
    await paying.become(order, (rows) => rows[1]?.failure_code === 'refund_bounced');
    expect((await paying.movements(order))[1]).to.deep.equal(['refund', 'succeeded', 1_000]);
  });

  it('disputes are shown, and end as the bank decides', async () => {
    const { order, id, intent } = await paid();
    expect(await shown(id)).to.include({ dispute_status: null, dispute_reason: null, disputed: 0 });
    const reason = 'product_not_received';
    const dispute = await atStripe(stripe(), `/stand-in/payment_intents/${intent}/dispute`, { reason });
    await paying.become(order, ([row]) => row?.dispute_status === 'needs_response');
    expect(await shown(id)).to.include({ dispute_reason: reason, disputed: 100 });
    await atStripe(stripe(), `/stand-in/disputes/${dispute.id}/close`, { status: 'won' });
    await paying.become(order, ([row]) => row?.dispute_status === 'won');
    expect((await shown(id)).status).to.equal('succeeded');
  });
});
