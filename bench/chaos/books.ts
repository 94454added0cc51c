// The books after the load: what the database says against what the clients were told.
import type { Database } from '../../framework/db/database.js';
import type { Ledger } from './ledger.js';

type Row = Record<string, unknown>;

/** Rules that hold in every shop: a statement that finds what breaks the rule, and what that means. */
const RULES: Record<string, string> = {
  'stock below zero': 'SELECT id FROM products_product WHERE stock_quantity < 0',
  'stock that is not the sum of its movements': `SELECT p.id, p.stock_quantity,
      (SELECT coalesce(sum(delta), 0) FROM products_stockmovement m WHERE m.product_id = p.id) AS moved
    FROM products_product p WHERE p.stock_quantity <>
      (SELECT coalesce(sum(delta), 0) FROM products_stockmovement m WHERE m.product_id = p.id)`,
  'an order whose stock movements are not its items': `SELECT o.id, o.status FROM orders_order o
    WHERE coalesce((SELECT sum(delta) FROM products_stockmovement m WHERE m.order_id = o.id), 0) <>
      CASE WHEN o.status = 'cancelled' THEN 0
        ELSE -(SELECT sum(quantity) FROM orders_orderitem i WHERE i.order_id = o.id) END`,
  'a cancelled order that gave its stock back not once': `SELECT order_id FROM products_stockmovement
    WHERE kind = 'restored' GROUP BY order_id, product_id HAVING count(*) > 1`,
  'an order without items': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'a total that is not the sum of the lines': `SELECT id FROM orders_order o
    WHERE total_cents <> (SELECT sum(subtotal_cents) FROM orders_orderitem i WHERE i.order_id = o.id)`,
  'an order without its first status': `SELECT id FROM orders_order o
    WHERE NOT EXISTS (SELECT 1 FROM orders_statuschange c WHERE c.order_id = o.id AND c.from_status = '')`,
  'an order that was paid twice': `SELECT order_id FROM payments_transaction
    WHERE kind = 'payment' AND status = 'succeeded' GROUP BY order_id HAVING count(*) > 1`,
  'a payment with more given back than taken': `SELECT id FROM payments_transaction p
    WHERE kind = 'payment' AND amount_cents < (SELECT coalesce(sum(amount_cents), 0)
      FROM payments_transaction r WHERE r.payment_id = p.id AND r.status = 'succeeded')`,
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
  'a paid order without an invoice': `SELECT t.order_id FROM payments_transaction t
    WHERE t.kind = 'payment' AND t.status = 'succeeded' AND NOT EXISTS
      (SELECT 1 FROM invoices_invoice i WHERE i.order_id = t.order_id AND i.kind = 'invoice')`,
  'a gap in the numbers of invoices': `SELECT series, year, last_number FROM invoices_numbercounter c
    WHERE last_number <> (SELECT count(*) FROM invoices_invoice i WHERE i.number LIKE c.series || '-' || c.year || '-%')`,
};

/** What is wrong in the database by itself, a line for each broken rule. */
export async function brokenRules(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
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
