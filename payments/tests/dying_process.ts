// A process that pays or refunds, and is killed at a checkpoint: `dying_process.ts pay POINT ORDER
// CUSTOMER`, `… refund POINT PAYMENT CENTS`. The database is the one of DATABASE_URL.
import { atCheckpoint } from '../../framework/checkpoints.js';
import { openDatabase } from '../../framework/db/database.js';
import { payOrder } from '../payments.js';
import { refundPayment } from '../refunds.js';

const [action, point = '', first, second] = process.argv.slice(2);

atCheckpoint(point, () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
});
const db = openDatabase();
if (action === 'pay') {
  const asked = { order_id: Number(first), customer_id: Number(second), payment_method_id: 0 };
  await payOrder(db, asked);
} else {
  await refundPayment(db, {
    payment_id: Number(first),
    amount_cents: Number(second),
    reason: '',
    recorded_by: '',
  });
}
