// Idempotency keys are stored for a day, which is longer than clients retry.
import type { Expiring } from '../db/expiry.js';
import { now, type Transaction } from '../db/database.js';
import { IdempotencyKey } from './models.js';

const KEPT_MS = 24 * 3_600_000;

export const OLD_KEYS: Expiring = {
  name: 'idempotency keys',
  expired: (db) => IdempotencyKey.objects(db).where('created_at', '<', now(-KEPT_MS)),
};

/** Deletes the stored responses of an owner. */
export async function forgetKeys(trx: Transaction, scope: string): Promise<void> {
  await IdempotencyKey.objects(trx).where({ scope }).delete();
}
