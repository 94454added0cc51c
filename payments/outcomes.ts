// Applies a provider's answer in one transaction: the status of the payment or refund, the order's
// payment status, the invoice or credit note. A repeated answer changes nothing.
import { publish } from '../events/publishing.js';
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { dayOf } from '../framework/time_zone.js';
import { issueCreditNote, issueInvoiceOf } from '../invoices/issuance.js';
import { getOrder, Order, type OrderRow, type PaymentStatus } from '../orders/models.js';
import { logger } from '../framework/logging.js';
import { type HeldTransaction, lockTransaction } from './locks.js';
import {
  OPEN_STATUSES,
  PaymentMethod,
  PaymentTransaction,
  type TransactionRow,
  type TransactionWithDebt,
  withDebt,
} from './models.js';
import { piecesOf, releaseParts } from './owed_parts.js';
import { awaitingCustomer, pauseAfter, waiting } from './open_transactions.js';
import { moneyMoved } from './published_events.js';
import { undoCancelled } from './refund_records.js';
import type { Awaited, MethodDetails, Outcome, Unknown } from './providers/provider.js';

/**
 * Settles a pending or unknown transaction; a settled one does not change. Returns the current one. The money has
 * moved, so this is stored even after the deadline.
 */
export async function settle(
  { root }: Database,
  id: number,
  outcome: Outcome | Awaited | Unknown,
): Promise<TransactionWithDebt> {
  return root.transaction(async (trx) => settleHeld(trx, await lockTransaction(trx, id), outcome));
}

/** As `settle`, in a database transaction that has locked it and its order. */
export async function settleHeld(
  trx: Transaction,
  { order, transaction }: HeldTransaction,
  outcome: Outcome | Awaited | Unknown,
): Promise<TransactionWithDebt> {
  const isCancelled = order.status === 'cancelled';
  const { kind, status } = transaction;
  if (!OPEN_STATUSES.includes(status)) {
    refuseToGoBack(transaction, outcome);
    return withDebt(transaction, isCancelled);
  }
  const isFinal = outcome.status === 'succeeded' || outcome.status === 'failed';
  // Only a final outcome ends the wait for the customer.
  if (!isFinal && status === 'requires_action') return withDebt(await release(trx, transaction), isCancelled);
  const settled = await record(trx, transaction, outcome, isCancelled);
  if (!isFinal) {
    if (settled.status !== status) await publishOutcome(trx, settled); // the same again is no news
  } else if (kind === 'refund') await settleRefund(trx, order, settled);
  else await settlePayment(trx, order, settled);
  if (outcome.status === 'succeeded' && outcome.details)
    await recordDetails(trx, transaction, outcome.details);
  return withDebt(settled, isCancelled);
}

async function record(
  trx: Transaction,
  { id }: TransactionRow,
  outcome: Outcome | Awaited | Unknown,
  isCancelled: boolean,
): Promise<TransactionRow> {
  const failure =
    'reference' in outcome
      ? { failure_code: '', failure_message: '', provider_reference: outcome.reference }
      : { failure_code: outcome.code, failure_message: outcome.message };
  const changes = { ...failure, ...next(trx, outcome.status, isCancelled), status: outcome.status };
  const [recorded] = await PaymentTransaction.objects(trx)
    .where({ id })
    .update({ ...changes, lease_until: null, updated_at: now() } as object)
    .returning('*');
  return recorded as TransactionRow;
}

/** When the worker looks at it: an unknown one after its pause, which is set already. */
function next(trx: Transaction, status: (Outcome | Awaited | Unknown)['status'], isCancelled: boolean) {
  if (status === 'unknown') return {};
  if (status === 'requires_action') return isCancelled ? waiting(trx) : awaitingCustomer(trx);
  return { next_try_at: null, gave_up_at: null };
}

/** The process that has claimed it has nothing new. */
async function release(trx: Transaction, { id }: TransactionRow): Promise<TransactionRow> {
  const [released] = await PaymentTransaction.objects(trx)
    .where({ id })
    .update({ lease_until: null })
    .returning('*');
  return released as TransactionRow;
}

/** A final status does not change. A provider must not take money after it has said that a charge failed. */
function refuseToGoBack({ id, status, kind }: TransactionRow, outcome: Outcome | Awaited | Unknown): void {
  if (status !== 'failed' || outcome.status !== 'succeeded') return;
  logger.error(
    { transaction: id, kind, reference: outcome.reference },
    'money moved for a failed transaction',
  );
}

/** The card that the customer chose at the provider. */
async function recordDetails(
  trx: Transaction,
  { payment_method_id }: TransactionRow,
  details: MethodDetails,
): Promise<void> {
  await PaymentMethod.objects(trx)
    .where({ id: payment_method_id, brand: '', customer_id: null })
    .update(details);
}

/** Refunds a payment whose order was cancelled meanwhile. */
async function settlePayment(trx: Transaction, order: OrderRow, settled: TransactionRow): Promise<void> {
  const succeeded = settled.status === 'succeeded';
  if (succeeded) await setPaymentStatus(trx, order, 'paid');
  await publishOutcome(trx, settled);
  // Recorded payments name their day.
  if (succeeded) await issueInvoiceOf(trx, order, settled.paid_on || dayOf(now()));
  if (order.status === 'cancelled') await undoCancelled(trx, order);
}

async function settleRefund(trx: Transaction, order: OrderRow, settled: TransactionRow): Promise<void> {
  const { payment_id, amount_cents, reason, status } = settled;
  const payment = PaymentTransaction.objects(trx).where({ id: payment_id ?? 0 });
  if (status !== 'succeeded') {
    const [owing] = (await payment
      .update({ reserved_cents: trx.raw('reserved_cents - ?', [amount_cents]) } as object)
      .returning(['id', 'tries'])) as Pick<TransactionRow, 'id' | 'tries'>[];
    const isOwed = (await releaseParts(trx, settled.id)) || order.status === 'cancelled';
    if (owing && isOwed) await tryOwedLater(trx, owing);
    return publishOutcome(trx, settled);
  }
  const [after] = (await payment
    .update({
      refunded_cents: trx.raw('refunded_cents + ?', [amount_cents]),
      ...{ gave_up_at: null, updated_at: now() },
    } as object)
    .returning('*')) as TransactionRow[];
  const all = after?.refunded_cents === after?.amount_cents;
  await setPaymentStatus(trx, order, all ? 'refunded' : 'partially_refunded');
  await publishOutcome(trx, settled);
  const pieces = await piecesOf(trx, settled.id);
  await issueCreditNote(trx, order, { amount_cents, reason, pieces });
}

/** Publishes what became of a payment or refund, with the order as it is now. */
async function publishOutcome(trx: Transaction, settled: TransactionRow): Promise<void> {
  await publish(trx, ...moneyMoved(await getOrder(trx, settled.order_id), settled));
}

/** Schedules another refund of what is owed, after a pause. */
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
