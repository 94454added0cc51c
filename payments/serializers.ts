// What may come in for payments, and how methods and transactions travel: row → message → JSON.
import { refuseCardNumbers } from '../ecommerce/card_numbers.js';
import { fieldSchema } from '../ecommerce/db/json_schema.js';
import type { PageRequest } from '../ecommerce/db/paging.js';
import { invalid } from '../ecommerce/errors.js';
import { type Plain, toMessage } from '../ecommerce/grpc/messages.js';
import { MAX_TOTAL_CENTS, toCents, toMajorUnits } from '../ecommerce/money.js';
import {
  check,
  type Check,
  ID_SCHEMA,
  IDEMPOTENCY_KEY_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
  TOKEN_PAGE_SCHEMA,
} from '../ecommerce/validation.js';
import pb from '../protos/generated/payments_pb.js';
import {
  PaymentMethod,
  type PaymentMethodRow,
  PaymentTransaction,
  STATUSES,
  type TransactionWithDebt,
} from './models.js';

const provider = { ...fieldSchema(PaymentMethod.field('provider')), notBlank: true };
const token = { ...fieldSchema(PaymentMethod.field('token')), notBlank: true };
const reason = fieldSchema(PaymentTransaction.field('reason'));
const idempotency_key = IDEMPOTENCY_KEY_SCHEMA;

/** A check that first refuses card numbers, whatever the field, named or not, that they stand in. */
function checkWithoutCards<T>(properties: Record<string, Schema>, required: string[] = []): Check<T> {
  const checked = check<T>(objectSchema(properties, required));
  return (input) => {
    refuseCardNumbers(input);
    return checked(input);
  };
}

export const checkId = checkWithoutCards<{ id: number }>({ id: ID_SCHEMA }, ['id']);

export interface NewMethod {
  provider: string;
  token: string;
  make_default?: boolean;
}
const newMethod = { provider, token, make_default: { type: 'boolean' } };
export const checkNewMethod = checkWithoutCards<NewMethod>(newMethod, ['provider', 'token']);

export const checkCustomer = checkWithoutCards<{ customer_id: number }>({ customer_id: ID_SCHEMA }, [
  'customer_id',
]);
export const checkCustomerOrShop = checkWithoutCards<{ customer_id: number }>({
  customer_id: OPTIONAL_ID_SCHEMA,
});
export const checkOwnMethod = checkWithoutCards<{ customer_id: number; payment_method_id: number }>(
  { customer_id: ID_SCHEMA, payment_method_id: ID_SCHEMA },
  ['customer_id', 'payment_method_id'],
);

export const checkPayment = checkWithoutCards<{ order_id: number; payment_method_id?: number }>(
  {
    order_id: ID_SCHEMA,
    payment_method_id: OPTIONAL_ID_SCHEMA,
    customer_id: OPTIONAL_ID_SCHEMA,
    idempotency_key,
  },
  ['order_id'],
);

/** As REST asks for it, in major units. */
export const checkRefund = checkWithoutCards<{ amount?: number; reason?: string }>({
  amount: { type: 'number', money: true, exclusiveMinimum: 0, maximum: toMajorUnits(MAX_TOTAL_CENTS) },
  reason,
});
export interface RefundCents {
  payment_id: number;
  amount_cents: number;
  all_that_is_left: boolean;
  reason?: string;
}
/** As gRPC asks for it. */
export const checkRefundCents = checkWithoutCards<RefundCents>(
  {
    payment_id: ID_SCHEMA,
    amount_cents: { type: 'integer', minimum: 0, maximum: MAX_TOTAL_CENTS },
    all_that_is_left: { type: 'boolean' },
    reason,
    idempotency_key,
  },
  ['payment_id'],
);

