// What goes wrong between this shop and Stripe: late, lost and broken answers, and processes killed at each step. The money
// moves once, and both books agree afterwards.
import { expect } from 'chai';
import { settings } from '../../ecommerce/settings.js';
import { endCommands, RunningCommand } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { type Headers, PayingShop } from '../../testing/makers/paying_shop.js';
import { compiled } from '../../testing/program.js';
import { useShop } from '../../testing/shop.js';
import type { Fault } from '../../testing/stripe/faults.js';
import { confirmInBrowser, useStripe } from '../../testing/stripe/use_stripe.js';
import { reconcile } from '../reconciliation.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 120_000;
const SCRIPT = 'payments/tests/dying_process.ts';
const CREATE = 'POST /v1/payment_intents';
const CONFIRM = 'POST /v1/payment_intents/:id/confirm';
const REFUND = 'POST /v1/refunds';

onEachDatabase('faults between the shop and Stripe', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const stripe = useStripe(shop, 3_000);
  const paying = new PayingShop(shop);
  let jane: Headers = {};

  before(async () => {
    jane = await paying.customer();
    await paying.method(jane, 'pm_card_visa', 'stripe');
  });
  beforeEach(() => {
    stripe().webhooks.held = true;
  });
  afterEach(() => {
    stripe().faults.clear();
  });
  after(() => endCommands());

  const intentsOf = (order: number) =>
    [...stripe().ledger.intents.values()].filter(({ metadata }) => metadata.order_id === String(order));
  const statesOf = (order: number) => intentsOf(order).map(({ status }) => status);
  const refundsOf = (order: number) =>
    [...stripe().ledger.refunds.values()].filter(({ metadata }) => metadata.order_id === String(order));
  const settleAll = async (order: number) => {
    await paying.leaveOpen(order);
    await reconcile(shop().db, () => undefined);
  };

  const faults: [
    what: string,
    fault: Pick<Fault, 'request' | 'how'> & Partial<Fault>,
    answered: string,
    in_the_end: string,
  ][] = [
    [
      'the creation is lost before it arrives',
      { request: CREATE, how: 'reset before' },
      'succeeded',
      'succeeded',
    ],
    ['the answer to the creation is lost', { request: CREATE, how: 'reset after' }, 'succeeded', 'succeeded'],
    [
      'the answer to the confirmation is lost',
      { request: CONFIRM, how: 'reset after' },
      'succeeded',
      'succeeded',
    ],
    ['Stripe breaks before the work', { request: CONFIRM, how: 'error before' }, 'unknown', 'failed'],
    ['Stripe breaks after the work', { request: CONFIRM, how: 'error after' }, 'unknown', 'succeeded'],
    ['Stripe breaks after the creation', { request: CREATE, how: 'error after' }, 'unknown', 'failed'],
    ['Stripe is too busy', { request: CREATE, how: 'rate limit', times: 5 }, 'unknown', 'failed'],
    ['the answer is too late', { request: CONFIRM, how: 'delay after', ms: 4_000 }, 'unknown', 'succeeded'],
    ['nothing arrives', { request: CREATE, how: 'reset before', times: 9 }, 'unknown', 'failed'],
  ];
  for (const [what, fault, answered, inTheEnd] of faults) {
    it(`${what}: ${answered}, in the end ${inTheEnd}`, async () => {
      const order = await paying.order(jane);
      stripe().faults.add(fault);
      stripe().ledger.searchLagMs = -10_000;
      const { status, body } = await paying.pay(order, jane);
      expect([status, body.status]).to.deep.equal([201, answered]);
      stripe().faults.clear();
      await settleAll(order);
      expect(await paying.movements(order)).to.deep.equal([['payment', inTheEnd, 10_000]]);
      const paid = inTheEnd === 'succeeded';
      expect(statesOf(order)).to.deep.equal([paid ? 'succeeded' : 'canceled']);
      if (!paid) expect((await paying.pay(order, jane)).body.status, 'another try').to.equal('succeeded');
      expect(statesOf(order).filter((state) => state === 'succeeded')).to.have.lengthOf(1);
      expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
    });
  }

  for (const how of ['reset after', 'error after', 'delay after'] as const) {
    it(`a refund whose answer meets "${how}" is given back once`, async () => {
      const order = await paying.order(jane);
      const { body: payment } = await paying.pay(order, jane);
      stripe().faults.add({ request: REFUND, how, ms: 4_000 });
      await paying.refund(payment.id, { amount: 40 });
      await settleAll(order);
      expect((await paying.movements(order))[1]).to.deep.equal(['refund', 'succeeded', 4_000]);
      expect(refundsOf(order).map(({ amount }) => amount)).to.deep.equal([4_000]);
    });
  }

  it('an old payment, whose key Stripe has forgotten, is found by a search', async () => {
    const order = await paying.order(jane);
    stripe().faults.add({ request: CONFIRM, how: 'delay after', ms: 4_000 });
    expect((await paying.pay(order, jane)).body.status).to.equal('unknown');
    stripe().keys.forget();
    stripe().ledger.searchLagMs = -10_000;
    const created_at = new Date(Date.now() - 30 * 3_600_000).toISOString();
    await shop().db.transaction((trx) =>
      trx('payments_transaction').where({ order_id: order }).update({ created_at }),
    );
    await settleAll(order);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'succeeded', 10_000]]);
    expect(statesOf(order)).to.deep.equal(['succeeded']);
  });

  /** Kills a process at a point; gives the order and, of a refund, its payment. */
  async function dies(action: string, point: string, ...more: string[]): Promise<number> {
    const order = await paying.order(jane);
    const customer = (await shop().get('/api/customers/me/', jane)).body.id;
    const args = action === 'pay' ? [order, customer] : [(await paying.pay(order, jane)).body.id, 4_000];
    const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = settings;
    const environment = {
      ...{ STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE },
      ...{ DATABASE_URL: shop().db.url, PAYMENT_TIMEOUT_MS: '3000' },
    };
    const command = [...compiled(SCRIPT), action, point, ...args.map(String), ...more];
    const { code, stderr } = await new RunningCommand(command, environment).outcome;
    expect(code, `the process was killed, it did not end: ${stderr}`).to.equal(null);
    return order;
  }

  for (const [point, inTheEnd] of [
    ['payment written', 'failed'],
    ['intent created', 'failed'],
    ['intent confirmed', 'succeeded'],
    ['payment answered', 'succeeded'],
  ] as const) {
    it(`a process killed at "${point}" of a payment: ${inTheEnd}`, async function () {
      this.timeout(PROCESSES_MS);
      const order = await dies('pay', point);
      await settleAll(order);
      expect(await paying.movements(order)).to.deep.equal([['payment', inTheEnd, 10_000]]);
      expect(statesOf(order)).to.deep.equal([inTheEnd === 'failed' ? 'canceled' : inTheEnd]);
    });
  }

  it('a process killed before it told the customer how to confirm: closed, and another try pays', async function () {
    this.timeout(PROCESSES_MS);
    const order = await dies('pay', 'intent created', 'stripe');
    await settleAll(order);
    expect(statesOf(order)).to.deep.equal(['canceled']);
    expect((await paying.pay(order, jane)).body.status).to.equal('succeeded');
  });

  it('a process killed after the money moved: the webhook alone settles it', async function () {
    this.timeout(PROCESSES_MS);
    stripe().webhooks.held = false;
    const order = await dies('pay', 'intent confirmed');
    await paying.become(order, ([row]) => row?.status === 'succeeded');
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  for (const point of ['refund written', 'refund answered']) {
    it(`a process killed at "${point}": given back once`, async function () {
      this.timeout(PROCESSES_MS);
      const order = await dies('refund', point);
      await settleAll(order);
      expect((await paying.movements(order))[1]).to.deep.equal(['refund', 'succeeded', 4_000]);
      expect(refundsOf(order)).to.have.lengthOf(1);
    });
  }

  it('reconcile leaves a payment that waits for its customer alone, and settles one that was confirmed', async () => {
    const body = { order_id: await paying.order(jane), provider: 'stripe' };
    const answer = await shop().send('POST', '/api/payments/transactions/', body, jane);
    await reconcile(shop().db, () => undefined);
    expect((await paying.movements(body.order_id))[0]?.[1]).to.equal('requires_action');
    await confirmInBrowser(stripe(), answer.body.confirmation.client_secret);
    await reconcile(shop().db, () => undefined);
    expect((await paying.movements(body.order_id))[0]?.[1]).to.equal('succeeded');
  });
});
