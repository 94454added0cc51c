// Applies a provider's answer in one transaction: the status of the payment or refund, the order's
// payment status, the invoice or credit note. A repeated answer changes nothing.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { issueCreditNote, issueInvoiceOf } from '../invoices/issuance.js';
import { Order, type OrderRow, type PaymentStatus } from '../orders/models.js';
import type { Unknown } from './provider_calls.js';
import { type HeldTransaction, lockTransaction } from './locks.js';
import { PaymentTransaction, type TransactionRow, type TransactionWithDebt, withDebt } from './models.js';
import { pauseAfter } from './open_transactions.js';
import { undoCancelled } from './refund_records.js';
import type { Outcome } from './providers/provider.js';

/**
 * Settles a pending or unknown transaction; a settled one does not change. Returns the current one. The money has
 * moved, so this is stored even after the deadline.
 */
export async function settle(
  { root }: Database,
  id: number,
  outcome: Outcome | Unknown,
): Promise<TransactionWithDebt> {
  return root.transaction(async (trx) => settleHeld(trx, await lockTransaction(trx, id), outcome));
}

/** As `settle`, in a database transaction that has locked it and its order. */
export async function settleHeld(
  trx: Transaction,
  { order, transaction }: HeldTransaction,
  outcome: Outcome | Unknown,
): Promise<TransactionWithDebt> {
  const isCancelled = order.status === 'cancelled';
  const { kind, status } = transaction;
  if (status !== 'pending' && status !== 'unknown') return withDebt(transaction, isCancelled);
  const settled = await record(trx, transaction, outcome);
  // An unknown one is retried after its pause.
  if (outcome.status !== 'unknown') {
    const succeeded = outcome.status === 'succeeded';
    if (kind === 'refund') await settleRefund(trx, order, transaction, succeeded);
    else await settlePayment(trx, order, succeeded);
  }
  return withDebt(settled, isCancelled);
}

async function record(
  trx: Transaction,
  { id }: TransactionRow,
  outcome: Outcome | Unknown,
): Promise<TransactionRow> {
  const failure =
    outcome.status === 'succeeded'
      ? { failure_code: '', failure_message: '', provider_reference: outcome.reference }
      : { failure_code: outcome.code, failure_message: outcome.message };
  const settled = outcome.status !== 'unknown' && { next_try_at: null, gave_up_at: null };
  const [recorded] = await PaymentTransaction.objects(trx)
    .where({ id })
    .update({ ...failure, ...settled, status: outcome.status, lease_until: null, updated_at: now() })
    .returning('*');
  return recorded as TransactionRow;
}

/** Refunds a payment whose order was cancelled meanwhile. */
async function settlePayment(trx: Transaction, order: OrderRow, succeeded: boolean): Promise<void> {
  if (succeeded) {
    await setPaymentStatus(trx, order, 'paid');
    await issueInvoiceOf(trx, order);
  }
  if (order.status === 'cancelled') await undoCancelled(trx, order);
}

async function settleRefund(
  trx: Transaction,
  order: OrderRow,
  { payment_id, amount_cents, reason }: TransactionRow,
  succeeded: boolean,
): Promise<void> {
  const payment = PaymentTransaction.objects(trx).where({ id: payment_id ?? 0 });
  if (!succeeded) {
    const [owing] = (await payment
      .update({ reserved_cents: trx.raw('reserved_cents - ?', [amount_cents]) } as object)
      .returning(['id', 'tries'])) as Pick<TransactionRow, 'id' | 'tries'>[];
    if (owing && order.status === 'cancelled') await tryOwedLater(trx, owing);
    return;
  }
  const [after] = (await payment
    .update({
      refunded_cents: trx.raw('refunded_cents + ?', [amount_cents]),
      ...{ gave_up_at: null, updated_at: now() },
    } as object)
    .returning('*')) as TransactionRow[];
  const all = after?.refunded_cents === after?.amount_cents;
  await setPaymentStatus(trx, order, all ? 'refunded' : 'partially_refunded');
  await issueCreditNote(trx, order, amount_cents, reason);
}

/** Schedules another refund of what is owed for a cancelled order, after a pause. */
async function tryOwedLater(trx: Transaction, { id, tries }: Pick<TransactionRow, 'id' | 'tries'>) {
  await PaymentTransaction.objects(trx)
    .where({ id })
    .update({ next_try_at: pauseAfter(trx, tries) } as object);
}

async function setPaymentStatus(trx: Transaction, { id }: OrderRow, payment_status: PaymentStatus) {
  await Order.objects(trx)
    .where({ id })
    .update({ payment_status, version: trx.raw('version + 1'), updated_at: now() } as object);
}
