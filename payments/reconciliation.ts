// Settles open transactions by asking the provider, and refunds what is owed for cancelled orders and pieces. The worker does
// this for due transactions; `reconcile` does it now for all of them, and can be repeated.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Queryable } from '../framework/db/database.js';
import { Order } from '../orders/models.js';
import { settleByRecords, settleIfEnded } from './closing.js';
import { lockTransaction } from './locks.js';
import { MANUAL, OwedPart, PaymentTransaction, transactionRow, type TransactionRow } from './models.js';
import { claim, LONGEST_LEASE_MS, openTransactions } from './open_transactions.js';
import { owedRefund, refundParts } from './refund_records.js';
import { carryOutRefund } from './refunds.js';

/** How often it checks whether another process has settled a transaction. */
const LOOK_AGAIN_MS = 50;
/** How many transactions it works on concurrently. */
const AT_ONCE = 10;

/**
 * Tries to settle a transaction that this process has claimed. A payment that waits for its customer is closed, unless it
 * may `wait` for longer. Returns whether it sent a refund to the provider.
 */
export async function tryAgain(db: Database, id: number, awaited: 'close' | 'wait'): Promise<boolean> {
  const transaction = await transactionRow(db.read, id);
  const { kind, status, payment_id } = transaction;
  if (kind === 'refund' && status === 'pending') {
    // With its key money moves once, however often the provider is called.
    await carryOutRefund(db, transaction, await transactionRow(db.read, payment_id ?? 0));
    return true;
  }
  if (status === 'succeeded') await refundOwed(db, id);
  else if (status === 'requires_action' && awaited === 'wait') await settleIfEnded(db, transaction);
  else if (status !== 'failed') await settleByRecords(db, transaction);
  return false;
}

/** Asks the provider about one open transaction now; false if another process works on it. */
export async function checkNow(db: Database, id: number): Promise<boolean> {
  const isClaimed = await claim(db, id);
  if (isClaimed) await tryAgain(db, id, 'wait');
  return isClaimed;
}

/** Called with each transaction after it was processed. */
export type Tell = (transaction: TransactionRow) => void;

/**
 * Settles all open transactions. It waits for those that other processes work on, at most for the longest lease, and
 * only after everything else. If the provider does not answer a refund in time, it is asked once more for the
 * outcome. Transactions that stay open are reported too.
 */
export async function reconcile(db: Database, tell: Tell): Promise<void> {
  const until = performance.now() + LONGEST_LEASE_MS;
  const first = await openTransactions(db.read);
  await settleAll(db, first, until, tell);
  await inParallel(await owedPayments(db.read), (id) => refundOwed(db, id));
  const known = new Set(first);
  const later = await openTransactions(db.read);
  await settleAll(
    db,
    later.filter((id) => !known.has(id)),
    until,
    tell,
  );
}

async function settleAll(db: Database, ids: number[], until: number, tell: Tell): Promise<void> {
  for (let left = ids; left.length > 0;) {
    const waiting = performance.now() < until;
    const again: number[] = [];
    await inParallel(left, async (id) => {
      const sent = (await claim(db, id)) && (await tryAgain(db, id, 'wait'));
      const transaction = await transactionRow(db.read, id);
      const isBusy = waiting && transaction.lease_until !== null;
      if (isBusy || (sent && transaction.status === 'unknown')) again.push(id);
      else tell(transaction);
    });
    left = again;
    if (left.length > 0) await delay(LOOK_AGAIN_MS);
  }
}

/** A failure does not stop the others; the first failure is thrown when all are done. */
async function inParallel(ids: number[], work: (id: number) => Promise<void>): Promise<void> {
  const queue = [...ids];
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await work(id).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (failures.length > 0) throw failures[0];
}

/** Records the refund of what a payment owes; if that is nothing, it is not checked again. */
async function refundOwed(db: Database, paymentId: number): Promise<void> {
  await db.transaction(async (trx) => {
    const { order, transaction } = await lockTransaction(trx, paymentId);
    await (order.status === 'cancelled' ? owedRefund : refundParts)(trx, transaction);
    await PaymentTransaction.objects(trx)
      .where({ id: paymentId })
      .update({ next_try_at: null, lease_until: null });
  });
}

/** Payments of cancelled orders, or of cancelled pieces, that are not refunded or being refunded. */
async function owedPayments(db: Queryable): Promise<number[]> {
  const { table } = PaymentTransaction;
  const rows = (await PaymentTransaction.objects(db)
    .join(Order.table, `${Order.table}.id`, `${table}.order_id`)
    .where({ [`${table}.kind`]: 'payment', [`${table}.status`]: 'succeeded' })
    .where((owed) => {
      void owed
        .where(`${Order.table}.status`, 'cancelled')
        .orWhereIn(`${table}.id`, OwedPart.objects(db).whereNull('refund_id').select('payment_id'));
    })
    .whereNot(`${table}.provider`, MANUAL)
    .whereRaw('reserved_cents < amount_cents')
    .select(`${table}.id`)) as { id: number }[];
  return rows.map((row) => row.id);
}
