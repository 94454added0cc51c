// Paying an order. First the payment is recorded and committed, with the key for the provider; then the
// provider is called; then its answer is recorded. A process may die in between.
import { checkpoint } from '../framework/checkpoints.js';
import type { Database, Transaction } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { once } from '../framework/idempotency/once.js';
import { ask } from './provider_calls.js';
import { methodToPayWith, useOnce } from './payment_methods.js';
import { getTransaction, type TransactionRow, type TransactionWithDebt } from './models.js';
import { lockPayableOrder, writePayment } from './payment_records.js';
import { findProvider } from './providers/registry.js';
import { settle } from './outcomes.js';

/** A payment with one of a customer's methods. */
interface CustomersPayment {
  order_id: number;
  /** The id of the paying customer. */
  customer_id: number;
  /** 0 for the payer's default. */
  payment_method_id: number;
}

/** A guest's payment with a provider's token, authenticated by the order's token. */
export interface GuestsPayment {
  order_id: number;
  order_token: string;
  provider: string;
  token: string;
}

export type PaymentRequest = CustomersPayment | GuestsPayment;

export type AnsweredTransaction = TransactionWithDebt & { replayed: boolean };

/**
 * Pays the total of an order. A refusal by the provider is a `failed` transaction; without an answer it is
 * `unknown`. An order of another customer is `not_found`, a paid one `already_exists`, one with a payment
 * in progress `in_progress`, a cancelled one `invalid_transition`.
 */
export async function payOrder(
  db: Database,
  asked: PaymentRequest,
  attempt: Attempt | null = null,
): Promise<AnsweredTransaction> {
  const method = 'order_token' in asked ? [asked.provider, asked.token] : [asked.payment_method_id];
  const request = ['payment', asked.order_id, ...method];
  let begun = undefined as Begun | undefined;
  const { answer: id, replayed } = await once(db, attempt, request, async (trx) => {
    begun = await begin(db, trx, asked);
    return begun.payment.id;
  });
  if (replayed || !begun) return repeatedAnswer(db, id);
  return { ...(await carryOutPayment(db, begun)), replayed };
}

/**
 * The current transaction of a repeated request, which may have been settled since. If an earlier call still works
 * on it, `in_progress`.
 */
export async function repeatedAnswer(db: Database, id: number): Promise<AnsweredTransaction> {
  const transaction = await getTransaction(db.read, id);
  if (transaction.status === 'pending') {
    throw new ApiError('in_progress', 'A request with this idempotency key is being worked on.');
  }
  return { ...transaction, replayed: true };
}

/** A recorded payment, and the provider's token for it. */
interface Begun {
  payment: TransactionRow;
  token: string;
}

async function begin(db: Database, trx: Transaction, asked: PaymentRequest): Promise<Begun> {
  if ('order_token' in asked) {
    const order = await lockPayableOrder(trx, asked.order_id, { order_token: asked.order_token });
    const method = await useOnce(db, trx, asked);
    return { payment: await writePayment(trx, order, method), token: asked.token };
  }
  const order = await lockPayableOrder(trx, asked.order_id, { customer_id: asked.customer_id });
  const method = await methodToPayWith(trx, asked.customer_id, asked.payment_method_id);
  if (!findProvider(db, method.provider)) {
    throw invalid('payment_method_id', 'is of a payment provider that this shop no longer has');
  }
  return { payment: await writePayment(trx, order, method), token: method.token };
}

async function carryOutPayment(db: Database, { payment, token }: Begun): Promise<TransactionWithDebt> {
  await checkpoint('payment written');
  const { id, provider, provider_key: key, amount_cents, currency } = payment;
  const outcome = await ask(db, provider, (known) =>
    known.authorizeAndCapture({ key, token, amount_cents, currency }),
  );
  await checkpoint('payment answered');
  return settle(db, id, outcome);
}
