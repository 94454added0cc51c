// Recording refunds before any money moves: never more than was paid.
import { databaseClock } from '../framework/db/clock.js';
import { now, type Transaction } from '../framework/db/database.js';
import { afterCommit } from '../framework/db/after_commit.js';
import type { Cause } from '../framework/events.js';
import { newUlid } from '../framework/ulids.js';
import { logEvent } from './events.js';
import { takeBackInvoice } from '../invoices/issuance.js';
import type { ItemCancellationRow, OrderRow } from '../orders/models.js';
import { livePayment, MANUAL, PaymentTransaction, type TransactionRow } from './models.js';
import { leased, waiting } from './open_transactions.js';
import { addParts, giveBack, openParts, reasonOf } from './owed_parts.js';

const CANCELLED_REASON = 'Order cancelled';

/**
 * The refund of a cancelled order, whose row is locked: the payment is refunded and the invoice credited; if
 * there is no payment, and none in progress, only the invoice is credited.
 */
export async function undoCancelled(trx: Transaction, order: OrderRow): Promise<void> {
  const found = await livePayment(trx, order.id);
  if (!found) await takeBackInvoice(trx, order, CANCELLED_REASON);
  if (found?.status === 'succeeded') await owedRefund(trx, found);
  if (found?.status === 'requires_action') await closeNow(trx, found);
}

/** The worker closes a payment that waits for its customer; if it is paid meanwhile, it is refunded. */
async function closeNow(trx: Transaction, { id }: TransactionRow): Promise<void> {
  await PaymentTransaction.objects(trx)
    .where({ id })
    .update({ next_try_at: databaseClock(trx) } as object);
}

/**
 * Records the refund of what is left of a payment whose order is cancelled, if anything. A payment by bank transfer
 * or in cash stays owed until staff record its refund.
 */
export async function owedRefund(trx: Transaction, payment: TransactionRow): Promise<void> {
  if (payment.provider === MANUAL) return;
  const amount_cents = payment.amount_cents - payment.reserved_cents;
  const nobody = { paid_on: '', recorded_by: '' };
  const refund = { amount_cents, reason: CANCELLED_REASON, ...nobody };
  if (amount_cents > 0) await writeRefund(trx, payment, refund, 'worker', {});
}

/** What was paid for cancelled pieces of an order, whose row is locked, is owed; its refund is recorded. */
export async function owePieces(
  trx: Transaction,
  order: OrderRow,
  cancellations: ItemCancellationRow[],
): Promise<void> {
  const payment = await livePayment(trx, order.id);
  if (payment?.status !== 'succeeded') return;
  await addParts(trx, payment, cancellations);
  await refundParts(trx, payment);
}

/**
 * Records one refund of all cancelled pieces that are owed and have none, at most of what is left of the payment. One by
 * bank transfer or in cash stays owed, as above.
 */
export async function refundParts(trx: Transaction, payment: TransactionRow): Promise<void> {
  if (payment.provider === MANUAL) return;
  const parts = await openParts(trx, payment.id);
  const owed = parts.reduce((sum, part) => sum + part.amount_cents, 0);
  const amount_cents = Math.min(owed, payment.amount_cents - payment.reserved_cents);
  if (amount_cents <= 0) return;
  const about = await reasonOf(trx, parts);
  const written = await writeRefund(trx, payment, { amount_cents, paid_on: '', ...about }, 'worker', {});
  if (written) await giveBack(trx, parts, written.id);
}

/**
 * Reserves the amount and records a pending refund; returns it, or `null` when less is left: one
 * conditional statement decides. This process carries it out, or leaves it to the worker.
 */
export async function writeRefund(
  trx: Transaction,
  payment: TransactionRow,
  refund: Pick<TransactionRow, 'amount_cents' | 'reason' | 'paid_on' | 'recorded_by'>,
  by: 'this process' | 'worker',
  cause: Cause,
  provider_key = newUlid(),
): Promise<TransactionRow | null> {
  const { amount_cents } = refund;
  const reserved = await PaymentTransaction.objects(trx)
    .where({ id: payment.id, status: 'succeeded' })
    .whereRaw('reserved_cents + ? <= amount_cents', [amount_cents])
    .increment('reserved_cents', amount_cents);
  if (reserved === 0) return null;
  const { order_id, customer_id, payment_method_id, currency, provider } = payment;
  const at = now();
  const [written] = await PaymentTransaction.objects(trx)
    .insert({
      ...{ order_id, customer_id, payment_method_id, currency, provider, ...refund },
      ...{ kind: 'refund', status: 'pending', provider_key, payment_id: payment.id },
      ...{ provider_reference: '', failure_code: '', failure_message: '' },
      ...{ dispute_status: '', dispute_reason: '', disputed_cents: 0 },
      ...{ reserved_cents: 0, refunded_cents: 0, created_at: at, updated_at: at, tries: 0 },
      ...(by === 'worker' ? waiting(trx) : leased(trx)),
    } as object)
    .returning('*');
  const about = { order: order_id, payment: payment.id, amount_cents, currency };
  afterCommit(trx, () => logEvent('refund_begun', cause, about));
  return written as TransactionRow;
}
