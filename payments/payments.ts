// Paying an order. First the payment is recorded and committed, with the key for the provider; then the
// provider is called; then its answer is recorded. A process may die in between.
import { checkpoint } from '../framework/checkpoints.js';
import type { Database, Transaction } from '../framework/db/database.js';
import { invalid, ApiError } from '../framework/errors.js';
import type { Attempt } from '../framework/idempotency/attempts.js';
import { once } from '../framework/idempotency/once.js';
import { ask, askBefore } from './provider_calls.js';
import { replacingAwaited } from './closing.js';
import { chargeOf } from './movements.js';
import { CHOSEN_THERE, describe, methodToPayWith, providerOf, useOnce } from './payment_methods.js';
import {
  getTransaction,
  type PaymentMethodRow,
  type TransactionRow,
  type TransactionWithDebt,
} from './models.js';
import type { Confirmation, MethodDetails } from './providers/provider.js';
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
  /** Instead of a method: the provider at which the customer chooses how to pay. */
  provider?: string;
}

/** A guest's payment with a provider's token, authenticated by the order's token. */
export interface GuestsPayment {
  order_id: number;
  order_token: string;
  provider: string;
  /** '' to choose how to pay at the provider. */
  token: string;
}

export type PaymentRequest = CustomersPayment | GuestsPayment;

/** `confirmation` is for who pays a transaction that `requires_action`. */
export type AnsweredTransaction = TransactionWithDebt & { replayed: boolean; confirmation?: Confirmation };

/**
 * Pays the total of an order. A refusal by the provider is a `failed` transaction; without an answer it is
 * `unknown`; one that the customer must confirm `requires_action`, and replaces an earlier such one. An order of another customer is `not_found`, a paid one `already_exists`, one with a payment
 * in progress `in_progress`, a cancelled one `invalid_transition`.
 */
export async function payOrder(
  db: Database,
  asked: PaymentRequest,
  attempt: Attempt | null = null,
): Promise<AnsweredTransaction> {
  const details = await detailsFor(db, asked);
  let begun = undefined as Begun | undefined;
  const { answer: id, replayed } = await replacingAwaited(db, () =>
    once(db, attempt, requestOf(asked), async (trx) => {
      begun = await begin(db, trx, asked, details);
      return begun.payment.id;
    }),
  );
  if (replayed || !begun) return repeatedAnswer(db, id);
  return { ...(await carryOutPayment(db, begun)), replayed };
}

/** The request that repeated ones are compared with. */
function requestOf(asked: PaymentRequest): unknown {
  if ('order_token' in asked) return ['payment', asked.order_id, asked.provider, asked.token];
  const { order_id, payment_method_id, provider } = asked;
  return ['payment', order_id, payment_method_id, ...(provider ? [provider] : [])];
}

/** The displayable data of what pays if it is no stored method; field errors for an unknown provider or token. */
async function detailsFor(db: Database, asked: PaymentRequest): Promise<MethodDetails | null> {
  if (!asked.provider) return null;
  const token = 'token' in asked ? asked.token : '';
  if (token !== '') return describe(db, { provider: asked.provider, token });
  if (providerOf(db, asked.provider).reports) return CHOSEN_THERE;
  throw invalid('token', 'is required: customers cannot choose how to pay at this provider');
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
  if (transaction.status !== 'requires_action') return { ...transaction, replayed: true };
  const { provider, provider_reference } = transaction;
  const state = await askBefore(
    db,
    provider,
    async ({ reports }) => (await reports?.state(provider_reference)) ?? null,
  );
  if (state?.outcome.status !== 'requires_action') return { ...transaction, replayed: true };
  return { ...transaction, confirmation: state.outcome.confirmation, replayed: true };
}

/** A recorded payment, and how the provider knows what pays it. */
interface Begun {
  payment: TransactionRow;
  method: Pick<PaymentMethodRow, 'token' | 'provider_customer'>;
}

async function begin(
  db: Database,
  trx: Transaction,
  asked: PaymentRequest,
  details: MethodDetails | null,
): Promise<Begun> {
  const { order_id, provider = '' } = asked;
  const isGuest = 'order_token' in asked;
  const { order_token, customer_id } = { order_token: '', customer_id: 0, ...asked };
  const order = await lockPayableOrder(trx, order_id, isGuest ? { order_token } : { customer_id });
  if (details) {
    const method = await useOnce(trx, provider, details);
    const token = isGuest ? asked.token : '';
    return { payment: await writePayment(trx, order, method), method: { ...method, token } };
  }
  const method = await methodToPayWith(trx, customer_id, isGuest ? 0 : asked.payment_method_id);
  if (!findProvider(db, method.provider)) {
    throw invalid('payment_method_id', 'is of a payment provider that this shop no longer has');
  }
  return { payment: await writePayment(trx, order, method), method };
}

type Carried = TransactionWithDebt & { confirmation?: Confirmation };

async function carryOutPayment(db: Database, { payment, method }: Begun): Promise<Carried> {
  await checkpoint('payment written');
  const { id, provider } = payment;
  const outcome = await ask(db, provider, (known) => known.authorizeAndCapture(chargeOf(payment, method)));
  await checkpoint('payment answered');
  const settled = await settle(db, id, outcome);
  // A webhook may have come first.
  if (outcome.status !== 'requires_action' || settled.status !== 'requires_action') return settled;
  return { ...settled, confirmation: outcome.confirmation };
}