const statuses = STATUSES.map(([status]) => status);
export const LIST_QUERY: Record<string, Schema> = {
  ...TOKEN_PAGE_SCHEMA,
  order_id: OPTIONAL_ID_SCHEMA,
  status: { type: 'string', enum: ['', ...statuses] },
};
export interface ListTransactions extends Omit<PageRequest, 'page'> {
  order_id?: number;
  status?: string;
  customer_id?: number;
}
export const checkList = checkWithoutCards<ListTransactions>({
  ...LIST_QUERY,
  customer_id: OPTIONAL_ID_SCHEMA,
});

/** How a checked REST request asks gRPC for its amount: without one for all that is left. */
export function refundFields(amount: number | undefined) {
  return amount === undefined ? { all_that_is_left: true } : { amount_cents: toCents(amount) ?? 0 };
}

/** The cents that a checked gRPC request wants back, `null` for all that is left; it must say which. */
export function refundCents({
  amount_cents,
  all_that_is_left,
}: Pick<RefundCents, 'amount_cents' | 'all_that_is_left'>): number | null {
  if (all_that_is_left && amount_cents > 0) {
    throw invalid('amount_cents', 'must be 0 when all_that_is_left is set');
  }
  if (!all_that_is_left && amount_cents === 0) {
    throw invalid('amount_cents', 'must be above 0, or set all_that_is_left');
  }
  return all_that_is_left ? null : amount_cents;
}

/** The message of a payment method: the token stays where it is. */
export function methodMessage(row: PaymentMethodRow) {
  const { id, provider: name, kind, brand, last4, exp_month, exp_year, is_default, created_at } = row;
  const shown = { id, kind, brand, last4, exp_month, exp_year, is_default, created_at };
  return toMessage(pb.PaymentMethod, { ...shown, provider: name, customer_id: row.customer_id ?? 0 });
}

export function transactionMessage(row: TransactionWithDebt & { replayed?: boolean }) {
  const { id, order_id, payment_method_id, kind, status, amount_cents, currency, refunded_cents } = row;
  const { provider_reference, failure_code, failure_message, owed_cents, created_at, updated_at } = row;
  return toMessage(pb.Transaction, {
    ...{ id, order_id, payment_method_id, kind, status, amount_cents, currency, refunded_cents },
    ...{ provider_reference, failure_code, failure_message, owed_cents, created_at, updated_at },
    provider: row.provider,
    customer_id: row.customer_id ?? 0,
    payment_id: row.payment_id ?? 0,
    reason: row.reason,
    next_try_at: row.next_try_at ?? '',
    gave_up_at: row.gave_up_at ?? '',
    replayed: row.replayed ?? false,
  });
}

export type MethodMessage = Plain<InstanceType<typeof pb.PaymentMethod>>;
export type TransactionMessage = Plain<InstanceType<typeof pb.Transaction>>;

/** The JSON of a payment method; what it does not have is null. */
export function methodJson(method: MethodMessage) {
  const { id, provider: name, kind, brand, last4, is_default, created_at } = method;
  const { customer_id, exp_month, exp_year } = method;
  return {
    ...{ id, customer_id: customer_id || null, provider: name, kind, brand, last4 },
    ...{ exp_month: exp_month || null, exp_year: exp_year || null, is_default, created_at },
  };
}

/** The JSON of a transaction, amounts in major units; what it does not have is null. */
export function transactionJson(transaction: TransactionMessage) {
  const { id, order_id, customer_id, payment_method_id, kind, status, currency } = transaction;
  const { provider_reference, failure_code, failure_message, payment_id, created_at, updated_at } =
    transaction;
  return {
    ...{ id, order_id, customer_id: customer_id || null, payment_method_id, kind, status },
    ...{ amount: toMajorUnits(transaction.amount_cents), currency, provider: transaction.provider },
    ...{ provider_reference, failure_code, failure_message },
    refunded: toMajorUnits(transaction.refunded_cents),
    owed: toMajorUnits(transaction.owed_cents),
    ...{ payment_id: payment_id || null, reason: transaction.reason },
    next_try_at: transaction.next_try_at || null,
    gave_up_at: transaction.gave_up_at || null,
    ...{ created_at, updated_at },
  };
}
