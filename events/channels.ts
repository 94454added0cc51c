// How events leave the shop. A channel is a kind of receiver: mail, webhooks, a message broker. Another one needs an
// object of this interface and a line in ecommerce/channels.ts.
import type { Database, Queryable } from '../framework/db/database.js';
import type { DeliveryRow, EventRow } from './models.js';

export interface Channel {
  /** Its name in the admin and in the log, up to 20 characters. */
  name: string;
  /** Which receivers an event has: [''] for a channel with one, [] for none. Read once for many events. */
  targets(db: Queryable): Promise<(event: EventRow) => string[]>;
  /** Delivers within the time of the signal. A rejection is tried again later, unless it is `Undeliverable`. */
  deliver(
    event: EventRow,
    delivery: DeliveryRow,
    context: { db: Database; signal: AbortSignal },
  ): Promise<void>;
  /** The pauses in ms after each failed try; after the last one the delivery stops. */
  pauses?: readonly number[];
  /** Deliveries at once in one process; 40 by default. One receiver gets at most 10. */
  atOnce?: number;
  /** Called when this process delivers no more: closes connections. */
  close?(): Promise<void>;
  /** Called after a delivery has stopped. */
  stopped?(delivery: DeliveryRow, db: Database): Promise<void>;
}

/** The error of a delivery that no further try can mend. */
export class Undeliverable extends Error {}

const channels: Channel[] = [];

export function registerChannel(channel: Channel): void {
  channels.push(channel);
}

export function registeredChannels(): readonly Channel[] {
  return channels;
}
