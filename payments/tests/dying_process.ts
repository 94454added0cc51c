// A process that pays or refunds, and is killed at a checkpoint: `dying_process.ts pay POINT ORDER
// CUSTOMER`, `… refund POINT PAYMENT CENTS`, or `… refund POINT PAYMENT 0 ITEM` for a piece of that item. The database is the one of DATABASE_URL. A provider after CUSTOMER
// lets the customer choose there how to pay.
import { atCheckpoint } from '../../framework/checkpoints.js';
import { openDatabase } from '../../framework/db/database.js';
import { payOrder } from '../payments.js';
import { refundPayment } from '../refunds.js';

const [action, point = '', first, second, third] = process.argv.slice(2);

atCheckpoint(point, () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
});
const db = openDatabase();
if (action === 'pay') {
  const asked = {
    order_id: Number(first),
    customer_id: Number(second),
    payment_method_id: 0,
    ...(third && { provider: third }),
  };
  await payOrder(db, asked);
} else {
  await refundPayment(db, {
    payment_id: Number(first),
    amount_cents: Number(second) || null,
    ...(third && { lines: [{ item_id: Number(third), quantity: 1, restock: true }] }),
    reason: '',
    recorded_by: '',
  });
}
