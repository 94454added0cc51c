// The list of invoices and credit notes: what clients may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { type Asked, before, choice, equalTo, type Filter, List, since } from '../framework/db/lists.js';
import type { Query } from '../framework/db/model.js';
import { pageRows } from '../framework/db/paging.js';
import type { Page } from '../framework/pagination.js';
import { OPTIONAL_ID_SCHEMA, TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import { Order } from '../orders/models.js';
import { Invoice, type InvoiceRow, type IssuedInvoice, KINDS, withLines } from './models.js';

/** An invoice never changes; its order has the current owner. */
const ofCustomer: Filter<number> = {
  schema: { ...OPTIONAL_ID_SCHEMA, description: 'Only those of orders of this account; 0 means all.' },
  narrow(query, customer_id) {
    const own = query.client.queryBuilder().from(Order.table).where({ customer_id }).select('id');
    if (customer_id > 0) void query.whereIn('order_id', own);
  },
};

const FILTERS = {
  order_id: equalTo<number>('order_id', OPTIONAL_ID_SCHEMA, 'Only those of this order; 0 means all.'),
  customer_id: ofCustomer,
  kind: choice('kind', KINDS, 'Only invoices, or only credit notes.'),
  number: equalTo<string>('number', fieldSchema(Invoice.field('number')), 'Only the one with this number.'),
  issued_after: since('issued_at', 'issued'),
  issued_before: before('issued_at', 'issued'),
};

export const invoiceList = new List(Invoice, {
  filters: FILTERS,
  orderings: { issued_at: 'issued_at', total: 'total_cents' },
  order: { keys: ['issued_at', 'id'], direction: 'desc' },
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 10,
});
export type ListInvoices = Asked<typeof FILTERS>;

/** Newest first unless asked otherwise. */
export async function listInvoices(db: Database, asked: ListInvoices): Promise<Page<IssuedInvoice>> {
  const all = Invoice.objects(db.read).select(`${Invoice.table}.*`) as unknown as Query<InvoiceRow>;
  const page = await pageRows(invoiceList.narrow(all, asked), asked, invoiceList.paged(asked));
  return { ...page, rows: await withLines(db.read, page.rows) };
}
