// Paying an order. First the payment is written down and committed, with the key for the provider;
// then the provider is asked; then what it said is written down. A process may die in between.
import { ulid } from 'ulid';
import { checkpoint } from '../ecommerce/checkpoints.js';
import { type Database, now, type Transaction } from '../ecommerce/db/database.js';
import { invalid, notFound, ShopError } from '../ecommerce/errors.js';
import { settings } from '../ecommerce/settings.js';
import { lockOrder } from '../orders/locks.js';
import type { OrderRow } from '../orders/models.js';
import { ask } from './asking.js';
import { once } from './idempotency.js';
import { methodToPayWith } from './methods.js';
import { getTransaction, PaymentTransaction, type TransactionWithDebt } from './models.js';
import { leased } from './open_transactions.js';
import { findProvider } from './providers/registry.js';
import { settle } from './settling.js';

export interface PaymentRequest {
  order_id: number;
  /** Who pays: 0 for staff, who record a payment that reached the shop otherwise. */
  customer_id: number;
  /** 0 for the payer's default. */
  payment_method_id: number;
}

export type AnsweredTransaction = TransactionWithDebt & { replayed: boolean };

/**
 * Pays what an order costs. A refusal by the provider is a transaction that `failed`; without an answer
 * it is `unknown`. An order of somebody else is `not_found`, a paid one `already_exists`, one whose
 * payment is under way `in_progress`, a cancelled one `invalid_transition`.
 */
export async function payOrder(
  db: Database,
  asked: PaymentRequest,
  idempotency_key: string,
): Promise<AnsweredTransaction> {
  const { customer_id, order_id, payment_method_id } = asked;
  const request = ['payment', order_id, payment_method_id];
  const begun = await db.transaction(async (trx) => {
    let token = '';
    const made = await once(trx, { customer_id, idempotency_key, request }, async () => {
      const written = await writePayment(db, trx, asked);
      token = written.token;
      return written.id;
    });
    return { ...made, token };
  });
  if (!begun.replayed) await carryOutPayment(db, begun.id, begun.token);
  return answer(db, begun);
}

/** The transaction as it is now; one that an earlier call is still at work on is `in_progress`. */
export async function answer(
  db: Database,
  { id, replayed }: { id: number; replayed: boolean },
): Promise<AnsweredTransaction> {
  const transaction = await getTransaction(db.read, id);
  if (replayed && transaction.status === 'pending') {
    throw new ShopError('in_progress', 'A request with this idempotency key is being worked on.');
  }
  return { ...transaction, replayed };
}

async function writePayment(
  db: Database,
  trx: Transaction,
  { order_id, customer_id, payment_method_id }: PaymentRequest,
): Promise<{ id: number; token: string }> {
  const order = await lockOrder(trx, order_id);
  if (customer_id !== 0 && order.customer_id !== customer_id) throw notFound('Order', order_id);
  if (order.status === 'cancelled') throw cancelled(order_id);
  const method = await methodToPayWith(trx, customer_id, payment_method_id);
  if (!findProvider(db, method.provider)) {
    throw invalid('payment_method_id', 'is of a payment provider that this shop no longer has');
  }
  const at = now();
  // The unique index decides who pays; the order's lock only makes the others wait for the answer.
  const [payment] = (await PaymentTransaction.objects(trx)
    .insert({
      ...{ order_id, customer_id: order.customer_id, payment_method_id: method.id, kind: 'payment' },
      ...{ status: 'pending', amount_cents: order.total_cents, currency: settings.CURRENCY },
      ...{ provider: method.provider, provider_key: ulid(), provider_reference: '' },
      ...{ failure_code: '', failure_message: '', payment_id: null, reason: '' },
      ...{ reserved_cents: 0, refunded_cents: 0, created_at: at, updated_at: at, tries: 0 },
      ...leased(trx),
    } as object)
    .onConflict()
    .ignore()
    .returning('id')) as { id: number }[];
  if (!payment) throw await whyNotPayable(trx, order);
  return { id: payment.id, token: method.token };
}

async function whyNotPayable(trx: Transaction, { id }: OrderRow): Promise<ShopError> {
  const paid = await PaymentTransaction.objects(trx)
    .where({ order_id: id, kind: 'payment', status: 'succeeded' })
    .first('id');
  const message = paid ? 'is paid already' : 'has a payment that is not settled yet';
  const code = paid ? 'already_exists' : 'in_progress';
  return new ShopError(code, `Order ${id} ${message}.`, [{ field: 'order_id', message }]);
}

async function carryOutPayment(db: Database, id: number, token: string): Promise<void> {
  await checkpoint('payment written');
  const { provider, provider_key: key, amount_cents, currency } = await getTransaction(db.read, id);
  const outcome = await ask(db, provider, (known) =>
    known.authorizeAndCapture({ key, token, amount_cents, currency }),
  );
  await checkpoint('payment answered');
  await settle(db, id, outcome);
}

function cancelled(orderId: number): ShopError {
  const message = 'is cancelled and cannot be paid';
  return new ShopError('invalid_transition', `Order ${orderId} ${message}.`, [
    { field: 'order_id', message },
  ]);
}
