// The PDF of an invoice or a credit note as a file.
import type { Queryable } from '../framework/db/database.js';
import { getInvoice } from './models.js';
import { invoicePdf } from './pdf/rendering.js';

/** The file of an invoice; `not_found` when there is none. */
export async function invoiceFile(db: Queryable, id: number): Promise<{ filename: string; content: Buffer }> {
  const invoice = await getInvoice(db, id);
  const credited = invoice.credited_invoice_id;
  const creditedNumber = credited === null ? '' : (await getInvoice(db, credited)).number;
  return { filename: `${invoice.number}.pdf`, content: await invoicePdf(invoice, creditedNumber) };
}
