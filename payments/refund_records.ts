// Recording refunds before any money moves: never more than was paid.
import { now, type Transaction } from '../framework/db/database.js';
import { ulid } from 'ulid';
import { afterCommit } from '../framework/db/after_commit.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { takeBackInvoice } from '../invoices/issuance.js';
import type { OrderRow } from '../orders/models.js';
import { livePayment, MANUAL, PaymentTransaction, type TransactionRow } from './models.js';
import { leased, waiting } from './open_transactions.js';

const CANCELLED_REASON = 'Order cancelled';

/**
 * The refund of a cancelled order, whose row is locked: the payment is refunded and the invoice credited; if
 * there is no payment, and none in progress, only the invoice is credited.
 */
export async function undoCancelled(trx: Transaction, order: OrderRow): Promise<void> {
  const found = await livePayment(trx, order.id);
  if (!found) await takeBackInvoice(trx, order, CANCELLED_REASON);
  if (found?.status === 'succeeded') await owedRefund(trx, found);
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
      ...{ kind: 'refund', status: 'pending', provider_key: ulid(), payment_id: payment.id },
      ...{ provider_reference: '', failure_code: '', failure_message: '' },
      ...{ reserved_cents: 0, refunded_cents: 0, created_at: at, updated_at: at, tries: 0 },
      ...(by === 'worker' ? waiting(trx) : leased(trx)),
    } as object)
    .returning('*');
  const about = { order: order_id, payment: payment.id, amount_cents, currency };
  afterCommit(trx, () => logEvent('refund_begun', cause, about));
  return written as TransactionRow;
}
