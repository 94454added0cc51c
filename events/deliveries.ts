// Which deliveries are due, who works on them, and what became of them. A claim moves the next try behind the time that
// a delivery may take, so that another process takes over what a killed one has left.
import { databaseClock, wherePassed } from '../framework/db/clock.js';
import { isPostgres } from '../framework/db/dialect.js';
import { now, type Queryable, type Transaction } from '../framework/db/database.js';
import type { Query } from '../framework/db/model.js';
import { Delivery, type DeliveryRow } from './models.js';

/** How long a delivery may take, and then how long until another process may try. */
export const DELIVERY_MS = 15_000;
const CLAIMED_MS = DELIVERY_MS + 10_000;
/** How many deliveries a process looks at, to find those to receivers that are free. */
const LOOKED_AT = 200;
/** No pause of a channel is longer. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** What became of a try: `again` is the pause in ms, `null` for never. */
export type Result = Pick<DeliveryRow, 'id' | 'tries'> &
  ({ delivered: true } | { delivered: false; error: string; again: number | null });

/** Deliveries that are due, the oldest first, except those to these receivers; each is the next of its aggregate. */
export async function nextDue(
  db: Queryable,
  channel: string,
  except: string[],
): Promise<Pick<DeliveryRow, 'id' | 'target'>[]> {
  return dueBy(db, channel)
    .whereNotIn('target', except)
    .orderBy('id')
    .limit(LOOKED_AT)
    .select('id', 'target');
}

/** Claims those of these deliveries that are still due and that no other process is claiming. */
export async function claim(trx: Transaction, channel: string, ids: number[]): Promise<DeliveryRow[]> {
  if (ids.length === 0) return [];
  const free = dueBy(trx, channel).whereIn('id', ids).orderBy('id').select('id');
  if (isPostgres(trx)) void free.forUpdate().skipLocked();
  const claimed = (await Delivery.objects(trx)
    .whereIn(
      'id',
      (await free).map(({ id }) => id),
    )
    .update({ tries: trx.raw('tries + 1'), next_try_at: databaseClock(trx, CLAIMED_MS) } as object)
    .returning('*')) as DeliveryRow[];
  return claimed.sort((left, right) => left.id - right.id);
}

/** Waiting, due, and without an earlier one to the same receiver about the same aggregate that has not arrived. */
export function dueBy(db: Queryable, channel: string): Query<DeliveryRow> {
  const { table } = Delivery;
  const query = Delivery.objects(db).where({ channel, status: 'waiting' });
  wherePassed(query, db, 'next_try_at', LONGEST_PAUSE_MS);
  const earlier = db(`${table} as earlier`)
    .whereRaw('earlier.channel = ??.channel AND earlier.target = ??.target', [table, table])
    .whereRaw('earlier.aggregate = ??.aggregate AND earlier.id < ??.id', [table, table])
    .whereIn('earlier.status', ['waiting', 'stopped']);
  return query.whereNotExists(earlier);
}

/** Stores what became of deliveries. A failure counts only while nobody else has claimed the delivery since. */
export async function storeResults(trx: Transaction, results: Result[]): Promise<void> {
  const delivered = results.filter((result) => result.delivered).map(({ id }) => id);
  if (delivered.length > 0) {
    await Delivery.objects(trx)
      .whereIn('id', delivered)
      .where({ status: 'waiting' })
      .update({ status: 'delivered', delivered_at: now(), next_try_at: null, last_error: '' });
  }
  for (const result of results) {
    if (result.delivered) continue;
    const { id, tries, error, again } = result;
    const next =
      again === null ? { status: 'stopped', next_try_at: null } : { next_try_at: databaseClock(trx, again) };
    await Delivery.objects(trx)
      .where({ id, tries, status: 'waiting' })
      .update({ ...next, last_error: error.slice(0, 500) } as object);
  }
}

/** Lets deliveries be tried again at once, delivered or not. */
export async function sendAgain(db: Queryable, ids: number[]): Promise<number> {
  return Delivery.objects(db).whereIn('id', ids).update(atOnce());
}

/** Makes another delivery of the same event, to the same receiver under another name. */
export async function deliverAnew(
  trx: Transaction,
  { event_id, channel, aggregate }: DeliveryRow,
  target: string,
): Promise<void> {
  const at = now();
  await Delivery.objects(trx).insert({
    ...{ event_id, channel, target, aggregate, status: 'waiting', tries: 0, last_error: '' },
    ...{ next_try_at: at, delivered_at: null, created_at: at },
  });
}

const atOnce = () =>
  ({ status: 'waiting', tries: 0, next_try_at: now(), delivered_at: null, last_error: '' }) as const;

/** Gives up deliveries that have not arrived, so that later ones of their aggregates can leave. */
export async function skip(db: Queryable, ids: number[]): Promise<number> {
  return Delivery.objects(db)
    .whereIn('id', ids)
    .whereIn('status', ['waiting', 'stopped'])
    .update({ status: 'skipped', next_try_at: null });
}

/** All deliveries to one receiver. */
export function deliveriesTo(db: Queryable, channel: string, target: string): Query<DeliveryRow> {
  return Delivery.objects(db).where({ channel, target });
}

/** Tries all stopped deliveries to one receiver again, at once. */
export async function sendStoppedAgain(db: Queryable, channel: string, target: string): Promise<number> {
  return deliveriesTo(db, channel, target).where({ status: 'stopped' }).update(atOnce());
}

/** Stops what waits for one receiver; deliveries that have not failed yet get this reason. */
export async function stopAllTo(
  trx: Transaction,
  channel: string,
  target: string,
  reason: string,
): Promise<void> {
  const last_error = trx.raw("CASE WHEN last_error = '' THEN ? ELSE last_error END", [reason]);
  await deliveriesTo(trx, channel, target)
    .where({ status: 'waiting' })
    .update({ status: 'stopped', next_try_at: null, last_error } as object);
}

/** Gives up all that has not arrived at one receiver. */
export async function skipAllTo(db: Queryable, channel: string, target: string): Promise<void> {
  await deliveriesTo(db, channel, target)
    .whereIn('status', ['waiting', 'stopped'])
    .update({ status: 'skipped', next_try_at: null });
}
