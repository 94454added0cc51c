// Receivers of the signals of earlier apps.
import { customerExporting, customerForgetting } from '../customers/signals.js';
import type { Transaction } from '../framework/db/database.js';
import type { OrderRow } from '../orders/models.js';
import { ApiError } from '../framework/errors.js';
import {
  itemsCannotChange,
  orderCancelled,
  orderItemsChanging,
  ordersClaimed,
  piecesCancelled,
  piecesCancelling,
} from '../orders/signals.js';
import { livePayment, OPEN_STATUSES, PaymentTransaction } from './models.js';
import { listMethods } from './payment_methods.js';
import { owePieces, undoCancelled } from './refund_records.js';
import { forgetInPayments, transactionsOfCustomer } from './personal_data.js';
import { methodSerializer, transactionSerializer } from './serializers.js';

/** The lines must not change, because the amount of the payment is their total. */
async function keepPaidItems({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  if (await livePayment(trx, order.id)) throw itemsCannotChange(order, 'is being paid');
}

/** The provider was asked for the total with these pieces, and nobody knows yet whether it is paid. */
async function keepPiecesBeingPaid({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  const payment = await livePayment(trx, order.id);
  if (!payment || !OPEN_STATUSES.includes(payment.status)) return;
  const message = 'is being paid; cancel all of it, or try again when the payment has ended';
  throw new ApiError('in_progress', `Order ${order.id} ${message}.`, [{ field: 'order_id', message }]);
}

/** Customers see the payments of the orders that they claimed. */
async function giveToCustomer(claimed: {
  trx: Transaction;
  order_ids: number[];
  customer_id: number;
}): Promise<void> {
  const { trx, order_ids, customer_id } = claimed;
  await PaymentTransaction.objects(trx).whereIn('order_id', order_ids).update({ customer_id });
}

ordersClaimed.connect(giveToCustomer);
orderCancelled.connect(({ trx, order }) => undoCancelled(trx, order));
orderItemsChanging.connect(keepPaidItems);
piecesCancelling.connect(keepPiecesBeingPaid);
piecesCancelled.connect(({ trx, order, cancellations }) => owePieces(trx, order, cancellations));
customerExporting.connect(async ({ db, customer_id }) => {
  const methods = await listMethods(db, customer_id);
  const transactions = await transactionsOfCustomer(db, customer_id);
  return {
    payment_methods: methods.map(methodSerializer.body),
    transactions: transactions.map(transactionSerializer.body),
  };
});
customerForgetting.connect(({ trx, customer_id }) => forgetInPayments(trx, customer_id));
