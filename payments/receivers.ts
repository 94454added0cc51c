// What payments do when something happens in an earlier app.
import type { Transaction } from '../ecommerce/db/database.js';
import type { OrderRow } from '../orders/models.js';
import { itemsCannotChange, orderCancelled, orderItemsChanging } from '../orders/signals.js';
import { PaymentTransaction } from './models.js';
import { undoCancelled } from './owing.js';

/** What a provider was asked for, or has taken, is what the order's lines add up to. */
async function keepPaidItems({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  const payment = await PaymentTransaction.objects(trx)
    .where({ order_id: order.id, kind: 'payment' })
    .whereIn('status', ['pending', 'unknown', 'succeeded'])
    .first('id');
  if (payment) throw itemsCannotChange(order, 'is being paid');
}

orderCancelled.connect(({ trx, order }) => undoCancelled(trx, order));
orderItemsChanging.connect(keepPaidItems);
