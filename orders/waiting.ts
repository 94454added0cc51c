// Orders that wait for somebody: paid ones to be shipped, and unpaid ones to be paid.
import type { Knex } from 'knex';
import type { CustomFilter } from '../framework/admin/model_admin.js';
import type { Queryable } from '../framework/db/database.js';
import { countUpTo } from '../framework/db/paging.js';
import { Order, type PaymentStatus, type Status } from './models.js';

const NOT_SHIPPED: Status[] = ['pending', 'processing'];
const PAID: PaymentStatus[] = ['paid', 'partially_refunded'];
/** All but the cancelled ones. */
export const SOLD: Status[] = ['pending', 'processing', 'shipped', 'delivered'];

export type WaitsFor = 'shipping' | 'payment';

const CONDITIONS: Record<WaitsFor, (query: Knex.QueryBuilder) => Knex.QueryBuilder> = {
  // Each part has its own index.
  shipping: (query) =>
    query.where((either) => {
      void either.where((part) => void part.whereIn('status', NOT_SHIPPED).whereIn('payment_status', PAID));
      void either.orWhere((part) => void part.whereIn('status', NOT_SHIPPED).where('total_cents', 0));
    }),
  payment: (query) =>
    query.whereIn('status', SOLD).where('payment_status', 'unpaid').where('total_cents', '>', 0),
};

/** Filters a list by what its orders wait for. */
export const WAITS_FOR: CustomFilter = {
  name: 'waits_for',
  label: 'Waits for',
  choices: [
    { value: 'shipping', label: 'Shipping' },
    { value: 'payment', label: 'Payment' },
  ],
  narrow: (query, value) => void CONDITIONS[value as WaitsFor](query),
};

/** How many orders wait for this; at most one more than the limit. */
export async function waiting(db: Queryable, what: WaitsFor, limit: number): Promise<number> {
  return countUpTo(CONDITIONS[what](Order.objects(db) as Knex.QueryBuilder), limit);
}
