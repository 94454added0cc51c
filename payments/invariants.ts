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
  'the refunds of a payment that are begun or done are counted': `SELECT id, order_id FROM payments_transaction p
    WHERE kind = 'payment' AND reserved_cents <> (SELECT coalesce(sum(amount_cents), 0)
      FROM payments_transaction r WHERE r.payment_id = p.id AND r.status <> 'failed')`,
  'what was refunded is credited': `SELECT order_id, sum(amount_cents) AS refunded FROM payments_transaction r
    WHERE kind = 'refund' AND status = 'succeeded' GROUP BY order_id HAVING sum(amount_cents) >
      (SELECT coalesce(sum(total_cents), 0) FROM invoices_invoice i
        WHERE i.order_id = r.order_id AND i.kind = 'credit_note')`,
  'cancelled pieces are given back by one refund of their payment': `SELECT o.id, o.payment_id, o.refund_id
    FROM payments_owedpart o JOIN payments_transaction r ON r.id = o.refund_id
    WHERE r.payment_id <> o.payment_id OR r.kind <> 'refund' OR r.status = 'failed'`,
  'a paid order owes what was cancelled of it, and no more': `SELECT p.id, p.order_id FROM payments_transaction p
    WHERE kind = 'payment' AND amount_cents <
      (SELECT coalesce(sum(amount_cents), 0) FROM payments_owedpart o WHERE o.payment_id = p.id)`,
  'an order has one payment that is open or done': `SELECT order_id, count(*) AS payments FROM payments_transaction
    WHERE kind = 'payment' AND status <> 'failed' GROUP BY order_id HAVING count(*) > 1`,
  'what a payment counts as refunded was refunded': `SELECT id, order_id, refunded_cents FROM payments_transaction p
    WHERE kind = 'payment' AND refunded_cents <> (SELECT coalesce(sum(amount_cents), 0)
      FROM payments_transaction r WHERE r.payment_id = p.id AND r.status = 'succeeded')`,
  'a refund is of a payment of its order, in its currency': `SELECT r.id, r.order_id, r.payment_id
    FROM payments_transaction r LEFT JOIN payments_transaction p ON p.id = r.payment_id AND p.kind = 'payment'
    WHERE r.kind = 'refund' AND (p.id IS NULL OR p.order_id <> r.order_id OR p.currency <> r.currency)`,
  'the payment status of an order is that of its payment': `SELECT o.id, o.payment_status FROM orders_order o
    LEFT JOIN payments_transaction p ON p.order_id = o.id AND p.kind = 'payment' AND p.status = 'succeeded'
    WHERE o.payment_status <> CASE WHEN p.id IS NULL THEN 'unpaid' WHEN p.refunded_cents = 0 THEN 'paid'
      WHEN p.refunded_cents = p.amount_cents THEN 'refunded' ELSE 'partially_refunded' END`,
  'a payment is of what was invoiced': `SELECT t.id, t.order_id, i.number FROM payments_transaction t
    JOIN invoices_invoice i ON i.order_id = t.order_id AND i.kind = 'invoice'
    WHERE t.kind = 'payment' AND t.status = 'succeeded'
      AND (t.amount_cents <> i.total_cents OR t.currency <> i.currency)`,
  'an open payment or refund will be looked at again': `SELECT id, order_id, status FROM payments_transaction
    WHERE status IN ('pending', 'requires_action', 'unknown') AND next_try_at IS NULL AND gave_up_at IS NULL`,
  'the money of a cancelled order is given back, or will be': `SELECT p.id, p.order_id FROM payments_transaction p
    JOIN orders_order o ON o.id = p.order_id
    WHERE o.status = 'cancelled' AND p.kind = 'payment' AND p.status = 'succeeded' AND p.provider <> 'manual'
      AND p.reserved_cents < p.amount_cents AND p.next_try_at IS NULL AND p.gave_up_at IS NULL`,
  'money that moved at the test provider is in the books': `SELECT e.id, e.key FROM payments_testproviderentry e
    WHERE e.kind <> 'closed' AND e.failure_code = '' AND NOT EXISTS (SELECT 1 FROM payments_transaction t
      WHERE t.provider_key = e.key AND t.status <> 'failed' AND t.amount_cents = e.amount_cents)`,
  'money in the books moved at the test provider': `SELECT t.id, t.order_id FROM payments_transaction t
    WHERE t.provider = 'test' AND t.status = 'succeeded' AND NOT EXISTS (SELECT 1 FROM payments_testproviderentry e
      WHERE e.key = t.provider_key AND e.kind <> 'closed' AND e.failure_code = '')`,
};
