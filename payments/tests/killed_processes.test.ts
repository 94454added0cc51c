// A process killed (SIGKILL) in the middle of a payment or a refund, and `manage.ts reconcile` after it.
import { expect } from 'chai';
import { endCommands, RunningCommand, runCommand } from '../../testing/command_line.js';
import { onEachDatabase } from '../../testing/databases.js';
import { useShop } from '../../testing/shop.js';
import { TestProviderEntry } from '../providers/test_ledger.js';
import { reconcile } from '../reconciliation.js';
import { PayingShop } from '../../testing/makers/paying_shop.js';
import { compiled } from '../../testing/program.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 120_000;
const SCRIPT = 'payments/tests/dying_process.ts';

onEachDatabase('a process killed while money moves', (dialect) => {
  const shop = useShop(dialect, 'staff');
  const paying = new PayingShop(shop);
  const environment = () => ({ DATABASE_URL: shop().db.url });
  after(() => endCommands());

  async function dies(...args: unknown[]): Promise<void> {
    // It holds its lease until then; reconcile waits for the end of it.
    const short = { ...environment(), PAYMENT_TIMEOUT_MS: '500' };
    const { code } = await new RunningCommand([...compiled(SCRIPT), ...args.map(String)], short).outcome;
    expect(code, 'the process was killed, it did not end').to.equal(null);
  }
  const moneyMoved = async () =>
    (await TestProviderEntry.objects(shop().db.read).where({ failure_code: '' }).orderBy('id')).map(
      ({ kind, amount_cents }) => [kind, amount_cents],
    );

  it('after the provider took the money: the order is paid, with an invoice', async function () {
    this.timeout(PROCESSES_MS);
    const headers = await paying.customer();
    await paying.method(headers);
    const order = await paying.order(headers);
    const customer = (await shop().get('/api/customers/me/', headers)).body.id;
    await dies('pay', 'payment answered', order, customer);
    await paying.leaveOpen(order);
    expect(await moneyMoved()).to.deep.equal([['charge', 10_000]]);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'pending', 10_000]]);
    expect((await paying.pay(order, headers)).body.code, 'paying again').to.equal('in_progress');
    const done = await runCommand(['reconcile'], environment());
    expect(done).to.deep.include({ code: 0, stderr: '' });
    expect(done.stdout).to.match(/^Payment \d+ of order \d+, 100\.00 USD: succeeded\n$/);
    expect(await paying.statuses(order)).to.deep.equal(['pending', 'paid']);
    expect(await paying.papers(order)).to.deep.equal([['INV', 100]]);
    const told: unknown[] = [];
    await reconcile(shop().db, (transaction) => told.push(transaction));
    expect(told, 'a second time').to.deep.equal([]);
    expect(await moneyMoved()).to.deep.equal([['charge', 10_000]]);
  });

  it('before the provider was asked: the payment failed, and the order can be paid', async function () {
    this.timeout(PROCESSES_MS);
    const headers = await paying.customer();
    await paying.method(headers);
    const order = await paying.order(headers);
    const customer = (await shop().get('/api/customers/me/', headers)).body.id;
    const before = await moneyMoved();
    await dies('pay', 'payment written', order, customer);
    await paying.leaveOpen(order);
    await reconcile(shop().db, () => undefined);
    expect(await paying.movements(order)).to.deep.equal([['payment', 'failed', 10_000]]);
    expect((await moneyMoved()).filter(([kind]) => kind === 'charge')).to.have.lengthOf(before.length);
    expect((await paying.pay(order, headers)).status).to.equal(201);
  });

  for (const point of ['refund written', 'refund answered']) {
    it(`at "${point}" of a refund: it is completed, and given back once`, async function () {
      this.timeout(PROCESSES_MS);
      const { order, payment } = await paying.paidOrder();
      const before = (await moneyMoved()).length;
      await dies('refund', point, payment, 4_000);
      await paying.leaveOpen(order);
      expect((await paying.movements(order)).at(-1)).to.deep.equal(['refund', 'pending', 4_000]);
      expect((await paying.refund(payment, { amount: 60.01 })).status, 'more than is left').to.equal(400);
      await reconcile(shop().db, () => undefined);
      expect(await paying.movements(order)).to.deep.equal([
        ['payment', 'succeeded', 10_000],
        ['refund', 'succeeded', 4_000],
      ]);
      expect(await paying.statuses(order)).to.deep.equal(['pending', 'partially_refunded']);
      expect(await paying.papers(order)).to.deep.equal([
        ['INV', 100],
        ['CN', 40],
      ]);
      expect((await moneyMoved()).slice(before)).to.deep.equal([['refund', 4_000]]);
    });
  }
});
