// The payments in a customer's data export, and their erasure.
import { now, type Queryable, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import {
  OPEN_STATUSES,
  PaymentMethod,
  PaymentTransaction,
  type TransactionWithDebt,
  withDebts,
} from './models.js';

/** All transactions of a customer, oldest first. */
export async function transactionsOfCustomer(
  db: Queryable,
  customer_id: number,
): Promise<TransactionWithDebt[]> {
  return withDebts(db, await PaymentTransaction.objects(db).where({ customer_id }).orderBy('id'));
}

/** Removes the customer's payment methods; `conflict` while a payment is open, or money is owed. */
export async function forgetInPayments(trx: Transaction, customer_id: number): Promise<void> {
  const open = (await transactionsOfCustomer(trx, customer_id)).filter(
    ({ status, owed_cents }) => OPEN_STATUSES.includes(status) || owed_cents > 0,
  );
  if (open.length > 0) {
    const message = `cannot be erased before they are settled: ${open.map(({ id }) => id).join(', ')}`;
    throw new ApiError('conflict', `Payments ${message}.`, [{ field: 'payments', message }]);
  }
  const nothing = { token: '', brand: '', last4: '', exp_month: 0, exp_year: 0, is_default: false };
  await PaymentMethod.objects(trx).where({ customer_id }).update(nothing);
  await PaymentMethod.objects(trx).where({ customer_id, removed_at: null }).update({ removed_at: now() });
}
