// Idempotency keys: the same key (of the same customer) with the same request places one order.
import { createHash } from 'node:crypto';
import { isLockTimeout, now, type Transaction } from '../ecommerce/db/database.js';
import { idempotencyMismatch, ShopError } from '../ecommerce/errors.js';
import { IdempotencyKey, type OrderWithItems } from './models.js';
import type { NewOrder, WantedOrder } from './new_order.js';

/** The ids of the keys' new rows, by the order that each belongs to. */
export type ClaimedKeys = ReadonlyMap<WantedOrder, number>;

/**
 * Writes down the keys of these orders; one that an earlier call has, or an earlier order of these, is
 * left out. The unique constraint decides: a second call with a key waits here until the first has
 * committed or rolled back. In one order of keys, so that two transactions never wait in a circle.
 */
export async function claimKeys(trx: Transaction, wanted: WantedOrder[]): Promise<ClaimedKeys> {
  const byKey = new Map<string, WantedOrder>();
  for (const each of wanted) {
    const name = nameOf(keyOf(each.order, each.key));
    if (each.key !== '' && !byKey.has(name)) byKey.set(name, each);
  }
  if (byKey.size === 0) return new Map();
  const names = [...byKey.keys()].sort();
  const rows = names.map((name) => {
    const { order, key } = byKey.get(name) as WantedOrder;
    return {
      ...keyOf(order, key),
      request_hash: hashOf(byKey.get(name) as WantedOrder),
      order_id: null,
      created_at: now(),
    };
  });
  const claimed = (await IdempotencyKey.objects(trx)
    .insert(rows)
    .onConflict(['customer_id', 'idempotency_key'])
    .ignore()
    .returning(['id', 'customer_id', 'idempotency_key'])
    .catch((error: unknown) => {
      throw isLockTimeout(error) ? inProgress() : error;
    })) as (Key & { id: number })[];
  return new Map(claimed.map((row) => [byKey.get(nameOf(row)) as WantedOrder, row.id]));
}

/** Notes in the claimed keys which orders were placed under them, and how they are answered. */
export async function bindKeys(
  trx: Transaction,
  keys: ClaimedKeys,
  placed: ReadonlyMap<WantedOrder, OrderWithItems>,
): Promise<void> {
  for (const [wanted, id] of keys) {
    const order = placed.get(wanted) as OrderWithItems;
    const answer = JSON.stringify(order);
    await IdempotencyKey.objects(trx).where({ id }).update({ order_id: order.id, answer });
  }
}

interface Key {
  customer_id: number;
  idempotency_key: string;
}

const keyOf = (order: NewOrder, key: string): Key => ({
  customer_id: order.customer_id,
  idempotency_key: key,
});
const nameOf = ({ customer_id, idempotency_key }: Key): string => `${customer_id} ${idempotency_key}`;

/** The first answer again: what has happened to the order since is for `GetOrder` to tell. */
export async function replay(trx: Transaction, wanted: WantedOrder): Promise<OrderWithItems> {
  const { order, key } = wanted;
  const first = await IdempotencyKey.objects(trx).where(keyOf(order, key)).first();
  if (!first?.answer) throw inProgress();
  if (first.request_hash !== hashOf(wanted)) {
    throw idempotencyMismatch();
  }
  return JSON.parse(first.answer) as OrderWithItems;
}

/** Another process has the key, and does not come to an end with it: it may be frozen. */
function inProgress(): ShopError {
  return new ShopError('in_progress', 'An order with this idempotency key is being placed.');
}

/** The request in one form, whatever the order of its properties was. */
function hashOf({ order, said = order }: WantedOrder): string {
  const { customer_name, customer_email, shipping_address } = said;
  const lines = order.items.map(({ product_id, quantity }) => [product_id, quantity]);
  const request = JSON.stringify([customer_name, customer_email, shipping_address, lines]);
  return createHash('sha256').update(request).digest('hex');
}
