// Removing expired rows, such as ended sessions.
import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { logger } from '../logging.js';
import type { Database, Queryable } from './database.js';

/** The maximum number of rows deleted in one transaction, so that others can write in between. */
const AT_ONCE = 500;
const EVERY_MS = 3_600_000;

/** Rows of one table that expire. */
export interface Expiring {
  /** The display name: `guest carts`. */
  name: string;
  /** A query for the expired rows. */
  expired: (db: Queryable) => Knex.QueryBuilder;
}

/** Removes expired rows; returns how many. Several processes may run it concurrently. */
export async function clearExpired(db: Database, { expired }: Expiring): Promise<number> {
  for (let removed = 0; ;) {
    const batch: number = await db.transaction((trx) => {
      const some = expired(trx).select('id').limit(AT_ONCE);
      // Checked again in the same statement: rows used meanwhile stay.
      return expired(trx).whereIn('id', some).delete();
    });
    removed += batch;
    if (batch < AT_ONCE) return removed;
  }
}

/** Removes expired rows every hour until `stopping` aborts; failures are logged and retried. */
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
