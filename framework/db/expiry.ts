// Rows that nobody needs after some time, such as sessions that have ended: what they are, and how they are removed.
import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { logger } from '../logging.js';
import type { Database, Queryable } from './database.js';

/** So many are deleted in one transaction, so that others can write in between. */
const AT_ONCE = 500;
const EVERY_MS = 3_600_000;

/** Rows of one table that expire. */
export interface Expiring {
  /** For people: `guest carts`. */
  name: string;
  /** Those that have expired by now. */
  expired: (db: Queryable) => Knex.QueryBuilder;
}

/** Removes what has expired; gives how many rows there were. It may run anywhere, also at the same time. */
export async function clearExpired(db: Database, { expired }: Expiring): Promise<number> {
  for (let removed = 0; ;) {
    const batch: number = await db.transaction((trx) => {
      const some = expired(trx).select('id').limit(AT_ONCE);
      // Asked again in the same statement: what has been used meanwhile stays.
      return expired(trx).whereIn('id', some).delete();
    });
    removed += batch;
    if (batch < AT_ONCE) return removed;
  }
}

/** Does so every hour until `stopping` aborts; what goes wrong is logged and tried again. */
export async function clearRegularly(db: Database, all: Expiring[], stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await delay(EVERY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    for (const each of stopping.aborted ? [] : all) {
      await clearExpired(db, each).catch((error: unknown) => {
        logger.error({ err: error }, `clearing ${each.name} failed; it is retried`);
      });
    }
  }
}
