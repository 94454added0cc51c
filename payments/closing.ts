// Settling an open transaction by the provider's own records, and payments that wait for their customer: such a payment
// is closed at the provider before anything else becomes of its order.
import type { Database } from '../framework/db/database.js';
import { transactionRow, type TransactionRow, type TransactionWithDebt } from './models.js';
import { movementOf } from './movements.js';
import { claim } from './open_transactions.js';
import { settle } from './outcomes.js';
import { PaymentAwaited } from './payment_records.js';
import { ask } from './provider_calls.js';
import type { Outcome, Unknown } from './providers/provider.js';

const NOT_PROCESSED: Outcome = {
  status: 'failed',
  code: 'not_processed',
  message: 'The payment provider never got it.',
};
const STILL_OPEN: Unknown = { status: 'unknown', code: '', message: '' };
const NOT_CONFIRMED: Outcome = {
  status: 'failed',
  code: 'not_confirmed',
  message: 'The payment was not confirmed in time.',
};

/** Settles a transaction that this process has claimed: no money moves for it any more unless it has. */
export async function settleByRecords(
  db: Database,
  transaction: TransactionRow,
): Promise<TransactionWithDebt> {
  const movement = await movementOf(db.read, transaction);
  const found = await ask(db, transaction.provider, (known) => known.lookUp(movement));
  const none = transaction.status === 'requires_action' ? NOT_CONFIRMED : NOT_PROCESSED;
  return settle(db, transaction.id, found ?? none);
}

/** Settles a payment that waits for its customer if it has ended at the provider; otherwise it stays open. */
export async function settleIfEnded(db: Database, payment: TransactionRow): Promise<TransactionWithDebt> {
  const { id, provider, provider_reference } = payment;
  const state = await ask(
    db,
    provider,
    async ({ reports }) => (await reports?.state(provider_reference)) ?? null,
  );
  const outcome = state && 'outcome' in state ? state.outcome : STILL_OPEN;
  return settle(db, id, outcome);
}

/**
 * Does the work. If another payment of the order waits for its customer, it is closed, and the work done again: it fails
 * then if the customer has paid meanwhile.
 */
export async function replacingAwaited<T>(db: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PaymentAwaited)) throw error;
    if (!(await claim(db, error.transactionId))) throw error;
    await settleByRecords(db, await transactionRow(db.read, error.transactionId));
    return work();
  }
}
