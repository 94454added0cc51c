// The row locks of this app, but for the test provider's in providers/test_ledger.ts, which plays the
// outside world. The order is locked first, then its transactions; a customer before the payment methods
// that belong to it.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Order, type OrderRow } from '../orders/models.js';
import { PaymentTransaction, type TransactionRow } from './models.js';

/** A transaction and its order, both held until the end of the database's transaction. */
export interface HeldTransaction {
  order: OrderRow;
  transaction: TransactionRow;
}

/** A transaction and its order, both held; `not_found` when there is no such transaction. */
export async function lockTransaction(trx: Transaction, id: number): Promise<HeldTransaction> {
  const itsOrder = PaymentTransaction.objects(trx).where({ id }).select('order_id');
  const order = await Order.objects(trx).whereIn('id', itsOrder).forUpdate().first();
  if (!order) throw notFound('Transaction', id);
  const transaction = await PaymentTransaction.objects(trx).where({ id }).forUpdate().first();
  return { order, transaction: transaction as TransactionRow };
}
