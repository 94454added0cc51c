// What payments do when something happens in an earlier app.
import type { Transaction } from '../ecommerce/db/database.js';
import type { OrderRow } from '../orders/models.js';
import { itemsCannotChange, orderCancelled, orderItemsChanging } from '../orders/signals.js';
import { livePayment } from './models.js';
import { undoCancelled } from './owing.js';

/** What a provider was asked for, or has taken, is what the order's lines add up to. */
async function keepPaidItems({ trx, order }: { trx: Transaction; order: OrderRow }): Promise<void> {
  if (await livePayment(trx, order.id)) throw itemsCannotChange(order, 'is being paid');
}

orderCancelled.connect(({ trx, order }) => undoCancelled(trx, order));
orderItemsChanging.connect(keepPaidItems);
