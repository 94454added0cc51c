// Idempotency keys of payments and refunds: claimed in the transaction that writes the movement down.
import { createHash } from 'node:crypto';
import { now, type Transaction } from '../ecommerce/db/database.js';
import { idempotencyMismatch } from '../ecommerce/errors.js';
import { IdempotencyKey } from './models.js';

/** A key ('' for none) of a customer (0 for staff), and the request that it stands for. */
export interface KeyedRequest {
  customer_id: number;
  idempotency_key: string;
  request: unknown[];
}

/** Makes a transaction of payments, or finds the one that an earlier request with the key made. */
export async function once(
  trx: Transaction,
  keyed: KeyedRequest,
  make: () => Promise<number>,
): Promise<{ id: number; replayed: boolean }> {
  const { customer_id, idempotency_key } = keyed;
  if (idempotency_key === '') return { id: await make(), replayed: false };
  const request_hash = createHash('sha256').update(JSON.stringify(keyed.request)).digest('hex');
  // The unique constraint decides: a second request waits here until the first is written or refused.
  const [claimed] = (await IdempotencyKey.objects(trx)
    .insert({ customer_id, idempotency_key, request_hash, transaction_id: null, created_at: now() })
    .onConflict(['customer_id', 'idempotency_key'])
    .ignore()
    .returning('id')) as { id: number }[];
  if (!claimed) return { id: await replay(trx, keyed, request_hash), replayed: true };
  const id = await make();
  await IdempotencyKey.objects(trx).where({ id: claimed.id }).update({ transaction_id: id });
  return { id, replayed: false };
}

async function replay(trx: Transaction, keyed: KeyedRequest, request_hash: string): Promise<number> {
  const { customer_id, idempotency_key } = keyed;
  const first = await IdempotencyKey.objects(trx).where({ customer_id, idempotency_key }).first();
  if (!first?.transaction_id) throw new Error(`The idempotency key ${first?.id} has no transaction.`);
  if (first.request_hash === request_hash) return first.transaction_id;
  throw idempotencyMismatch();
}
