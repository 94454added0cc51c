// Sums of payments and refunds, read from an index of their period: (kind, status, created_at, currency, amount_cents).
import type { Knex } from 'knex';
import type { Queryable } from '../framework/db/database.js';
import { countUpTo } from '../framework/db/paging.js';
import { type Span } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import { PaymentTransaction, type TransactionRow } from './models.js';

/** What was paid and refunded, in the shop's currency. */
export interface Money {
  gross_cents: number;
  refunded_cents: number;
}

/** What was paid and refunded in a span. */
export async function moneyOf(db: Queryable, { from, until }: Span): Promise<Money> {
  const sumOf = async (kind: TransactionRow['kind']): Promise<number> => {
    const [found] = (await PaymentTransaction.objects(db)
      .where({ kind, status: 'succeeded', currency: settings.CURRENCY })
      .where('created_at', '>=', from)
      .where('created_at', '<', until)
      .sum({ sum: 'amount_cents' })) as unknown as { sum: number | null }[];
    return Number(found?.sum ?? 0);
  };
  const [gross_cents, refunded_cents] = await Promise.all([sumOf('payment'), sumOf('refund')]);
  return { gross_cents, refunded_cents };
}

/** Restricts transactions to failed refunds after which no other was tried: the customer still waits for the money. */
export function failedRefunds(query: Knex.QueryBuilder): Knex.QueryBuilder {
  const { table } = PaymentTransaction;
  return query
    .where({ [`${table}.kind`]: 'refund', [`${table}.status`]: 'failed' })
    .whereNotExists((later) => {
      void later
        .from(`${table} as later`)
        .whereRaw('later.payment_id = ??.payment_id AND later.id > ??.id', [table, table])
        .whereNot('later.status', 'failed')
        .select('later.id');
    });
}

/** How many transactions have an outcome that nobody knows; at most one more than the limit. */
export function unknownTransactions(db: Queryable, limit: number): Promise<number> {
  return countUpTo(PaymentTransaction.objects(db).where({ status: 'unknown' }) as Knex.QueryBuilder, limit);
}

/** As `failedRefunds`, counted. */
export function countFailedRefunds(db: Queryable, limit: number): Promise<number> {
  return countUpTo(failedRefunds(PaymentTransaction.objects(db) as Knex.QueryBuilder), limit);
}
