// Writing events, in the transaction in which they happen.
import { now, type Transaction } from '../framework/db/database.js';
import { insertRows } from '../framework/db/insert_in_turn.js';
import { newUlid } from '../framework/ulids.js';
import type { EventType } from './event_types.js';
import { Event } from './models.js';

/** What happened to one aggregate, such as `order:379`. */
export interface NewEvent {
  type: EventType;
  aggregate: string;
  data: object;
}

/** A new event; `data` must be what its type declares. */
export function happened<D extends object>(type: EventType<D>, aggregate: string, data: D): NewEvent {
  return { type: type as EventType, aggregate, data };
}

/**
 * Writes events, which are delivered after the commit. The transaction must hold the lock of the aggregates' rows: it
 * makes the events of an aggregate get their ids in the order in which they happen.
 */
export async function publish(trx: Transaction, ...events: NewEvent[]): Promise<void> {
  const created_at = now();
  const rows = events.map(({ type, aggregate, data }) => ({
    ...{ ulid: newUlid(), type: type.name, version: type.version, aggregate },
    ...{ data: JSON.stringify(data), position: null, created_at },
  }));
  await insertRows(trx, Event, rows);
}
