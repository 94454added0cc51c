// Payments by bank transfer or in cash, which staff record after they happened. There is no provider to call, so
// they are recorded in one transaction. Refunds of such payments are recorded in the same way (refunds.ts).
import { type Database, now } from '../framework/db/database.js';
import { afterCommit } from '../framework/db/after_commit.js';
import type { Cause } from '../framework/events.js';
import { logEvent } from './events.js';
import { invalid } from '../framework/errors.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { once } from '../framework/idempotency/once.js';
import { formatCents } from '../framework/money.js';
import { shopMethod } from './payment_methods.js';
import { getTransaction, type ShopMethodKind, type TransactionWithDebt } from './models.js';
import { lockPayableOrder, writePayment } from './payment_records.js';
import type { AnsweredTransaction } from './payments.js';
import { settleHeld } from './outcomes.js';

/** A day begins first in UTC+14. */
const FIRST_TIME_ZONE_MS = 14 * 3_600_000;

/** The data that staff enter for a payment outside this system. */
export interface Recorded {
  /** The reference on the bank statement or receipt; '' for none. */
  reference: string;
  /** The day on which the money moved, as in 2026-11-25; '' for today. */
  paid_on: string;
  recorded_by: string;
}

export interface RecordedPayment extends Recorded {
  order_id: number;
  kind: ShopMethodKind;
  /** Must equal the total of the order; `null` means the total. */
  amount_cents: number | null;
  cause?: Cause;
}

/**
 * Records that an order was paid. A wrong amount, or a day in the future, is a field error; for other errors see
 * `payOrder`.
 */
export async function recordPayment(
  db: Database,
  asked: RecordedPayment,
  attempt: Attempt | null = null,
): Promise<AnsweredTransaction> {
  const { order_id, kind, amount_cents, reference, recorded_by } = asked;
  const paid_on = dayOf(asked);
  const request = ['record', order_id, kind, amount_cents, reference, asked.paid_on];
  let recorded = undefined as TransactionWithDebt | undefined;
  const { answer, replayed } = await once(db, attempt, request, async (trx) => {
    const order = await lockPayableOrder(trx, order_id, 'staff');
    if (amount_cents !== null && amount_cents !== order.total_cents) {
      const due = formatCents(order.total_cents, order.currency);
      throw invalid('amount', `must be ${due}, the amount due`);
    }
    const method = await shopMethod(trx, kind);
    const transaction = await writePayment(trx, order, method, { paid_on, recorded_by });
    recorded = await settleHeld(trx, { order, transaction }, { status: 'succeeded', reference });
    const about = {
      order: order_id,
      payment: recorded.id,
      amount_cents: order.total_cents,
      currency: order.currency,
    };
    afterCommit(trx, () => logEvent('payment_recorded', asked.cause ?? {}, about));
    return recorded.id;
  });
  const known = replayed ? undefined : recorded;
  return { ...(known ?? (await getTransaction(db.read, answer))), replayed };
}

/** The day of a record; a day that has not begun in any time zone is a field error. */
export function dayOf({ paid_on }: Pick<Recorded, 'paid_on'>): string {
  const day = (moment: string): string => moment.slice(0, 'YYYY-MM-DD'.length);
  if (paid_on > day(now(FIRST_TIME_ZONE_MS))) throw invalid('paid_on', 'must not be in the future');
  return paid_on || day(now());
}
