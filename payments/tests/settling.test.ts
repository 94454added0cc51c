// What a provider did not answer, and what a killed process left behind: the payment service settles it by itself.
import { expect } from 'chai';
import { endCommands, RunningCommand } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import type { TransactionRow } from '../models.js';
import { PAUSES_MS } from '../open_transactions.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { compiled } from '../../testing/program.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 180_000;
const HOUR_MS = 3_600_000;
const SCRIPT = 'payments/tests/dying_process.ts';

onEachDatabase('what is open is settled without anyone asking', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const isSettled = (rows: TransactionRow[]) => rows.every(({ status }) => /succeeded|failed/.test(status));
  after(() => endCommands());

  /** An order whose payment with this token is `unknown`, not tried again within the hour. */
  async function unknownPayment(token: string): Promise<number> {
    const headers = await paying.customer();
    const order = await paying.order(headers);
    const answer = await paying.pay(order, headers, await paying.method(headers, token));
    expect([answer.status, answer.body.status]).to.deep.equal([201, 'unknown']);
    expect(answer.body.next_try_at, 'the answer says when it is tried again').to.match(/\+00:00$/);
    await paying.leaveOpen(order);
    return order;
  }

  it('a payment without an answer: by itself after some seconds', async function () {
    this.timeout(PROCESSES_MS);
    const headers = await paying.customer();
    const order = await paying.order(headers);
    await paying.pay(order, headers, await paying.method(headers, 'tok_timeout'));
    const [payment] = await paying.become(order, isSettled);
    expect(payment).to.include({ status: 'succeeded', tries: 1, next_try_at: null, lease_until: null });
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
  });

  it('a payment that the provider never got: it failed, and the order can be paid', async function () {
    this.timeout(PROCESSES_MS);
    const order = await unknownPayment('tok_error');
    await paying.tryIn(order, 0);
    const [payment] = await paying.become(order, isSettled);
    expect(payment).to.include({ status: 'failed', failure_code: 'not_processed' });
    expect((await paying.pay(order)).status).to.equal(201);
  });

  it('a refund without an answer', async function () {
    this.timeout(PROCESSES_MS);
    const { order, payment } = await paying.paidOrder('tok_refund_timeout');
    expect((await paying.refund(payment, { amount: 60 })).body.status).to.equal('unknown');
    await paying.tryIn(order, 0);
    await paying.become(order, isSettled);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
  });

  it('a refund of a cancelled order that the provider refused: by another refund, after a pause', async function () {
    this.timeout(PROCESSES_MS);
    const { order, payment } = await paying.paidOrder('tok_refund_fails_once');
    await paying.cancel(order);
    const [owing] = await paying.become(order, (rows) => rows[1]?.status === 'failed');
    expect(owing?.next_try_at).not.to.equal(null);
    await paying.tryIn(order, 0);
    await paying.become(order, (rows) => rows[2]?.status === 'succeeded');
    expect(await paying.statuses(order)).to.deep.equal(['cancelled', 'refunded']);
    const { body } = await shop().get(`/api/payments/transactions/${payment}/`);
    expect(body).to.deep.include({ refunded: 100, owed: 0, next_try_at: null, gave_up_at: null });
  });

  for (const [action, point] of [
    ['pay', 'payment written'],
    ['pay', 'payment answered'],
    ['refund', 'refund written'],
    ['refund', 'refund answered'],
  ] as const) {
    it(`what a process killed at "${point}" left behind`, async function () {
      this.timeout(PROCESSES_MS);
      const { order, payment, headers } = await paying.paidOrder();
      const other = await paying.order(headers);
      const customer = (await shop().get('/api/customers/me/', headers)).body.id;
      const args = action === 'pay' ? [other, customer] : [payment, 4_000];
      const environment = { DATABASE_URL: shop().db.url, PAYMENT_TIMEOUT_MS: '500' };
      const dying = new RunningCommand(
        [...compiled(SCRIPT), action, point, ...args.map(String)],
        environment,
      );
      expect((await dying.outcome).code, 'the process was killed, it did not end').to.equal(null);
      const concerned = action === 'pay' ? other : order;
      await paying.tryIn(concerned, 0);
      const rows = await paying.become(concerned, isSettled);
      expect(rows.at(-1)?.status).to.equal(point === 'payment written' ? 'failed' : 'succeeded');
    });
  }

  it('pauses grow with each try, from seconds to hours, for about three days', async function () {
    this.timeout(PROCESSES_MS);
    const order = await unknownPayment('tok_unreachable');
    const pauses: number[] = [];
    for (const tries of [1, 2, 3, 4]) {
      await paying.tryIn(order, 0);
      const [payment] = await paying.become(order, ([row]) => row?.tries === tries && !row.lease_until);
      expect(payment).to.include({ status: 'unknown', failure_code: 'provider_error', gave_up_at: null });
      pauses.push(Date.parse(payment?.next_try_at ?? '') - Date.now());
    }
    for (const [index, pause] of pauses.entries()) {
      const wanted = PAUSES_MS[index] ?? 0;
      expect(pause, `the pause after try ${index + 1}`).to.be.within(wanted - 60_000, wanted);
    }
    expect([...PAUSES_MS]).to.deep.equal([...PAUSES_MS].sort((left, right) => left - right));
    const days = PAUSES_MS.reduce((sum, pause) => sum + pause, 0) / (24 * HOUR_MS);
    expect(days).to.be.within(2, 4);
  });
});
