// The list of payments and refunds: what clients may filter and sort by.
import type { Database } from '../framework/db/database.js';
import { type Asked, before, choice, equalTo, List, since } from '../framework/db/lists.js';
import type { Query } from '../framework/db/model.js';
import { NEWEST_FIRST, pageRows } from '../framework/db/paging.js';
import type { Page } from '../framework/pagination.js';
import { OPTIONAL_ID_SCHEMA, TOKEN_PAGE_SCHEMA } from '../framework/validation.js';
import {
  KINDS,
  PaymentTransaction,
  STATUSES,
  type TransactionRow,
  type TransactionWithDebt,
  withDebts,
} from './models.js';

const FILTERS = {
  order_id: equalTo<number>('order_id', OPTIONAL_ID_SCHEMA, 'Only those of this order; 0 means all.'),
  customer_id: equalTo<number>('customer_id', OPTIONAL_ID_SCHEMA, 'Only those of this account; 0 means all.'),
  kind: choice('kind', KINDS, 'Only payments, or only refunds.'),
  status: choice('status', STATUSES, 'Only those with this status.'),
  created_after: since('created_at', 'begun'),
  created_before: before('created_at', 'begun'),
  updated_after: since('updated_at', 'changed'),
};

export const transactionList = new List(PaymentTransaction, {
  filters: FILTERS,
  orderings: { created_at: 'created_at', updated_at: 'updated_at', amount: 'amount_cents' },
  order: NEWEST_FIRST,
  paging: TOKEN_PAGE_SCHEMA,
  defaultSize: 10,
});
export type ListTransactions = Asked<typeof FILTERS>;

/** Newest first unless asked otherwise. */
export async function listTransactions(
  db: Database,
  asked: ListTransactions,
): Promise<Page<TransactionWithDebt>> {
  const all = PaymentTransaction.objects(db.read).select(`${PaymentTransaction.table}.*`);
  const query = transactionList.narrow(all as unknown as Query<TransactionRow>, asked);
  const page = await pageRows(query, asked, transactionList.paged(asked));
  return { ...page, rows: await withDebts(db.read, page.rows) };
}
