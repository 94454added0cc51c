// What must always be true of payments; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const PAYMENT_INVARIANTS = {
  'an order is paid once': `SELECT order_id FROM payments_transaction
    WHERE kind = 'payment' AND status = 'succeeded' GROUP BY order_id HAVING count(*) > 1`,
  'no more is refunded than was paid': `SELECT id, order_id FROM payments_transaction p
    WHERE kind = 'payment' AND amount_cents < (SELECT coalesce(sum(amount_cents), 0)
      FROM payments_transaction r WHERE r.payment_id = p.id AND r.status = 'succeeded')`,
  'a paid order has an invoice': `SELECT t.order_id FROM payments_transaction t
    WHERE t.kind = 'payment' AND t.status = 'succeeded' AND NOT EXISTS
      (SELECT 1 FROM invoices_invoice i WHERE i.order_id = t.order_id AND i.kind = 'invoice')`,
};
