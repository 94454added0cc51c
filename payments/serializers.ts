// The input schemas of payments, and the conversion of methods and transactions: row → message → JSON.
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { fieldSchema } from '../framework/db/json_schema.js';
import { invalid } from '../framework/errors.js';
import type { Plain } from '../framework/grpc/codec.js';
import { amountRule, formatCents, MAX_TOTAL_CENTS, toCents } from '../framework/money.js';
import { Serializer } from '../framework/serializers/serializer.js';
import {
  check,
  type Check,
  ID_SCHEMA,
  IDEMPOTENCY_KEY_SCHEMA,
  objectSchema,
  OPTIONAL_ID_SCHEMA,
  type Schema,
} from '../framework/validation.js';
import type { Pieces } from '../orders/item_cancellation.js';
import { MAX_LINES } from '../orders/models.js';
import { PIECES_SCHEMA } from '../orders/serializers.js';
import pb from '../protos/generated/payments_pb.js';
import { type ListTransactions, transactionList } from './lists.js';
import type { PaymentRequest } from './payments.js';
import type { Confirmation } from './providers/provider.js';
import {
  PaymentMethod,
  type PaymentMethodRow,
  PaymentTransaction,
  SHOP_METHOD_KINDS,
  type ShopMethodKind,
  type TransactionWithDebt,
} from './models.js';

const provider = { ...fieldSchema(PaymentMethod.field('provider')), notBlank: true };
const token = { ...fieldSchema(PaymentMethod.field('token')), notBlank: true };
const reason = fieldSchema(PaymentTransaction.field('reason'));
const idempotency_key = IDEMPOTENCY_KEY_SCHEMA;

/** A check that first refuses card numbers in any field, known or unknown. */
function checkWithoutCards<T>(properties: Record<string, Schema>, required: string[] = []): Check<T> {
  return withoutCards(check<T>(objectSchema(properties, required)));
}

