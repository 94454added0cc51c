// Receiving and handling the events of providers. What an event says is not applied: the provider is asked how its payment
// stands now. So events may come twice, late, in any order, and before the answer to our own request.
import { databaseClock, wherePassed } from '../framework/db/clock.js';
import { type Database, now, type Queryable } from '../framework/db/database.js';
import type { Expiring } from '../framework/db/expiry.js';
import { invalid, notFound } from '../framework/errors.js';
import { logger } from '../framework/logging.js';
import { agreeWithProvider } from './agreement.js';
import { PAUSES_MS } from './open_transactions.js';
import { ask } from './provider_calls.js';
import { ProviderEvent, type ProviderEventRow } from './provider_events.js';
import { findProvider } from './providers/registry.js';
import { repeat } from '../framework/db/repeated_work.js';

const LOOK_AGAIN_MS = 5_000;
const AT_ONCE = 10;
const LONGEST_PAUSE_MS = Math.max(...PAUSES_MS) * 2;
const DAY_MS = 86_400_000;
/** Providers repeat an event for days, and people send one again for weeks. */
const KEPT_DAYS = 90;

export const OLD_PROVIDER_EVENTS: Expiring = {
  name: 'events of payment providers',
  expired: (db) =>
    ProviderEvent.objects(db)
      .where('received_at', '<', databaseClock(db, -KEPT_DAYS * DAY_MS))
      .whereNull('next_try_at'),
};

/** A request to a webhook, as it was sent. */
export interface Received {
  provider: string;
  body: Uint8Array;
  signature: string;
}

/** Stores an event for the worker, once. A wrong signature is a field error. */
export async function receiveEvent(db: Database, { provider, body, signature }: Received): Promise<void> {
  const reports = findProvider(db, provider)?.reports;
  if (!reports) throw notFound('Payment provider', provider);
  const event = await reports.read(body, signature);
  if (!event) throw invalid('signature', 'is not right');
  const { id: event_id, kind, payment_reference } = event;
  const isAboutPayment = payment_reference !== '';
  await db.transaction((trx) =>
    ProviderEvent.objects(trx)
      .insert({
        ...{ provider, event_id, kind, payment_reference, received_at: now(), tries: 0, gave_up_at: null },
        ...{ next_try_at: isAboutPayment ? databaseClock(trx) : null },
        ...{ handled_at: isAboutPayment ? null : now() },
      } as object)
      .onConflict(['provider', 'event_id'])
      .ignore(),
  );
}

/** Handles events until `stopping` aborts. */
export async function handleEvents(db: Database, stopping: AbortSignal): Promise<void> {
  const work = () => handleDue(db, stopping);
  const { table } = ProviderEvent;
  await repeat(db, { name: 'handling payment events', work, everyMs: LOOK_AGAIN_MS, table }, stopping);
}

/** Handles each due event once; the first failure is thrown when all are done. */
async function handleDue(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const claimed = await claimDue(db);
    if (claimed.length === 0) return;
    const tried = await Promise.allSettled(claimed.map((event) => handle(db, event)));
    const failure = tried.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }
}

async function handle(db: Database, { id, provider, payment_reference }: ProviderEventRow): Promise<void> {
  const agreed = await ask(db, provider, async ({ reports }) => {
    await agreeWithProvider(db, provider, payment_reference, reports);
    return null;
  });
  if (agreed !== null) return; // retried after its pause
  await db.transaction((trx) =>
    ProviderEvent.objects(trx).where({ id }).update({ handled_at: now(), next_try_at: null }),
  );
}

/** Claims some of the due events: no other process gets them before their pause has passed. */
async function claimDue(db: Database): Promise<ProviderEventRow[]> {
  const claimed: ProviderEventRow[] = [];
  for (const { id, tries } of await due(db.read)
    .orderBy('next_try_at')
    .limit(AT_ONCE)
    .select('id', 'tries')) {
    const pause = PAUSES_MS[tries];
    const [event] = await db.transaction((trx) =>
      due(trx)
        .where({ id, tries })
        .update({
          tries: tries + 1,
          next_try_at: pause === undefined ? null : databaseClock(trx, pause),
          ...(pause === undefined && { gave_up_at: now() }),
        } as object)
        .returning('*'),
    );
    if (event && pause !== undefined) claimed.push(event);
    else if (event)
      logger.error({ event_id: id, kind: event.kind }, 'gave up handling an event of a payment provider');
  }
  return claimed;
}

function due(db: Queryable) {
  const query = ProviderEvent.objects(db).whereNotNull('next_try_at');
  wherePassed(query, db, 'next_try_at', LONGEST_PAUSE_MS);
  return query;
}
