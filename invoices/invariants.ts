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
};
