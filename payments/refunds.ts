// Refunds, with the same steps as payments.ts: recorded first, then carried out, then settled. A refund
// that no process works on is carried out by the worker.
import { checkpoint } from '../framework/checkpoints.js';
import type { Database, Transaction } from '../framework/db/database.js';
import type { Cause } from '../framework/events.js';
import { invalid, notFound, ApiError } from '../framework/errors.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { once, onceWithin } from '../framework/idempotency/once.js';
import { formatCents } from '../framework/money.js';
import { type Pieces, takeOut } from '../orders/item_cancellation.js';
import type { ItemCancellationRow, OrderRow } from '../orders/models.js';
import { cancelIfEmpty } from '../orders/status_changes.js';
import { ask } from './provider_calls.js';
import { type HeldTransaction, lockTransaction } from './locks.js';
import {
  MANUAL,
  type OwedPartRow,
  type TransactionRow,
  type TransactionWithDebt,
  withDebt,
} from './models.js';
import { refundOf } from './movements.js';
import { addParts, coverParts, giveBack, reasonOf } from './owed_parts.js';
import { writeRefund } from './refund_records.js';
import { type AnsweredTransaction, repeatedAnswer } from './payments.js';
import { dayOf } from './manual_payments.js';
import { settle, settleHeld } from './outcomes.js';

export interface RefundRequest {
  payment_id: number;
  /** The amount; `null` for all that is left, or that of the lines. */
  amount_cents: number | null;
  /** The pieces of the order that are refunded: they are cancelled, or came back after shipping. */
  lines?: Pieces[];
  reason: string;
  /** Who requests it. */
  recorded_by: string;
  /** For a payment by bank transfer or in cash: when and how staff refunded it; see manual_payments.ts. */
  reference?: string;
  paid_on?: string;
  cause?: Cause;
}

/**
 * Refunds part or all of a payment, or records that staff did. More than is left is a field error; a payment with
 * nothing left, or that did not succeed, is `invalid_transition`. If a refund of pieces is refused by the provider, they
 * stay cancelled, and the worker tries again.
 */
export async function refundPayment(
  db: Database,
  asked: RefundRequest,
  attempt: Attempt | null = null,
): Promise<AnsweredTransaction> {
  let begun = undefined as Begun | undefined;
  const { answer: id, replayed } = await once(db, attempt, requestOf(asked), async (trx) => {
    begun = await writeDown(trx, asked, 'this process');
    return begun.refund.id;
  });
  if (replayed || !begun) return repeatedAnswer(db, id);
  const { refund, payment } = begun;
  return { ...(await carryOutRefund(db, refund, payment)), replayed };
}

/** A recorded refund, and its payment. */
interface Begun {
  refund: TransactionRow;
  payment: TransactionRow;
}

/** As `refundPayment`, but only records it: the payment service carries it out after the commit. */
export async function requestRefund(
  trx: Transaction,
  asked: RefundRequest,
  attempt: Attempt | null = null,
): Promise<void> {
  await onceWithin(trx, attempt, requestOf(asked), async (step) => {
    const { refund } = await writeDown(step, asked, 'worker');
    return refund.id;
  });
}

/** The request that repeated ones are compared with. */
function requestOf({ payment_id, amount_cents, reason, reference, paid_on, lines }: RefundRequest): unknown {
  const record = reference || paid_on ? [reference, paid_on] : [];
  return ['refund', payment_id, amount_cents ?? 0, reason, ...record, ...(lines ? [lines] : [])];
}

async function writeDown(
  trx: Transaction,
  asked: RefundRequest,
  by: 'this process' | 'worker',
): Promise<Begun> {
  const { order, transaction: payment } = await lockTransaction(trx, asked.payment_id);
  refuseUnlessRefundable(payment);
  const { reason, recorded_by, reference = '', paid_on = '' } = asked;
  const byHand = payment.provider === MANUAL;
  if (!byHand && (reference || paid_on)) {
    throw invalid(reference ? 'reference' : 'paid_on', 'is for payments by bank transfer or in cash only');
  }
  const taken =
    asked.lines && (await takeLines(trx, { order, transaction: payment }, asked.lines, recorded_by));
  const left = payment.amount_cents - payment.reserved_cents;
  const amount_cents = taken?.amount_cents ?? asked.amount_cents ?? left;
  const wanted = { amount_cents, reason, recorded_by, paid_on: byHand ? dayOf({ paid_on }) : '' };
  if (taken && reason === '') wanted.reason = (await reasonOf(trx, taken.parts)).reason;
  const written = amount_cents <= left && (await writeRefund(trx, payment, wanted, by, asked.cause ?? {}));
  if (!written) throw moreThanLeft(taken ? 'lines' : 'amount', left, payment.currency);
  if (taken) await giveBack(trx, taken.parts, written.id);
  else await coverParts(trx, payment, written);
  const current = taken ? await cancelIfEmpty(trx, taken.order, recorded_by) : order;
  const held = { order: current, transaction: written };
  const refund = byHand ? await settleHeld(trx, held, { status: 'succeeded', reference }) : written;
  return { refund, payment };
}

function moreThanLeft(field: 'amount' | 'lines', left: number, currency: string): ApiError {
  const most = `${formatCents(left, currency)}, the amount left`;
  return invalid(field, field === 'lines' ? `must come to at most ${most}` : `must be at most ${most}`);
}

/** Takes the pieces out of the order; what was paid for them is owed. */
async function takeLines(
  trx: Transaction,
  { order, transaction: payment }: HeldTransaction,
  lines: Pieces[],
  by: string,
): Promise<{ order: OrderRow; parts: OwedPartRow[]; amount_cents: number }> {
  const taken = await takeOut(trx, order, lines, (index) => `lines[${index}].`, by);
  const amount_cents = priceOf(taken.cancellations);
  if (amount_cents === 0) throw invalid('lines', 'must come to more than 0');
  const left = payment.amount_cents - payment.reserved_cents;
  if (amount_cents > left) throw moreThanLeft('lines', left, payment.currency);
  const parts = await addParts(trx, payment, taken.cancellations);
  return { order: taken.order, parts, amount_cents };
}

const priceOf = (pieces: ItemCancellationRow[]): number =>
  pieces.reduce((sum, { subtotal_cents }) => sum + subtotal_cents, 0);

function refuseUnlessRefundable({ id, kind, status, amount_cents, reserved_cents }: TransactionRow): void {
  if (kind !== 'payment') throw notFound('Payment', id);
  const gone = reserved_cents === amount_cents;
  if (status === 'succeeded' && !gone) return;
  const message = status === 'succeeded' ? 'has nothing left to refund' : `is ${status}, not succeeded`;
  throw new ApiError('invalid_transition', `Payment ${id} ${message}.`, [{ field: 'id', message }]);
}

/** Requests a refund that this process has claimed from the provider. With its key money moves once. */
export async function carryOutRefund(
  db: Database,
  refund: TransactionRow,
  payment: TransactionRow,
): Promise<TransactionWithDebt> {
  await checkpoint('refund written');
  if (refund.status !== 'pending') return withDebt(refund, false); // recorded by staff
  const outcome = await ask(db, refund.provider, (provider) => provider.refund(refundOf(refund, payment)));
  await checkpoint('refund answered');
  return settle(db, refund.id, outcome);
}
