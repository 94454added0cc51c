// Recording payments: one for each order that is not cancelled.
import { now, type Transaction } from '../framework/db/database.js';
import { notFound, ApiError } from '../framework/errors.js';
import { newUlid } from '../framework/ulids.js';
import { lockOrder } from '../orders/locks.js';
import type { OrderRow } from '../orders/models.js';
import { isTokenOf } from '../orders/order_tokens.js';
import { livePayment, type PaymentMethodRow, PaymentTransaction, type TransactionRow } from './models.js';
import { leased } from './open_transactions.js';

/** Who pays: a customer, a guest with the order's token, or staff who record it. */
export type Payer = { customer_id: number } | { order_token: string } | 'staff';

/** Locks an order until the transaction ends: another's is `not_found`, a cancelled one `invalid_transition`. */
export async function lockPayableOrder(trx: Transaction, id: number, payer: Payer): Promise<OrderRow> {
  const order = await lockOrder(trx, id);
  if (!isPayableBy(order, payer)) throw notFound('Order', id);
  if (order.status !== 'cancelled') return order;
  const message = 'is cancelled and cannot be paid';
  throw new ApiError('invalid_transition', `Order ${id} ${message}.`, [{ field: 'order_id', message }]);
}

function isPayableBy(order: OrderRow, payer: Payer): boolean {
  if (payer === 'staff') return true;
  return 'order_token' in payer
    ? isTokenOf(order, payer.order_token)
    : order.customer_id === payer.customer_id;
}

/**
 * Records the pending payment of an order's total, which this process carries out. A paid order is `already_exists`,
 * one with a payment in progress `in_progress`.
 */
export async function writePayment(
  trx: Transaction,
  order: OrderRow,
  { id: payment_method_id, provider }: PaymentMethodRow,
  recorded: Partial<Pick<TransactionRow, 'paid_on' | 'recorded_by'>> = {},
): Promise<TransactionRow> {
  const at = now();
  // The unique index allows one payment; the order's lock only makes the others wait for its result.
  const [payment] = await PaymentTransaction.objects(trx)
    .insert({
      ...{ order_id: order.id, customer_id: order.customer_id, payment_method_id, kind: 'payment' },
      ...{ status: 'pending', amount_cents: order.total_cents, currency: order.currency },
      ...{ provider, provider_key: newUlid(), provider_reference: '' },
      ...{ failure_code: '', failure_message: '', payment_id: null, reason: '' },
      ...{ reserved_cents: 0, refunded_cents: 0, created_at: at, updated_at: at, tries: 0 },
      ...{ dispute_status: '', dispute_reason: '', disputed_cents: 0 },
      ...{ paid_on: '', recorded_by: '', ...recorded },
      ...leased(trx),
    } as object)
    .onConflict()
    .ignore()
    .returning('*');
  if (!payment) throw await whyNotPayable(trx, order);
  return payment as TransactionRow;
}

/** Thrown where another payment of the order waits for its customer, who may replace it. */
export class PaymentAwaited extends ApiError {
  constructor(
    readonly transactionId: number,
    ...rest: ConstructorParameters<typeof ApiError>
  ) {
    super(...rest);
  }
}

async function whyNotPayable(trx: Transaction, { id }: OrderRow): Promise<ApiError> {
  const live = await livePayment(trx, id);
  const isPaid = live?.status === 'succeeded';
  const message = isPaid ? 'is already paid' : 'has a payment that is not settled yet';
  const code = isPaid ? 'already_exists' : 'in_progress';
  const details = [{ field: 'order_id', message }];
  if (live?.status === 'requires_action') {
    return new PaymentAwaited(live.id, code, `Order ${id} ${message}.`, details);
  }
  return new ApiError(code, `Order ${id} ${message}.`, details);
}