function withoutCards<T>(checked: Check<T>): Check<T> {
  const run = (input: unknown): T => {
    refuseCardNumbers(input);
    return checked(input);
  };
  return Object.assign(run, { schema: checked.schema });
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

const payment = { order_id: ID_SCHEMA, payment_method_id: OPTIONAL_ID_SCHEMA };
/** Instead of a method: the provider at which the customer chooses how to pay. */
const chosenProvider: Schema = { type: 'string', maxLength: 30, format: 'text' };
const optionalToken = fieldSchema(PaymentMethod.field('token'));
/** A customer's payment over REST. */
export const checkPayment = checkWithoutCards<OwnPayment>({ ...payment, provider: chosenProvider }, [
  'order_id',
]);
export interface OwnPayment {
  order_id: number;
  payment_method_id?: number;
  provider?: string;
}
export interface GuestPayment {
  order_id: number;
  provider: string;
  token?: string;
}
/** A guest's payment over REST. */
export const checkGuestPayment = checkWithoutCards<GuestPayment>(
  { order_id: ID_SCHEMA, provider, token: optionalToken },
  ['order_id', 'provider'],
);
const checkOfCustomer = checkWithoutCards<Omit<PayOrderFields, 'order_token' | 'token'>>(
  { ...payment, customer_id: ID_SCHEMA, provider: chosenProvider, idempotency_key },
  ['order_id', 'customer_id'],
);
const order_token: Schema = { type: 'string', minLength: 1, maxLength: 100 };
const checkOfGuest = checkWithoutCards<GuestPayment & { order_token: string }>(
  { order_id: ID_SCHEMA, order_token, provider, token: optionalToken, idempotency_key },
  ['order_id', 'order_token', 'provider'],
);
/** A payment over gRPC: by a customer, or by a guest with the order's token. */
export function checkPayOrder(request: PayOrderFields): PaymentRequest {
  if (request.order_token === '') {
    const { order_id, customer_id, payment_method_id, provider } = checkOfCustomer(request);
    if (provider !== '' && payment_method_id !== 0) {
      throw invalid('provider', 'must be left out when there is a payment_method_id');
    }
    return { order_id, customer_id, payment_method_id, provider };
  }
  if (request.customer_id !== 0)
    throw invalid('customer_id', 'must be left out when there is an order_token');
  return { token: '', ...checkOfGuest(request) };
}
type PayOrderFields = Plain<InstanceType<typeof pb.PayOrderRequest>>;

const kind: Schema = { type: 'string', enum: SHOP_METHOD_KINDS.map(([name]) => name) };
const cents: Schema = { type: 'integer', minimum: 0, maximum: MAX_TOTAL_CENTS };
const recorded = {
  reference: fieldSchema(PaymentTransaction.field('provider_reference')),
  paid_on: fieldSchema(PaymentTransaction.field('paid_on')),
};
/** Checked by `amountIn`, because the currency is known later. */
const amount: Schema = { type: 'number', exclusiveMinimum: 0 };
/** The data that staff enter for payments outside this system. */
interface Recorded {
  reference?: string;
  paid_on?: string;
}
export interface PaymentRecord extends Recorded {
  order_id: number;
  kind?: ShopMethodKind;
  payment_method_id?: number;
  amount?: number;
}
/** A payment that staff record over REST. */
export const checkRecord = checkWithoutCards<PaymentRecord>({ ...payment, ...recorded, kind, amount }, [
  'order_id',
]);
export interface RecordPayment extends Required<Recorded> {
  order_id: number;
  kind: ShopMethodKind;
  amount_cents: number;
  all_that_is_due: boolean;
}
/** The same over gRPC. */
export const checkRecordPayment = checkWithoutCards<RecordPayment>(
  {
    ...{ order_id: ID_SCHEMA, kind, amount_cents: cents, all_that_is_due: { type: 'boolean' } },
    ...{ ...recorded, idempotency_key },
  },
  ['order_id', 'kind'],
);

const lines: Schema = { type: 'array', minItems: 1, maxItems: MAX_LINES, items: PIECES_SCHEMA };
/** A refund over REST, in major units, or of pieces of the order. */
export type RefundRequest = Recorded & { amount?: number; reason?: string; lines?: Pieces[] };
const checkRefundFields = checkWithoutCards<RefundRequest>({ ...recorded, amount, reason, lines });
export const checkRefund: Check<RefundRequest> = Object.assign(
  (input: unknown): RefundRequest => {
    const asked = checkRefundFields(input);
    if (asked.lines && asked.amount !== undefined) throw linesAndAmount();
    return asked;
  },
  { schema: checkRefundFields.schema },
);
export interface RefundCents extends Required<Recorded> {
  payment_id: number;
  amount_cents: number;
  all_that_is_left: boolean;
  reason?: string;
  lines: Pieces[];
}
function linesAndAmount() {
  return invalid('lines', 'must be left out when there is an amount');
}

/** The amount of a checked refund over gRPC: `null` for all, and for that of its lines. */
export function refundCents(request: RefundCents): number | null {
  if (request.lines.length === 0) return amountCents(request, 'all_that_is_left');
  if (request.amount_cents > 0 || request.all_that_is_left) throw linesAndAmount();
  return null;
}

/** The same over gRPC. */
export const checkRefundCents = checkWithoutCards<RefundCents>(
  {
    payment_id: ID_SCHEMA,
    ...{ amount_cents: cents, all_that_is_left: { type: 'boolean' }, ...recorded },
    lines: { ...lines, minItems: 0 },
    reason,
    idempotency_key,
  },
  ['payment_id'],
);

/** An event of a provider's, which is not JSON to us: its signature is of its bytes. */
export function checkProviderEvent(request: Plain<InstanceType<typeof pb.ReceiveProviderEventRequest>>) {
  const { provider: name, signature } = checkEventNames({ ...request, body: undefined });
  return { provider: name, signature, body: Buffer.from(request.body as Uint8Array) };
}
const checkEventNames = check<{ provider: string; signature: string }>(
  objectSchema({ provider, signature: { type: 'string', maxLength: 1_000 } }, ['provider', 'signature']),
);

/** The query of the list over REST. */
export const checkListQuery = withoutCards(transactionList.check);
/** The same over gRPC. */
export function readList(request: object): ListTransactions {
  refuseCardNumbers(request);
  return transactionList.read(request);
}

type AllFlag = 'all_that_is_left' | 'all_that_is_due';

/** The minor units of a checked amount in this currency. */
export function amountIn(currency: string, value: number): number {
  const cents = toCents(value, currency);
  if (cents === null) throw invalid('amount', `must be ${amountRule(currency)}`);
  if (cents === 0) throw invalid('amount', 'must be more than 0');
  if (cents <= MAX_TOTAL_CENTS) return cents;
  throw invalid('amount', `must be at most ${formatCents(MAX_TOTAL_CENTS, currency)}`);
}

/** The amount of a checked gRPC request in minor units, `null` for all; one of both must be set. */
export function amountCents<F extends AllFlag>(
  request: { [K in F]: boolean } & { amount_cents: number },
  flag: F,
): number | null {
  const { [flag]: all, amount_cents } = request;
  if (all && amount_cents > 0) throw invalid('amount_cents', `must be 0 when ${flag} is set`);
  if (!all && amount_cents === 0) throw invalid('amount_cents', `must be above 0, or set ${flag}`);
  return all ? null : amount_cents;
}

/** A payment method, without its token. */
export const methodSerializer = new Serializer<PaymentMethodRow, InstanceType<typeof pb.PaymentMethod>>({
  model: PaymentMethod,
  message: pb.PaymentMethod,
  nullable: ['exp_month', 'exp_year'],
});

/** What the front end needs to let the customer confirm a payment. */
export const confirmationSerializer = new Serializer<Confirmation, InstanceType<typeof pb.Confirmation>>({
  message: pb.Confirmation,
});

/** A transaction. What confirms it is in the message, but only the answer to who pays has it. Who recorded it is in the message, but shown only to staff. */
export const transactionSerializer = new Serializer<
  TransactionWithDebt & { replayed?: boolean; confirmation?: Confirmation },
  InstanceType<typeof pb.Transaction>
>({
  model: PaymentTransaction,
  message: pb.Transaction,
  nested: { confirmation: confirmationSerializer },
  hidden: ['replayed', 'recorded_by', 'confirmation'],
  nullable: ['paid_on', 'dispute_status', 'dispute_reason'],
});

export type TransactionMessage = Plain<InstanceType<typeof pb.Transaction>>;
