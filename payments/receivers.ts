// Receivers of the signals of earlier apps.
import { customerExporting, customerForgetting } from '../customers/signals.js';
import type { Transaction } from '../framework/db/database.js';
import type { OrderRow } from '../orders/models.js';
import { itemsCannotChange, orderCancelled, orderItemsChanging, ordersClaimed } from '../orders/signals.js';
import { livePayment, PaymentTransaction } from './models.js';
import { listMethods } from './payment_methods.js';
import { undoCancelled } from './refund_records.js';
import { forgetInPayments, transactionsOfCustomer } from './personal_data.js';
import { methodSerializer, transactionSerializer } from './serializers.js';

/** The lines must not change, because the amount of the payment is their total. */
async function keepPaidItems({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  if (await livePayment(trx, order.id)) throw itemsCannotChange(order, 'is being paid');
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
customerExporting.connect(async ({ db, customer_id }) => {
  const methods = await listMethods(db, customer_id);
  const transactions = await transactionsOfCustomer(db, customer_id);
  return {
    payment_methods: methods.map(methodSerializer.body),
    transactions: transactions.map(transactionSerializer.body),
  };
});
customerForgetting.connect(({ trx, customer_id }) => forgetInPayments(trx, customer_id));
