// What may come in for payments, and how methods and transactions travel: row → message → JSON.
import { refuseCardNumbers } from '../ecommerce/card_numbers.js';
import { fieldSchema } from '../ecommerce/db/json_schema.js';
import type { PageRequest } from '../ecommerce/db/paging.js';
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
/** As gRPC asks for it; 0 means all that is left. */
export const checkRefundCents = checkWithoutCards<{
  payment_id: number;
  amount_cents: number;
  reason?: string;
}>(
  {
    payment_id: ID_SCHEMA,
    amount_cents: { type: 'integer', minimum: 0, maximum: MAX_TOTAL_CENTS },
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

/** Cents of an amount that passed a check; 0, for all that is left, when there is none. */
export function amountCents(amount: number | undefined): number {
  return amount === undefined ? 0 : (toCents(amount) ?? 0);
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
