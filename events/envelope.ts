// An event as receivers get it.
import { withOffset } from '../framework/timestamps.js';
import type { EventRow } from './models.js';

export interface Envelope {
  /** A ULID; the same when an event arrives twice. */
  id: string;
  type: string;
  version: number;
  /** What it is about: `order:379`. */
  aggregate: string;
  /** When it happened: RFC 3339, UTC. */
  timestamp: string;
  data: unknown;
}

export function envelopeOf({ ulid, type, version, aggregate, created_at, data }: EventRow): Envelope {
  return {
    id: ulid,
    type,
    version,
    aggregate,
    timestamp: withOffset(created_at),
    data: JSON.parse(data) as unknown,
  };
}
