// Transactions without a final status: which process works on one, and when it is retried. Both are columns of
// its row, compared with the database's clock, and a claim is one conditional UPDATE, so only one process
// gets it.
import { databaseClock, wherePassed } from '../framework/db/clock.js';
import type { Database, Queryable } from '../framework/db/database.js';
import { logger } from '../framework/logging.js';
import { MAX_PAYMENT_TIMEOUT_MS, settings } from '../ecommerce/settings.js';
import { OPEN_STATUSES, PaymentTransaction, type TransactionRow } from './models.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The time that a process may need besides the provider's answer. */
const LEASE_SLACK_MS = 3 * SECOND;
/** The longest lease of any process, regardless of its PAYMENT_TIMEOUT_MS. */
export const LONGEST_LEASE_MS = MAX_PAYMENT_TIMEOUT_MS + LEASE_SLACK_MS + SECOND;

/** The pause after each attempt: 70 hours in total. After the last one the service gives up. */
export const PAUSES_MS: readonly number[] = [
  ...[15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR],
  ...Array.from({ length: 11 }, () => 6 * HOUR),
];
const LONGEST_PAUSE_MS = 7 * HOUR;
/** How long a payment waits for its customer at most; a longer pause would count as one by a wrong clock. */
const MAX_WAIT_MINUTES = 6 * 60;

/** How many transactions a process works on concurrently. */
const AT_ONCE = 10;

/** The columns while this process calls the provider: the end of its lease, and the next attempt. */
export function leased(db: Queryable) {
  return { ...lease(db), next_try_at: databaseClock(db, PAUSES_MS[0]) };
}

/** The columns that let the next free process begin at once. */
export function waiting(db: Queryable) {
  return { lease_until: null, next_try_at: databaseClock(db) };
}

/**
 * The columns while the customer may confirm: the worker closes the payment as long after it began as orders may be
 * unpaid, at most six hours.
 */
export function awaitingCustomer(db: Queryable) {
  const minutes = Math.min(settings.UNPAID_ORDER_MINUTES || MAX_WAIT_MINUTES, MAX_WAIT_MINUTES);
  return { lease_until: null, next_try_at: databaseClock(db, minutes * MINUTE), tries: 0 };
}

/** When an owed payment is refunded again, after this number of attempts. */
export function pauseAfter(db: Queryable, tries: number) {
  return databaseClock(db, PAUSES_MS[tries] ?? 0);
}

function lease(db: Queryable) {
  return { lease_until: databaseClock(db, settings.PAYMENT_TIMEOUT_MS + LEASE_SLACK_MS) };
}

/** The open transactions, oldest first. */
export async function openTransactions(db: Queryable): Promise<number[]> {
  const rows = await open(db).orderBy('id').select('id');
  return rows.map(({ id }) => id);
}

/** Claims an open transaction that no process works on, regardless of its next attempt. */
export async function claim(db: Database, id: number): Promise<boolean> {
  const claimed = await db.transaction((trx) =>
    free(open(trx), trx)
      .where({ id })
      .update(lease(trx) as object),
  );
  return claimed === 1;
}

/** Claims some of the transactions whose attempt is due; gives up those with too many attempts. */
export async function claimDue(db: Database): Promise<number[]> {
  const claimed: number[] = [];
  for (const row of await due(db.read).orderBy('next_try_at').limit(AT_ONCE).select('id', 'tries')) {
    const pause = PAUSES_MS[row.tries];
    if (pause === undefined) await giveUp(db, row);
    else if (await updateDue(db, row, pause)) claimed.push(row.id);
  }
  return claimed;
}

type Due = Pick<TransactionRow, 'id' | 'tries'>;

async function updateDue(db: Database, { id, tries }: Due, pauseMs: number): Promise<boolean> {
  const claimed = await db.transaction((trx) => {
    const next_try_at = databaseClock(trx, pauseMs);
    return due(trx)
      .where({ id, tries })
      .update({ ...lease(trx), tries: tries + 1, next_try_at } as object);
  });
  return claimed === 1;
}

async function giveUp(db: Database, { id, tries }: Due): Promise<void> {
  const [gaveUp] = await db.transaction((trx) =>
    due(trx)
      .where({ id, tries })
      .update({ next_try_at: null, gave_up_at: databaseClock(trx) } as object)
      .returning(['order_id', 'kind', 'status', 'amount_cents', 'currency', 'provider', 'failure_message']),
  );
  if (!gaveUp) return;
  logger.error(
    { transaction: id, tries, ...gaveUp },
    'gave up settling a payment or refund: ask the provider what became of it, then run reconcile',
  );
}

function open(db: Queryable) {
  return PaymentTransaction.objects(db).whereIn('status', [...OPEN_STATUSES]);
}

/** When the oldest attempt could have been made, for `check --deploy`; undefined if none is due. */
export async function paymentsWaitSince(db: Queryable): Promise<string | undefined> {
  const oldest = await due(db).orderBy('next_try_at').first('next_try_at');
  return oldest?.next_try_at ?? undefined;
}

/** Open transactions and owed payments whose next attempt is due. */
function due(db: Queryable) {
  const query = PaymentTransaction.objects(db).whereNotNull('next_try_at');
  wherePassed(query, db, 'next_try_at', LONGEST_PAUSE_MS);
  return free(query, db);
}

function free(query: ReturnType<typeof open>, db: Queryable) {
  return query.where((over) => {
    void over.whereNull('lease_until').orWhere((lease) => {
      wherePassed(lease, db, 'lease_until', LONGEST_LEASE_MS);
    });
  });
}
