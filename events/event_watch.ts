// Following all events from one of them on.
import type { Database } from '../framework/db/database.js';
import { changesTo } from '../framework/db/following_changes.js';
import { invalid } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { Event, type EventRow } from './models.js';

/** The most events of one query. */
const AT_ONCE = 200;

/** Where a stream of events begins, and which it has; no types means all. */
export interface Following {
  /** The id of the last event that the caller has; '' for none. */
  after_id: string;
  /** Without `after_id`: whether to begin with the oldest event that is kept, not with the next one. */
  from_start: boolean;
  types: string[];
}

/** Events in their sequence, for ever; `unavailable` when the signal aborts. */
export async function* followEvents(
  db: Database,
  asked: Following,
  signal: AbortSignal,
): AsyncGenerator<EventRow> {
  let position: number | undefined;
  for await (const _ of changesTo(db, Event.table, signal)) {
    position ??= await beginningOf(db, asked);
    let found: EventRow[];
    do {
      found = await eventsAfter(db, position, asked.types);
      for (const event of found) {
        yield event;
        position = event.position ?? position;
      }
    } while (found.length > 0 && !signal.aborted);
  }
}

/** The next events after a position. */
export async function eventsAfter(db: Database, position: number, types: string[]): Promise<EventRow[]> {
  const query = Event.objects(db.read).where('position', '>', position);
  if (types.length > 0) void query.whereIn('type', types);
  return query.orderBy('position').limit(AT_ONCE).select();
}

/** The position after which the asked events begin; an `after_id` that is not kept is `invalid`. */
export async function beginningOf(db: Database, { after_id, from_start }: Following): Promise<number> {
  if (after_id === '') return from_start ? 0 : lastPosition(db);
  const event = await Event.objects(db.read).where({ ulid: after_id }).first('position');
  if (event?.position) return event.position;
  throw invalid('after_id', `is no event of the last ${settings.EVENTS_KEPT_DAYS} days`);
}

async function lastPosition(db: Database): Promise<number> {
  const found = (await Event.objects(db.read).max('position as last').first()) as unknown as {
    last: number | null;
  };
  return found.last ?? 0;
}

/** The newest events of these types, the oldest of them first; no types means all. */
export async function newestEvents({ read }: Database, limit: number, types: string[]): Promise<EventRow[]> {
  const query = Event.objects(read);
  if (types.length > 0) void query.whereIn('type', types);
  return (await query.orderBy('id', 'desc').limit(limit).select()).reverse();
}
