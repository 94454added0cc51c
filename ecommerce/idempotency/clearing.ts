// Idempotency keys are kept for a day, which is longer than anybody tries again.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { databaseNow } from '../deadlines.js';
import { logger } from '../logging.js';
import { IdempotencyKey } from './models.js';

const KEPT_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;
/** So many are deleted in one transaction, which others wait for. */
const AT_ONCE = 1_000;

/** Deletes the keys that are older than a day; gives how many there were. */
export async function clearKeys(db: Database): Promise<number> {
  const before = new Date(databaseNow() - KEPT_MS).toISOString();
  let [cleared, deleted] = [0, 0];
  do {
    deleted = await db.transaction((trx) => {
      const old = IdempotencyKey.objects(trx).where('created_at', '<', before).orderBy('created_at');
      return IdempotencyKey.objects(trx).whereIn('id', old.limit(AT_ONCE).select('id')).delete();
    });
    cleared += deleted;
  } while (deleted === AT_ONCE);
  return cleared;
}

/** Does so every hour until `stopping` aborts; what goes wrong is logged and tried again. */
export async function clearKeysRegularly(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await delay(EVERY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    if (stopping.aborted) return;
    await clearKeys(db).catch((error: unknown) => {
      logger.error({ err: error }, 'clearing idempotency keys failed; it is tried again');
    });
  }
}
