// What must always be true of orders; `verify` checks it.
import { type Database, now, type Transaction } from '../framework/db/database.js';
import type { BrokenRow, Invariants } from '../framework/db/invariants.js';
import { settings } from '../ecommerce/settings.js';
import { STATUSES } from './models.js';
import { nextStatuses } from './status_changes.js';

const HOUR_MS = 3_600_000;

/** The allowed steps of a history in SQL: "(from_status = 'pending' AND to_status IN ('shipped'))". */
const ALLOWED_STEPS = STATUSES.map(([from]) => [from, nextStatuses(from)] as const)
  .filter(([, next]) => next.length > 0)
  .map(
    ([from, next]) =>
      `(from_status = '${from}' AND to_status IN (${next.map((to) => `'${to}'`).join(', ')}))`,
  )
  .join(' OR ');

export const ORDER_INVARIANTS: Invariants = {
  'an order has items': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'the subtotal of an item is quantity times price':
    'SELECT id, order_id FROM orders_orderitem WHERE subtotal_cents <> quantity * price_cents',
  'the total of an order is the sum of its items': `SELECT id, total_cents FROM orders_order o
    WHERE total_cents <> (SELECT sum(subtotal_cents) FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'what was cancelled of an item is in its history': `SELECT id, order_id FROM orders_orderitem i
    WHERE cancelled_quantity <>
      (SELECT coalesce(sum(quantity), 0) FROM orders_itemcancellation c WHERE c.item_id = i.id)`,
  'the stock that an order holds is what is left of it': `SELECT m.order_id, m.product_id
    FROM (SELECT order_id, product_id,
        -sum(CASE WHEN kind = 'sold' THEN delta ELSE 0 END) AS sold,
        sum(CASE WHEN kind = 'restored' THEN delta ELSE 0 END) AS restored
      FROM products_stockmovement WHERE order_id IS NOT NULL GROUP BY order_id, product_id) m
    JOIN orders_order o ON o.id = m.order_id
    LEFT JOIN (SELECT order_id, product_id, sum(quantity) AS pieces, sum(cancelled_quantity) AS cancelled
      FROM orders_orderitem GROUP BY order_id, product_id) i
      ON i.order_id = m.order_id AND i.product_id = m.product_id
    LEFT JOIN (SELECT i.order_id, i.product_id, sum(c.quantity) AS pieces FROM orders_itemcancellation c
      JOIN orders_orderitem i ON i.id = c.item_id WHERE NOT c.restocked GROUP BY i.order_id, i.product_id) lost
      ON lost.order_id = m.order_id AND lost.product_id = m.product_id
    WHERE CASE WHEN sold >= coalesce(i.pieces, 0) + coalesce(i.cancelled, 0)
      THEN sold - restored <> coalesce(lost.pieces, 0)
        + CASE WHEN o.status = 'cancelled' THEN 0 ELSE coalesce(i.pieces, 0) END
      -- An order that was taken from another shop has no movement of its sale.
      ELSE restored > coalesce(i.pieces, 0) + coalesce(i.cancelled, 0) END`,
  'the history of an order begins with pending and takes allowed steps': `SELECT id, order_id, from_status, to_status
    FROM (SELECT c.*, lag(to_status) OVER (PARTITION BY order_id ORDER BY id) AS before FROM orders_statuschange c) h
    WHERE from_status <> coalesce(before, '') OR NOT ((from_status = '' AND to_status = 'pending') OR ${ALLOWED_STEPS})`,
  'the history of an order leads to its status': `SELECT o.id, o.status, c.to_status FROM orders_order o
    LEFT JOIN orders_statuschange c
      ON c.id = (SELECT max(l.id) FROM orders_statuschange l WHERE l.order_id = o.id)
    WHERE c.id IS NULL OR c.to_status <> o.status`,
  'the event of an order that was placed here is in the outbox': { find: withoutEvent },
};

/**
 * Orders whose event is missing. Events are deleted after a time, orders that were imported have none, and neither have
 * those of a database without the outbox, so orders before the oldest event do not count.
 */
async function withoutEvent(trx: Transaction, { dialect }: Database): Promise<BrokenRow[]> {
  const kept = now(-settings.EVENTS_KEPT_DAYS * 24 * HOUR_MS + HOUR_MS);
  const moment = dialect === 'postgres' ? 'CAST(? AS timestamptz)' : '?';
  const found = await trx.raw<BrokenRow[] | { rows: BrokenRow[] }>(
    `SELECT o.id FROM orders_order o WHERE o.created_at > ${moment}
      AND o.created_at > (SELECT min(created_at) FROM events_event)
      AND EXISTS (SELECT 1 FROM products_stockmovement m WHERE m.order_id = o.id AND m.kind = 'sold')
      AND NOT EXISTS (SELECT 1 FROM events_event e
        WHERE e.aggregate = 'order:' || o.id AND e.type = 'order.placed')`,
    [kept],
  );
  return Array.isArray(found) ? found : found.rows;
}
