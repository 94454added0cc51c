// The books after the load: what the database says against what the clients were told.
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import type { Database } from '../../framework/db/database.js';
import type { Ledger } from './ledger.js';

type Row = Record<string, unknown>;

/** What else holds in a shop at rest: a statement that finds what breaks the rule, and what that means. */
const RULES: Record<string, string> = {
  'an order whose stock movements are not its items': `SELECT o.id, o.status FROM orders_order o
    WHERE coalesce((SELECT sum(delta) FROM products_stockmovement m WHERE m.order_id = o.id), 0) <>
      CASE WHEN o.status = 'cancelled' THEN 0
        ELSE -(SELECT sum(quantity) FROM orders_orderitem i WHERE i.order_id = o.id) END`,
  'an order without its first status': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_statuschange c WHERE c.order_id = o.id AND c.from_status = '')`,
  'money at the provider that the shop does not know of': `SELECT e.key FROM payments_testproviderentry e
    WHERE e.kind <> 'closed' AND e.failure_code = '' AND NOT EXISTS (SELECT 1 FROM payments_transaction t
      WHERE t.provider_key = e.key AND t.status = 'succeeded' AND t.amount_cents = e.amount_cents)`,
  'money that the provider does not know of': `SELECT t.id FROM payments_transaction t
    WHERE t.status = 'succeeded' AND t.provider = 'test' AND NOT EXISTS (SELECT 1
      FROM payments_testproviderentry e WHERE e.key = t.provider_key AND e.failure_code = '' AND e.kind <> 'closed')`,
  'a cancelled order whose money was not given back': `SELECT t.order_id FROM payments_transaction t
    JOIN orders_order o ON o.id = t.order_id
    WHERE o.status = 'cancelled' AND t.kind = 'payment' AND t.status = 'succeeded'
      AND t.refunded_cents <> t.amount_cents`,
  'a payment that is still open': `SELECT id, kind, status FROM payments_transaction
    WHERE status IN ('pending', 'unknown')`,
};

/** What is wrong in the database by itself, a line for each broken rule. */
export async function brokenRules(db: Database): Promise<string[]> {
  const found: string[] = [];
  const invariants = INSTALLED_APPS.flatMap((app) => Object.entries(app.invariants ?? {}));
  const rules = [
    ...invariants.map(([rule, sql]) => [`not true: ${rule}`, sql] as const),
    ...Object.entries(RULES),
  ];
  for (const [rule, sql] of rules) {
    const rows = await rowsOf(db, sql);
    if (rows.length > 0) found.push(`${rule}: ${rows.length}, such as ${JSON.stringify(rows[0])}`);
  }
  return found;
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
