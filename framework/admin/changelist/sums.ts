// The sum of the amounts of a filtered list, so that a figure elsewhere can be compared with it.
import type { Database } from '../../db/database.js';
import { displayAmount } from '../../currency.js';
import { settings } from '../../conf/settings.js';
import { type ListQuery, type ListRows, matchingRows } from './rows.js';

/** Lists with more rows have no sum. */
const MAX_ROWS = 50_000;

export interface ListSum {
  /** The exact number of rows. */
  number: number;
  /** "Total: 4,938.24 USD, 12.00 EUR" */
  text: string;
}

/** The sum of a list that is filtered, or null: for one without amounts, and for one with too many rows. */
export async function listSum(db: Database, list: ListQuery, found: ListRows): Promise<ListSum | null> {
  const { sum } = list.admin.options;
  if (!sum || found.rows.length === 0) return null;
  const matching = matchingRows(db, list, found);
  if (!matching) return null;
  const { table } = list.model;
  const currency = list.model.fields.has('currency')
    ? `${table}.currency`
    : db.read.raw('?', [settings.CURRENCY]);
  const rows = matching.query
    .select({ currency, amount: db.read.raw(sum.sql) })
    .limit(MAX_ROWS + 1)
    .as('matching');
  const sums = (await db.read
    .from(rows)
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .count({ number: '*' })
    .sum({ cents: 'amount' })) as { currency: string; number: number; cents: number }[];
  const number = sums.reduce((total, each) => total + each.number, 0);
  if (number > MAX_ROWS) return null;
  const amounts = sums.map(({ cents, currency: code }) => displayAmount(cents, code));
  return { number, text: `${sum.label}: ${amounts.join(', ')}` };
}
