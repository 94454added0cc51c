// Gives new events their place in the sequence of all events, and makes a delivery for each receiver. One process does
// it at a time; the others go on without waiting.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import { isPostgres } from '../framework/db/dialect.js';
import { inParts } from '../framework/db/insert_in_turn.js';
import { counter } from '../framework/metrics/registry.js';
import type { Channel } from './channels.js';
import { eventTypes } from './event_types.js';
import { Delivery, type DeliveryRow, Event, type EventRow } from './models.js';

/** The most events of one transaction. */
const AT_ONCE = 500;
/** The key of the advisory lock on PostgreSQL; any number that nothing else in this database uses. */
const LOCK = 7_305_051;

/** Each event is distributed by one process, once: so all of them together count it once. */
const happened = counter({
  name: 'shop_events_total',
  help: 'What happened in the shop, such as order.placed, payment.failed: docs/events.md.',
  labels: ['type'],
});

/** Begins the series of all types, so that the first event is seen as an increase. */
export function beginCounting(): void {
  for (const { name } of eventTypes()) happened({ type: name }, 0);
}

/** Distributes all new events; returns how many. */
export async function distributeEvents(db: Database, channels: readonly Channel[]): Promise<number> {
  for (let all = 0; ;) {
    const isNew = await Event.objects(db.read).whereNull('position').first('id');
    if (!isNew) return all;
    const distributed = await db.transaction((trx) => distributeSome(trx, channels));
    for (const { type } of distributed) happened({ type });
    all += distributed.length;
    if (distributed.length < AT_ONCE) return all;
  }
}

async function distributeSome(trx: Transaction, channels: readonly Channel[]): Promise<EventRow[]> {
  if (!(await lockAlone(trx))) return [];
  const events = await placeNew(trx);
  const at = now();
  const lists = await Promise.all(channels.map((channel) => deliveriesBy(channel, trx, events, at)));
  // In the sequence of the events: the ids of deliveries decide which of an aggregate is first.
  const deliveries = lists.flat().sort((left, right) => left.event_id - right.event_id);
  for (const part of inParts(deliveries)) await Delivery.objects(trx).insert(part);
  return events;
}

/** Whether this transaction is the only one that distributes; SQLite has one writer anyway. */
async function lockAlone(trx: Transaction): Promise<boolean> {
  if (!isPostgres(trx)) return true;
  const { rows } = await trx.raw<{ rows: { alone: boolean }[] }>(
    'SELECT pg_try_advisory_xact_lock(?) AS alone',
    [LOCK],
  );
  return rows[0]?.alone === true;
}

/** Gives the next places to the new events that are visible, in the order of their ids. */
async function placeNew(trx: Transaction): Promise<EventRow[]> {
  const { last } = (await Event.objects(trx).max('position as last').first()) as unknown as {
    last: number | null;
  };
  const unplaced = await Event.objects(trx).whereNull('position').orderBy('id').limit(AT_ONCE).select();
  const placed = unplaced.map((event, index) => ({ ...event, position: (last ?? 0) + index + 1 }));
  if (placed.length === 0) return [];
  const values = placed.map(() => '(CAST(? AS integer), CAST(? AS integer))').join(', ');
  await trx.raw(
    `WITH placed (id, position) AS (VALUES ${values}) UPDATE ?? SET position =
     (SELECT placed.position FROM placed WHERE placed.id = ??) WHERE id IN (SELECT placed.id FROM placed)`,
    [...placed.flatMap(({ id, position }) => [id, position]), Event.table, `${Event.table}.id`],
  );
  return placed;
}

type NewDelivery = Omit<DeliveryRow, 'id'>;

async function deliveriesBy(
  channel: Channel,
  trx: Transaction,
  events: EventRow[],
  at: string,
): Promise<NewDelivery[]> {
  const targetsOf = await channel.targets(trx);
  return events.flatMap((event) =>
    targetsOf(event).map((target): NewDelivery => ({
      ...{ event_id: event.id, channel: channel.name, target, aggregate: event.aggregate },
      ...{ status: 'waiting', tries: 0, last_error: '', delivered_at: null },
      ...{ next_try_at: at, created_at: at },
    })),
  );
}
