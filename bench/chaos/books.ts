// What the database says against its own rules, and against what the clients were told.
import { INSTALLED_APPS } from '../../ecommerce/apps.js';
import type { Database, Transaction } from '../../framework/db/database.js';
import { allInvariants } from '../../framework/db/derived_data.js';
import { brokenRows, type Invariants } from '../../framework/db/invariants.js';
import { ApiError } from '../../framework/errors.js';
import type { Copy, Kind, Ledger } from './ledger.js';

const MAX_ATTEMPTS = 10;

type Row = Record<string, unknown>;

/** What else holds in a shop at rest: all work of the background is done. */
const RULES_AT_REST: Invariants = {
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
  'what was cancelled of a paid order was given back': `SELECT o.id, p.order_id FROM payments_owedpart o
    JOIN payments_transaction p ON p.id = o.payment_id
    WHERE o.refund_id IS NULL AND p.refunded_cents < p.amount_cents`,
};

/** How many there are of each subject. */
const FACTS: Record<Kind, string> = {
  order: 'SELECT shipping_address AS subject, count(*) AS n FROM orders_order GROUP BY shipping_address',
  status: `SELECT order_id || '/' || to_status AS subject, count(*) AS n FROM orders_statuschange
    GROUP BY order_id, to_status`,
  part: 'SELECT order_id AS subject, sum(c.quantity) AS n FROM orders_itemcancellation c GROUP BY order_id',
  payment: `SELECT order_id AS subject, count(*) AS n FROM payments_transaction WHERE kind = 'payment'
    GROUP BY order_id`,
  refund: `SELECT reason AS subject, count(*) AS n FROM payments_transaction WHERE kind = 'refund'
    GROUP BY reason`,
  received: `SELECT note AS subject, count(*) AS n FROM products_stockmovement WHERE note <> '' GROUP BY note`,
  cart: `SELECT cart_id || '/' || product_id AS subject, sum(quantity) AS n FROM carts_cartitem
    GROUP BY cart_id, product_id`,
  item: `SELECT order_id || '/' || product_id AS subject, sum(quantity + cancelled_quantity) AS n
    FROM orders_orderitem GROUP BY order_id, product_id`,
};
const KINDS = Object.keys(FACTS) as Kind[];

/** The rows that claims were answered with. */
const ROWS: Partial<Record<Kind, string>> = {
  order: `SELECT id, '' AS status FROM orders_order`,
  payment: `SELECT id, status FROM payments_transaction WHERE kind = 'payment'`,
  refund: `SELECT id, status FROM payments_transaction WHERE kind = 'refund'`,
};
const VALUES = 'SELECT id, price_cents, stock_quantity FROM products_product';

/**
 * What is wrong now, a line for each, in one snapshot. The shop may be at work meanwhile: a claim that is under way is
 * compared the next time. `atRest`: nothing may be left to do.
 */
export async function findWrong(db: Database, ledger: Ledger, atRest: boolean): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await findWrongOnce(db, ledger, atRest);
    } catch (error) {
      // Clients hold the lock that a check of the text index needs.
      if (attempt === MAX_ATTEMPTS || !(error instanceof ApiError && error.code === 'unavailable'))
        throw error;
    }
  }
}

async function findWrongOnce(db: Database, ledger: Ledger, atRest: boolean): Promise<string[]> {
  const before = ledger.copy();
  return db.snapshot(async (trx) => {
    await trx.raw('SELECT count(*) FROM orders_order'); // the snapshot begins
    const after = ledger.copy();
    return [...(await brokenRules(db, trx, atRest)), ...(await brokenPromises(trx, before, after))];
  });
}

async function brokenRules(db: Database, trx: Transaction, atRest: boolean): Promise<string[]> {
  const rules = [...allInvariants(INSTALLED_APPS), ...(atRest ? Object.entries(RULES_AT_REST) : [])];
  const found: string[] = [];
  for (const [rule, invariant] of rules) {
    const rows = await brokenRows(db, trx, invariant);
    if (rows.length > 0) found.push(`not true: ${rule}: ${rows.length}, such as ${JSON.stringify(rows[0])}`);
  }
  return found;
}

/** How the database differs from what the clients were told before and after the snapshot began. */
async function brokenPromises(trx: Transaction, before: Copy, after: Copy): Promise<string[]> {
  const found: string[] = [];
  const facts = new Map<string, number>();
  const statuses = new Map<string, string>();
  for (const kind of KINDS) {
    for (const { subject, n } of await rowsOf(trx, FACTS[kind]))
      facts.set(`${kind} ${String(subject)}`, Number(n));
    for (const { id, status } of ROWS[kind] ? await rowsOf(trx, ROWS[kind]) : [])
      statuses.set(`${kind} ${String(id)}`, String(status));
  }
  for (const [name, { least, claims, isMoving }] of before.bounds) {
    const later = after.bounds.get(name);
    if (!later || isMoving || later.isMoving) continue;
    const n = facts.get(name) ?? 0;
    const said = claims.map(({ key, told }) => `${key} ${told}`).join(', ');
    if (n < least) found.push(`lost: ${name}: ${n} instead of ${least} (${said})`);
    if (n > later.most) found.push(`too many: ${name}: ${n}, at most ${later.most} (${said})`);
    for (const { kind, id, status, key } of claims) {
      if (id === undefined || !ROWS[kind]) continue;
      const is = statuses.get(`${kind} ${id}`);
      if (is === undefined) found.push(`lost: ${kind} ${id} (${key})`);
      else if (status && is !== status) found.push(`${kind} ${id} is ${is}, was ${status} (${key})`);
    }
  }
  return [...found, ...(await wrongValues(trx, before, after))];
}

async function wrongValues(trx: Transaction, before: Copy, after: Copy): Promise<string[]> {
  const found: string[] = [];
  for (const row of await rowsOf(trx, VALUES)) {
    for (const column of ['price_cents', 'stock_quantity']) {
      const field = `${String(row.id)}/${column}`;
      const allowed = [...new Set([...(before.values.get(field) ?? []), ...(after.values.get(field) ?? [])])];
      const is = String(row[column]);
      if (allowed.length > 0 && !allowed.includes(is))
        found.push(`product ${field} is ${is} instead of ${allowed.join(' or ')}`);
    }
  }
  return found;
}

async function rowsOf(trx: Transaction, sql: string): Promise<Row[]> {
  const found = await trx.raw<Row[] | { rows: Row[] }>(sql);
  return Array.isArray(found) ? found : found.rows;
}
