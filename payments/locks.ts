// The row locks of this app, but for the test provider's in providers/test_ledger.ts, which plays the
// outside world. The order is locked first, then its transactions; a customer before the payment methods
// that belong to it.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { lockOrder } from '../orders/locks.js';
import type { OrderRow } from '../orders/models.js';
import { PaymentTransaction, type TransactionRow } from './models.js';

/** A transaction and its order, both held; `not_found` when there is no such transaction. */
export async function lockTransaction(
  trx: Transaction,
  id: number,
): Promise<{ order: OrderRow; transaction: TransactionRow }> {
  const found = await PaymentTransaction.objects(trx).where({ id }).first('order_id');
  if (!found) throw notFound('Transaction', id);
  const order = await lockOrder(trx, found.order_id);
  const transaction = await PaymentTransaction.objects(trx).where({ id }).forUpdate().first();
  return { order, transaction: transaction as TransactionRow };
}
