// Settles what a timeout or a killed process left open, by asking the provider, and refunds what is
// owed for cancelled orders. It may run at any time, and as often as one likes.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Queryable } from '../ecommerce/db/database.js';
import { Order } from '../orders/models.js';
import { ask } from './asking.js';
import { lockTransaction } from './locks.js';
import { getTransaction, PaymentTransaction, type TransactionRow } from './models.js';
import { owedRefund } from './owing.js';
import type { Outcome } from './providers/provider.js';
import { carryOutRefund, claimRefund } from './refunding.js';
import { settle } from './settling.js';

const NOT_PROCESSED: Outcome = {
  status: 'failed',
  code: 'not_processed',
  message: 'The payment provider never got it.',
};

/** How often it looks whether another process has completed a refund. */
const LOOK_AGAIN_MS = 50;

/** Told of each transaction as it is after it was looked at. */
export type Tell = (transaction: TransactionRow) => void;

/**
 * Waits, some seconds at most, for what other processes may be at work on, then settles all that is
 * open. What stays `unknown` is told too: its provider did not answer.
 */
export async function reconcile(db: Database, tell: Tell): Promise<void> {
  const open = await openTransactions(db.read);
  await leasesOver(open);
  for (const { id, kind, status } of open) {
    // A pending refund is carried out further down instead: under its key money moves once.
    if (kind === 'refund' && status === 'pending') continue;
    await settleByAsking(db, id);
    tell(await getTransaction(db.read, id));
  }
  for (const paymentId of await owingPayments(db.read)) {
    await db.transaction(async (trx) => {
      await lockTransaction(trx, paymentId);
      await owedRefund(trx, paymentId);
    });
  }
  for (const { id } of await pendingRefunds(db.read)) {
    await completeRefund(db, id);
    tell(await getTransaction(db.read, id));
  }
}

/** Carries a refund out, or waits for the process that is at work on it. */
async function completeRefund(db: Database, id: number): Promise<void> {
  while ((await getTransaction(db.read, id)).status === 'pending') {
    if (await claimRefund(db, id)) await carryOutRefund(db, id);
    else await delay(LOOK_AGAIN_MS);
  }
}

async function pendingRefunds(db: Queryable): Promise<{ id: number }[]> {
  const query = PaymentTransaction.objects(db).where({ kind: 'refund', status: 'pending' });
  return query.orderBy('id').select('id');
}

async function openTransactions(db: Queryable): Promise<TransactionRow[]> {
  const query = PaymentTransaction.objects(db).whereIn('status', ['pending', 'unknown']).orderBy('id');
  return await query;
}

async function leasesOver(open: TransactionRow[]): Promise<void> {
  const ends = open.map(({ lease_until }) => (lease_until === null ? 0 : Date.parse(lease_until)));
  const ms = Math.max(0, ...ends) - Date.now();
  if (ms > 0) await delay(ms);
}

async function settleByAsking(db: Database, id: number): Promise<void> {
  const { status, provider, provider_key } = await getTransaction(db.read, id);
  if (status !== 'pending' && status !== 'unknown') return; // settled while this process waited
  const found = await ask(db, provider, (known) => known.lookUp(provider_key));
  await settle(db, id, found ?? NOT_PROCESSED);
}

/** Payments of cancelled orders of which not all is given back or about to be. */
async function owingPayments(db: Queryable): Promise<number[]> {
  const { table } = PaymentTransaction;
  const rows = (await PaymentTransaction.objects(db)
    .join(Order.table, `${Order.table}.id`, `${table}.order_id`)
    .where({ [`${Order.table}.status`]: 'cancelled', [`${table}.kind`]: 'payment' })
    .where(`${table}.status`, 'succeeded')
    .whereRaw('reserved_cents < amount_cents')
    .select(`${table}.id`)) as { id: number }[];
  return rows.map((row) => row.id);
}
