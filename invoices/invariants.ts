// What must always be true of invoices; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const INVOICE_INVARIANTS = {
  'the numbers of invoices and credit notes have no gap': `SELECT series, year, last_number
    FROM invoices_numbercounter c WHERE last_number <>
      (SELECT count(*) FROM invoices_invoice i WHERE i.number LIKE c.series || '-' || c.year || '-%')`,
};
