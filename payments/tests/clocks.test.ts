// A process whose clock is a day wrong is killed (SIGKILL) in the middle of a payment or a refund: the others, whose
// clocks are right, settle it as soon as any other.
import { expect } from 'chai';
import type { Database } from '../../framework/db/database.js';
import { endCommands, RunningCommand, runCommand, startCommand } from '../../testing/command_line.js';
import { onEachDatabase, useDatabase } from '../../testing/databases.js';
import { freePort } from '../../testing/ports.js';
import { needsShiftedClocks, shiftedClock } from '../../testing/shifted_clock.js';
import { PaymentTransaction, type TransactionRow } from '../models.js';
import { LONGEST_LEASE_MS } from '../open_transactions.js';
import { payment, unpaidOrder } from '../../testing/makers/payments.js';
import { compiled } from '../../testing/program.js';

/** Starting processes takes its time on a busy machine. */
const PROCESSES_MS = 180_000;
const STARTING_MS = 30_000;
const SCRIPT = 'payments/tests/dying_process.ts';

onEachDatabase('processes whose clocks are wrong', (dialect) => {
  needsShiftedClocks();
  const db = useDatabase(dialect);
  after(() => endCommands());

  async function last(order_id: number): Promise<TransactionRow> {
    const rows = await PaymentTransaction.objects(db().read)
      .where({ order_id })
      .orderBy('id', 'desc')
      .limit(1);
    return rows[0] as TransactionRow;
  }

  for (const clock of ['+1d', '-1d']) {
    it(`a payment that was begun at ${clock}: reconcile settles it without waiting a day`, async function () {
      this.timeout(PROCESSES_MS);
      const { order_id } = await abandoned(db(), clock, 'pay');
      expect(await last(order_id)).to.include({ status: 'pending' });
      const start = performance.now();
      const done = await runCommand(['reconcile'], { DATABASE_URL: db().url });
      expect(done.stdout).to.match(/: succeeded\n/);
      expect(performance.now() - start).to.be.below(LONGEST_LEASE_MS + STARTING_MS);
      expect(await last(order_id)).to.include({ status: 'succeeded' });
    });

    it(`a refund that was begun at ${clock}: reconcile carries it out`, async function () {
      this.timeout(PROCESSES_MS);
      const { order_id } = await abandoned(db(), clock, 'refund');
      expect(await last(order_id)).to.include({ kind: 'refund', status: 'pending' });
      const done = await runCommand(['reconcile'], { DATABASE_URL: db().url });
      expect(done.stdout).to.match(/: succeeded\n/);
      expect(await last(order_id)).to.include({ kind: 'refund', status: 'succeeded' });
    });

    it(`what was begun at ${clock}: the payment service settles it by itself`, async function () {
      this.timeout(PROCESSES_MS);
      const abandonedOrders = [await abandoned(db(), clock, 'pay'), await abandoned(db(), clock, 'refund')];
      const port = await freePort();
      const environment = { DATABASE_URL: db().url };
      const service = startCommand(['grpc-server', 'payments', '--port', `${port}`], environment);
      for (const { order_id } of abandonedOrders) {
        while ((await last(order_id)).status === 'pending') {
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        expect(await last(order_id)).to.include({ status: 'succeeded' });
      }
      await service.end();
    });
  }
});

/** An order whose payment or refund a process with this clock has begun; the provider has moved the money. */
async function abandoned(
  db: Database,
  clock: string,
  action: 'pay' | 'refund',
): Promise<{ order_id: number }> {
  const environment = { DATABASE_URL: db.url, ...shiftedClock(clock) };
  const dies = async (...args: unknown[]): Promise<void> => {
    const { code, stderr } = await new RunningCommand([...compiled(SCRIPT), ...args.map(String)], environment)
      .outcome;
    expect(code, `the process was killed, it did not end: ${stderr}`).to.equal(null);
  };
  if (action === 'pay') {
    const { order_id, customer_id } = await unpaidOrder(db);
    await dies('pay', 'payment answered', order_id, customer_id);
    return { order_id };
  }
  const { id, order_id } = await payment(db, 'tok_visa');
  await dies('refund', 'refund answered', id, 4_000);
  return { order_id };
}
