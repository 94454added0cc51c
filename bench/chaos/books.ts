// The books after the load: what the database says against what the clients were told.
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import type { Database } from '../../framework/db/database.js';
import { allInvariants } from '../../framework/db/derived_data.js';
import { brokenRows, type Invariants } from '../../framework/db/invariants.js';
import type { Ledger } from './ledger.js';

type Row = Record<string, unknown>;

/** What else holds in a shop at rest: all work of the background is done. */
const RULES: Invariants = {
  'the stock movements of an order are its items': `SELECT o.id, o.status FROM orders_order o
    WHERE coalesce((SELECT sum(delta) FROM products_stockmovement m WHERE m.order_id = o.id), 0) <>
      CASE WHEN o.status = 'cancelled' THEN 0
        ELSE -(SELECT sum(quantity) FROM orders_orderitem i WHERE i.order_id = o.id) END`,
  'the money of a cancelled order was given back': `SELECT t.order_id FROM payments_transaction t
    JOIN orders_order o ON o.id = t.order_id
    WHERE o.status = 'cancelled' AND t.kind = 'payment' AND t.status = 'succeeded'
      AND t.refunded_cents <> t.amount_cents`,
  'no payment is open': `SELECT id, kind, status FROM payments_transaction
    WHERE status IN ('pending', 'unknown')`,
};

/** What is wrong in the database by itself, a line for each broken rule. */
export async function brokenRules(db: Database): Promise<string[]> {
  const rules = [...allInvariants(INSTALLED_APPS), ...Object.entries(RULES)];
  return db.snapshot(async (trx) => {
    const found: string[] = [];
    for (const [rule, invariant] of rules) {
      const rows = await brokenRows(db, trx, invariant);
      if (rows.length > 0)
        found.push(`not true: ${rule}: ${rows.length}, such as ${JSON.stringify(rows[0])}`);
    }
    return found;
  });
}

/** How the database differs from what the clients were told. */
export async function brokenPromises(db: Database, ledger: Ledger): Promise<string[]> {
  const found: string[] = [];
  const placed = new Map<string, number[]>();
  for (const { id, shipping_address } of await rowsOf(db, 'SELECT id, shipping_address FROM orders_order')) {
    const key = String(shipping_address);
    placed.set(key, [...(placed.get(key) ?? []), Number(id)]);
  }
  for (const { key, told, orderId } of ledger.orders.values()) {
    const ids = placed.get(key) ?? [];
    if (ids.length > 1) found.push(`${key}: placed ${ids.length} times`);
    if (told === 'acknowledged' && ids[0] !== orderId)
      found.push(`${key}: acknowledged as ${orderId}, is ${ids[0]}`);
    if (told === 'refused' && ids.length > 0) found.push(`${key}: refused, yet placed as ${ids[0]}`);
  }
  const notes = await rowsOf(
    db,
    "SELECT note, count(*) AS times FROM products_stockmovement WHERE note <> '' GROUP BY note",
  );
  const received = new Map(notes.map(({ note, times }) => [String(note), Number(times)]));
  for (const [key, { told }] of ledger.received) {
    const times = received.get(key) ?? 0;
    if (times > 1) found.push(`${key}: stock added ${times} times`);
    if (told === 'acknowledged' && times !== 1) found.push(`${key}: acknowledged, not in the books`);
    if (told === 'refused' && times !== 0) found.push(`${key}: refused, yet in the books`);
  }
  return found;
}

async function rowsOf(db: Database, sql: string): Promise<Row[]> {
  const found = await db.read.raw<Row[] | { rows: Row[] }>(sql);
  return Array.isArray(found) ? found : found.rows;
}
