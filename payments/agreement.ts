// Making our books agree with a provider's: the outcome of a payment, refunds that were made at the provider, and
// disputes. Final states do not change.
import { type Database, now } from '../framework/db/database.js';
import { logger } from '../framework/logging.js';
import { logEvent } from './events.js';
import { lockTransaction } from './locks.js';
import { PaymentTransaction, type TransactionRow } from './models.js';
import { settle, settleHeld } from './outcomes.js';
import type { Dispute, PaymentState, RefundState, Reports } from './providers/provider.js';
import { writeRefund } from './refund_records.js';

const MADE_THERE = 'Refunded at the payment provider';
const BOUNCED = {
  failure_code: 'refund_bounced',
  failure_message: 'The refund came back to the payment provider: pay the customer in another way.',
};

/** Asks the provider about a payment and applies the answer. Payments of other programs are left alone. */
export async function agreeWithProvider(
  db: Database,
  provider: string,
  reference: string,
  reports: Reports | undefined,
): Promise<void> {
  const before = await PaymentTransaction.objects(db.read)
    .where({ provider, provider_reference: reference })
    .first();
  const state = (await reports?.state(reference)) ?? null;
  if (!state || state.key === '') return;
  const found = await PaymentTransaction.objects(db.read)
    .where({ provider, provider_key: state.key })
    .first();
  if (!found || !isSamePayment(found, reference, state)) return;
  const { outcome, refunds, dispute } = state;
  if (outcome.status === 'succeeded' || outcome.status === 'failed') await settle(db, found.id, outcome);
  for (const refund of refunds) await agreeOnRefund(db, found, refund);
  if (dispute) await agreeOnDispute(db, before ?? found, dispute);
}

function isSamePayment(
  { id, amount_cents, provider_reference }: TransactionRow,
  reference: string,
  state: PaymentState,
): boolean {
  const isSame = state.amount_cents === amount_cents && ['', reference].includes(provider_reference);
  if (!isSame)
    logger.error({ payment: id, reference }, 'a payment differs at its provider: look at it there');
  return isSame;
}

/** Settles our own refund, or records one that somebody made at the provider. */
async function agreeOnRefund(db: Database, payment: TransactionRow, refund: RefundState): Promise<void> {
  const { reference, outcome } = refund;
  const provider_key = refund.key || `${payment.provider} ${reference}`;
  const known = await PaymentTransaction.objects(db.read)
    .where({ provider_key, payment_id: payment.id })
    .first();
  if (known?.status === 'succeeded' && outcome.status === 'failed') return recordBounced(db, known);
  if (outcome.status === 'unknown') return;
  if (known) await settle(db, known.id, outcome);
  else if (outcome.status === 'succeeded') await recordRefund(db, payment, refund, provider_key);
}

async function recordRefund(
  db: Database,
  { id, provider }: TransactionRow,
  { reference, amount_cents }: RefundState,
  provider_key: string,
): Promise<void> {
  await db.root.transaction(async (trx) => {
    const { order, transaction: payment } = await lockTransaction(trx, id);
    if (await PaymentTransaction.objects(trx).where({ provider_key }).first('id')) return;
    const refund = { amount_cents, reason: MADE_THERE, paid_on: '', recorded_by: provider };
    const written = await writeRefund(trx, payment, refund, 'this process', {}, provider_key);
    if (!written) throw new Error(`Less is left of payment ${id} than was refunded at ${provider}.`);
    await settleHeld(trx, { order, transaction: written }, { status: 'succeeded', reference });
  });
}

async function recordBounced(db: Database, { id, failure_code }: TransactionRow): Promise<void> {
  if (failure_code === BOUNCED.failure_code) return;
  await db.root.transaction((trx) =>
    PaymentTransaction.objects(trx)
      .where({ id })
      .update({ ...BOUNCED, updated_at: now() }),
  );
  logger.error({ refund: id }, 'a refund came back after it had succeeded');
}

/** `before` is the payment as it was when the provider was asked: a newer answer is not overwritten. */
async function agreeOnDispute(db: Database, before: TransactionRow, dispute: Dispute): Promise<void> {
  const { id, order_id: order, dispute_status, dispute_reason, disputed_cents, currency } = before;
  const { status, reason, amount_cents } = dispute;
  const isNew = status !== dispute_status || reason !== dispute_reason || amount_cents !== disputed_cents;
  if (!isNew) return;
  const updated = await db.root.transaction((trx) =>
    PaymentTransaction.objects(trx).where({ id, dispute_status, disputed_cents }).update({
      dispute_status: status,
      dispute_reason: reason,
      disputed_cents: amount_cents,
      updated_at: now(),
    }),
  );
  if (updated === 0) throw new Error(`The dispute of payment ${id} has changed meanwhile.`);
  logEvent('payment_disputed', {}, { order, payment: id, status, amount_cents, currency });
}
