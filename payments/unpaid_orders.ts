// Cancels unpaid orders after UNPAID_ORDER_MINUTES and returns their stock. An order whose payment begins at the
// same time is paid or cancelled, never both: the order's row lock decides.
import { setTimeout as delay } from 'node:timers/promises';
import { SYSTEM } from '../framework/actor_names.js';
import { checkpoint } from '../framework/checkpoints.js';
import { databaseClock } from '../framework/db/clock.js';
import type { Database } from '../framework/db/database.js';
import { outageOf } from '../framework/db/outages.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { lockOrder } from '../orders/locks.js';
import { Order, type OrderRow } from '../orders/models.js';
import { cancelOrder } from '../orders/status_changes.js';
import { livePayment, PaymentTransaction } from './models.js';
import { repeat } from '../framework/db/repeated_work.js';

const LOOK_AGAIN_MS = 15_000;
/** The number of orders in one query; others may write in between. */
const BATCH_SIZE = 20;
const BATCH_PAUSE_MS = 200;

/** Runs until `stopping` aborts, unless UNPAID_ORDER_MINUTES is 0. */
export async function cancelUnpaidOrders(db: Database, stopping: AbortSignal): Promise<void> {
  const minutes = settings.UNPAID_ORDER_MINUTES;
  if (minutes === 0) return;
  const work = () => cancelAllUnpaid(db, minutes, stopping);
  await repeat(db, { name: 'cancelling unpaid orders', work, everyMs: LOOK_AGAIN_MS }, stopping);
}

/** Cancels all orders unpaid for that long. A failure does not stop the others; the first failure is thrown. */
export async function cancelAllUnpaid(db: Database, minutes: number, stopping: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  let batch = await unpaidOrders(db, minutes);
  while (batch.length > 0) {
    for (const { id } of batch) {
      if (stopping.aborted) return;
      try {
        await checkpoint('unpaid order found');
        await cancelUnpaid(db, id, minutes);
      } catch (cause) {
        if (outageOf(cause)) throw cause;
        if (cause instanceof ApiError && cause.code === 'not_found') continue; // it was deleted
        failures.push(new Error(`Cancelling the unpaid order ${id} failed.`, { cause }));
      }
    }
    await delay(BATCH_PAUSE_MS);
    batch = await unpaidOrders(db, minutes, batch.at(-1));
  }
  if (failures.length > 0) throw failures[0];
}

type Place = Pick<OrderRow, 'id' | 'created_at'>;

/** The next orders after a position, oldest first: pending, with a total above 0, without a payment that may succeed. */
async function unpaidOrders({ read }: Database, minutes: number, after?: Place): Promise<Place[]> {
  const { table } = Order;
  // Exactly these conditions, to use the indexes payments_transaction_paid_once and orders_order_unpaid.
  const payment = PaymentTransaction.objects(read)
    .whereRaw('order_id = ??.id', [table])
    .whereRaw("kind = 'payment' AND status IN ('pending', 'unknown', 'succeeded', 'requires_action')");
  const query = Order.objects(read)
    .whereRaw("status = 'pending' AND payment_status = 'unpaid' AND total_cents > 0")
    .where('created_at', '<=', databaseClock(read, -minutes * 60_000))
    .whereNotExists(payment);
  if (after) void query.whereRaw('(created_at, id) > (?, ?)', [after.created_at, after.id]);
  const rows = await query.orderBy(['created_at', 'id']).limit(BATCH_SIZE).select('id', 'created_at');
  return rows as Place[];
}

/** Cancels an order unless it is no longer pending, or paid, or being paid. */
async function cancelUnpaid(db: Database, id: number, minutes: number): Promise<void> {
  await db.transaction(async (trx) => {
    const order = await lockOrder(trx, id);
    if (order.status !== 'pending' || (await livePayment(trx, id))) return;
    await checkpoint('unpaid order locked');
    const unit = minutes === 1 ? 'minute' : 'minutes';
    await cancelOrder(db.inside(trx), id, `${SYSTEM}: unpaid for ${minutes} ${unit}`);
  });
}
