// The row locks of this app, except those of the test provider in providers/test_ledger.ts, which simulates
// an external system. The order is locked first, then its transactions; a customer before its payment
// methods.
import type { Transaction } from '../framework/db/database.js';
import { notFound } from '../framework/errors.js';
import { Order, type OrderRow } from '../orders/models.js';
import { PaymentTransaction, type TransactionRow } from './models.js';

/** A payment transaction and its order, both locked until the database transaction ends. */
export interface HeldTransaction {
  order: OrderRow;
  transaction: TransactionRow;
}

/** Locks a payment transaction and its order; `not_found` when there is no such transaction. */
export async function lockTransaction(trx: Transaction, id: number): Promise<HeldTransaction> {
  const itsOrder = PaymentTransaction.objects(trx).where({ id }).select('order_id');
  const order = await Order.objects(trx).whereIn('id', itsOrder).forUpdate().first();
  if (!order) throw notFound('Transaction', id);
  const transaction = await PaymentTransaction.objects(trx).where({ id }).forUpdate().first();
  return { order, transaction: transaction as TransactionRow };
}
