// Payments that reached the shop otherwise, by bank transfer or in cash: staff record that they did. There is no
// provider to ask, so what is recorded has happened, and it is recorded in one transaction. Refunds of such
// payments are recorded in the same way (refunds.ts).
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

/** UTC+14 is the first to begin a day. */
const FIRST_TIME_ZONE_MS = 14 * 3_600_000;

/** What staff say of money that moved outside this system. */
export interface Recorded {
  /** As the bank statement or the receipt has it; '' for none. */
  reference: string;
  /** The day on which the money moved, as in 2026-11-25; '' for today. */
  paid_on: string;
  recorded_by: string;
}

export interface RecordedPayment extends Recorded {
  order_id: number;
  kind: ShopMethodKind;
  /** It must be what the order costs, which is what `null` means. */
  amount_cents: number | null;
  cause?: Cause;
}

/**
 * Records that an order was paid. An amount that is not due, or a day in the future, is a field error; for what else is
 * refused see `payOrder`.
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
      throw invalid('amount', `must be ${due}, which is what is due`);
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

/** The day of a record; one that has not begun anywhere yet is a field error. */
export function dayOf({ paid_on }: Pick<Recorded, 'paid_on'>): string {
  const day = (moment: string): string => moment.slice(0, 'YYYY-MM-DD'.length);
  if (paid_on > day(now(FIRST_TIME_ZONE_MS))) throw invalid('paid_on', 'must not be in the future');
  return paid_on || day(now());
}
