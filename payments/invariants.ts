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
};
