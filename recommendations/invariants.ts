// What must always be true of the counts that recommendations read; `verify` checks it, and can count again.
import type { Transaction } from '../framework/db/database.js';
import { isPostgres } from '../framework/db/dialect.js';
import type { Invariants } from '../framework/db/invariants.js';

/** The sales as the orders have them; the triggers of recommendations_sale keep the same. */
const SOLD = `SELECT DISTINCT i.product_id, i.order_id,
    coalesce('#' || o.customer_id, lower(o.customer_email)) AS buyer
  FROM orders_orderitem i JOIN orders_order o ON o.id = i.order_id WHERE o.status <> 'cancelled'`;
const COUNTED = `SELECT product_id, count(DISTINCT buyer) AS buyers FROM recommendations_sale GROUP BY product_id`;

export const SALE_INVARIANTS: Invariants = {
  'the sales that recommendations count are those of the orders': {
    find: `SELECT product_id, order_id, 'missing' AS sale FROM (${SOLD} EXCEPT
        SELECT product_id, order_id, buyer FROM recommendations_sale) AS missing
      UNION ALL SELECT product_id, order_id, 'unknown' FROM
        (SELECT product_id, order_id, buyer FROM recommendations_sale EXCEPT ${SOLD}) AS unknown`,
    repair: recordSalesAgain,
  },
  'the buyers of a product are counted': {
    find: `SELECT c.product_id, c.buyers FROM recommendations_salecount c LEFT JOIN (${COUNTED}) s
        ON s.product_id = c.product_id WHERE c.buyers <> coalesce(s.buyers, 0)
      UNION ALL SELECT s.product_id, 0 FROM (${COUNTED}) s
        WHERE NOT EXISTS (SELECT 1 FROM recommendations_salecount c WHERE c.product_id = s.product_id)`,
    repair: countBuyersAgain,
  },
};

/** The triggers change the counts with each sale. */
async function recordSalesAgain(trx: Transaction): Promise<void> {
  await lockSales(trx);
  await trx.raw(`DELETE FROM recommendations_sale WHERE (product_id, order_id, buyer) IN
    (SELECT product_id, order_id, buyer FROM recommendations_sale EXCEPT ${SOLD})`);
  await trx.raw(`INSERT INTO recommendations_sale (product_id, order_id, buyer)
    SELECT product_id, order_id, buyer FROM (${SOLD} EXCEPT
      SELECT product_id, order_id, buyer FROM recommendations_sale) AS missing`);
}

async function countBuyersAgain(trx: Transaction): Promise<void> {
  await lockSales(trx);
  await trx.raw('DELETE FROM recommendations_salecount');
  await trx.raw(`INSERT INTO recommendations_salecount (product_id, buyers) ${COUNTED}`);
}

/** Orders wait until the counts are right; SQLite has one writer at a time anyway. */
async function lockSales(trx: Transaction): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx.raw('LOCK TABLE recommendations_sale, recommendations_salecount IN SHARE ROW EXCLUSIVE MODE');
}
