// What must always be true of invoices; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const INVOICE_INVARIANTS = {
  'the numbers of invoices and credit notes have no gap': `SELECT series, year, last_number
    FROM invoices_numbercounter c WHERE last_number <>
      (SELECT count(*) FROM invoices_invoice i WHERE i.number LIKE c.series || '-' || c.year || '-%')`,
  'the lines of an invoice or credit note come to its total': `SELECT id, number FROM invoices_invoice i
    WHERE total_cents <>
      (SELECT coalesce(sum(subtotal_cents), 0) FROM invoices_invoiceline l WHERE l.invoice_id = i.id)`,
  'no more is credited than was invoiced': `SELECT id, number FROM invoices_invoice i
    WHERE kind = 'invoice' AND total_cents <
      (SELECT coalesce(sum(total_cents), 0) FROM invoices_invoice n WHERE n.credited_invoice_id = i.id)`,
  'the number of an invoice or credit note was counted': `SELECT i.id, i.number FROM invoices_invoice i
    LEFT JOIN invoices_numbercounter c ON i.number LIKE c.series || '-' || c.year || '-%'
    WHERE c.id IS NULL
      OR CAST(substr(i.number, length(c.series) + 7) AS integer) NOT BETWEEN 1 AND c.last_number`,
  'an order has one invoice': `SELECT order_id, count(*) AS invoices FROM invoices_invoice
    WHERE kind = 'invoice' GROUP BY order_id HAVING count(*) > 1`,
  'a credit note is of an invoice of its order': `SELECT n.id, n.number FROM invoices_invoice n
    LEFT JOIN invoices_invoice i ON i.id = n.credited_invoice_id AND i.kind = 'invoice'
    WHERE n.kind = 'credit_note' AND (i.id IS NULL OR i.order_id <> n.order_id)`,
};
