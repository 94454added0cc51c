// What the metrics tell of money: what nobody knows, and what customers still wait for.
import type { Knex } from 'knex';
import { countUpTo } from '../framework/db/paging.js';
import type { Queryable } from '../framework/db/database.js';
import type { DatabaseGauge } from '../framework/metrics/database_gauges.js';
import { OPEN_STATUSES, PaymentTransaction } from './models.js';
import { countFailedRefunds, unknownTransactions } from './statistics.js';

const transactions = (db: Queryable): Knex.QueryBuilder =>
  PaymentTransaction.objects(db) as Knex.QueryBuilder;

export const PAYMENT_GAUGES: DatabaseGauge[] = [
  {
    name: 'shop_payments_unknown',
    help: 'Payments and refunds whose outcome nobody knows, up to 10,001.',
    ask: unknownTransactions,
  },
  {
    name: 'shop_payments_given_up',
    help: 'Payments and refunds that the payment service no longer asks the provider about, up to 10,001.',
    ask: (db, limit) =>
      countUpTo(
        transactions(db)
          .whereIn('status', [...OPEN_STATUSES])
          .whereNotNull('gave_up_at'),
        limit,
      ),
  },
  {
    name: 'shop_refunds_owed',
    help: 'Payments whose money, or a part of it, is to be given back and is not yet, up to 10,001.',
    ask: (db, limit) =>
      countUpTo(
        transactions(db).where({ kind: 'payment', status: 'succeeded' }).whereNotNull('next_try_at'),
        limit,
      ),
  },
  {
    name: 'shop_refunds_failed',
    help: 'Refunds that failed and were not tried again: the customer still waits. Up to 10,001.',
    ask: countFailedRefunds,
  },
];
