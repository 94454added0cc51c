// The tables of payments, and queries that read them. Paying is in payments.ts, refunding in refunds.ts.
import type { Queryable } from '../framework/db/database.js';
import {
  AutoField,
  BooleanField,
  CharField,
  CurrencyField,
  DateTimeField,
  ForeignKey,
  IntegerField,
  MoneyField,
} from '../framework/db/fields.js';
import { AccountKey, Customer } from '../customers/models.js';
import { defineModel, type Model, type Row } from '../framework/db/model.js';
import { notFound } from '../framework/errors.js';
import { displayAmount } from '../framework/currency.js';
import { MAX_TOTAL_CENTS } from '../framework/money.js';
import { ItemCancellation, Order } from '../orders/models.js';

/** The kinds of payments that staff record. */
export const SHOP_METHOD_KINDS = [
  ['bank_transfer', 'Bank transfer'],
  ['cash', 'Cash'],
] as const;

const METHOD_KINDS = [['card', 'Card'], ...SHOP_METHOD_KINDS] as const;

/** The provider of the methods and transactions that staff record; it cannot be called. */
export const MANUAL = 'manual';

export const KINDS = [
  ['payment', 'Payment'],
  ['refund', 'Refund'],
] as const;

export const STATUSES = [
  ['pending', 'Pending'],
  ['requires_action', 'Requires action'],
  ['succeeded', 'Succeeded'],
  ['failed', 'Failed'],
  ['unknown', 'Unknown'],
] as const;

/** Those of transactions whose outcome is not final. */
export const OPEN_STATUSES: readonly string[] = ['pending', 'requires_action', 'unknown'];

export type MethodKind = (typeof METHOD_KINDS)[number][0];
export type ShopMethodKind = (typeof SHOP_METHOD_KINDS)[number][0];

/** A provider's token, and the displayable data of its card. Without a customer: the shop's own. */
export const PaymentMethod = defineModel({
  app: 'payments',
  name: 'PaymentMethod',
  ordering: ['-created_at'],
  title: (method) => `${method.brand || method.kind} ${method.last4}`.trim(),
  indexes: [
    ['customer_id', 'id'],
    ['created_at', 'id'],
    ['kind', 'created_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    customer_id: ForeignKey({ to: () => Customer, onDelete: 'protect', null: true, editable: false }),
    provider: CharField({ maxLength: 30, editable: false }),
    kind: CharField({ maxLength: 20, choices: METHOD_KINDS, editable: false }),
    brand: CharField({ maxLength: 30, blank: true, editable: false }),
    last4: CharField({ maxLength: 4, blank: true, editable: false, label: 'Last four digits' }),
    exp_month: IntegerField({ editable: false, label: 'Expires in month' }),
    exp_year: IntegerField({ editable: false, label: 'Expires in year' }),
    /** The provider's own customer with this method; '' if it has none. */
    provider_customer: CharField({ maxLength: 100, blank: true, default: '', editable: false }),
    /** Set to '' when the method is removed. */
    token: CharField({ maxLength: 255, blank: true, editable: false }),
    is_default: BooleanField({ editable: false, label: 'Default' }),
    /** Removed methods stay for the transactions that used them. */
    removed_at: DateTimeField({ null: true, editable: false, label: 'Removed' }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Added' }),
  },
});

/** A movement of money for an order. Its row, with the key for the provider, is stored before the money moves. */
export const PaymentTransaction = defineModel({
  app: 'payments',
  name: 'Transaction',
  ordering: ['-created_at'],
  title: ({ id, kind, order_id, amount_cents, currency }) =>
    `${kind === 'refund' ? 'Refund' : 'Payment'} ${id} of order ${order_id} (${displayAmount(amount_cents, currency)})`,
  indexes: [
    ['created_at', 'id'],
    ['order_id', 'created_at', 'id'],
    ['customer_id', 'created_at', 'id'],
    ['status', 'created_at', 'id'],
    ['amount_cents', 'id'],
    ['kind', 'created_at', 'id'],
    ['kind', 'status', 'created_at', 'id'],
    ['kind', 'status', 'created_at', 'currency', 'amount_cents'],
    ['status', 'amount_cents', 'id'],
    ['updated_at', 'id'],
  ],
  fields: {
    id: AutoField(),
    order_id: ForeignKey({ to: () => Order, onDelete: 'protect', editable: false }),
    /** The currency of the order. */
    customer_id: AccountKey(),
    payment_method_id: ForeignKey({ to: () => PaymentMethod, onDelete: 'protect', editable: false }),
    kind: CharField({ maxLength: 10, choices: KINDS, editable: false }),
    /** `requires_action`: the customer must confirm it at the provider. */
    status: CharField({ maxLength: 20, choices: STATUSES, editable: false }),
    amount_cents: MoneyField({ min: 1, max: MAX_TOTAL_CENTS, editable: false }),
    currency: CurrencyField({}),
    provider: CharField({ maxLength: 30, editable: false }),
    /** The idempotency key at the provider: the same key never moves money twice. */
    provider_key: CharField({ maxLength: 64, unique: true, editable: false }),
    provider_reference: CharField({ maxLength: 100, blank: true, editable: false }),
    failure_code: CharField({ maxLength: 50, blank: true, editable: false }),
    failure_message: CharField({ maxLength: 255, blank: true, editable: false }),
    /** For a refund: its payment. */
    payment_id: ForeignKey({
      to: (): Model => PaymentTransaction,
      onDelete: 'protect',
      null: true,
      index: true,
      editable: false,
    }),
    reason: CharField({ maxLength: 255, blank: true, editable: false }),
    /** For recorded payments and refunds: the day on which the money moved, as in 2026-11-25. */
    paid_on: CharField({ maxLength: 10, format: 'date', blank: true, default: '', editable: false }),
    /** Who recorded the payment, or requested the refund; '' for nobody. */
    recorded_by: CharField({ maxLength: 150, blank: true, default: '', editable: false }),
    /** For a payment: the sum of its refunds that are pending, unknown or succeeded. */
    reserved_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false, label: 'Refunds begun' }),
    /** For a payment: the sum of its refunds that succeeded. */
    refunded_cents: MoneyField({ max: MAX_TOTAL_CENTS, editable: false }),
    /** For a payment whose customer disputes it: how that stands at the provider, why, and about how much. */
    dispute_status: CharField({ maxLength: 30, blank: true, default: '', editable: false, label: 'Dispute' }),
    dispute_reason: CharField({ maxLength: 50, blank: true, default: '', editable: false }),
    disputed_cents: MoneyField({ max: MAX_TOTAL_CENTS, default: 0, editable: false }),
    /** The end of the lease of the process that works on it; null if none has begun. */
    lease_until: DateTimeField({ null: true, editable: false }),
    /** When the payment service retries settling it, or refunding what is owed; null if there is nothing to do. */
    next_try_at: DateTimeField({ null: true, editable: false, label: 'Next try' }),
    /** The number of attempts. */
    tries: IntegerField({ default: 0, editable: false }),
    /** When the service gave up after days of attempts: an operator must resolve it. */
    gave_up_at: DateTimeField({ null: true, editable: false, label: 'Given up' }),
    created_at: DateTimeField({ autoNowAdd: true, editable: false, label: 'Created' }),
    updated_at: DateTimeField({ autoNow: true, editable: false, label: 'Updated' }),
  },
});

/** Cancelled pieces of a paid order, whose money is to be given back. */
export const OwedPart = defineModel({
  app: 'payments',
  name: 'OwedPart',
  ordering: ['id'],
  title: ({ id, payment_id }) => `Part ${id} of payment ${payment_id}`,
  indexes: [['payment_id', 'id']],
  fields: {
    id: AutoField(),
    payment_id: ForeignKey({ to: () => PaymentTransaction, onDelete: 'protect', editable: false }),
    cancellation_id: ForeignKey({
      to: () => ItemCancellation,
      onDelete: 'protect',
      unique: true,
      editable: false,
    }),
    /** The price of the pieces, or less if less was left of the payment. */
    amount_cents: MoneyField({ min: 1, max: MAX_TOTAL_CENTS, editable: false }),
    currency: CurrencyField({}),
    /** The refund that gives it back; null until there is one, and again when it has failed. */
    refund_id: ForeignKey({
      to: () => PaymentTransaction,
      onDelete: 'protect',
      null: true,
      index: true,
      editable: false,
    }),
  },
});

export type OwedPartRow = Row<typeof OwedPart>;
export type PaymentMethodRow = Row<typeof PaymentMethod>;
export type TransactionRow = Row<typeof PaymentTransaction>;
/** A transaction and, for a payment of a cancelled order or of cancelled pieces, the amount still to refund. */
export type TransactionWithDebt = TransactionRow & { owed_cents: number };

/** The order's payment that has succeeded or may still succeed; there is at most one. */
export async function livePayment(db: Queryable, order_id: number): Promise<TransactionRow | undefined> {
  return PaymentTransaction.objects(db)
    .where({ order_id, kind: 'payment' })
    .whereIn('status', [...OPEN_STATUSES, 'succeeded'])
    .first();
}

/** The row of a transaction; `not_found` when there is none. */
export async function transactionRow(db: Queryable, id: number): Promise<TransactionRow> {
  const row = await PaymentTransaction.objects(db).where({ id }).first();
  if (!row) throw notFound('Transaction', id);
  return row;
}

/** The transaction with its owed amount; `not_found` when there is none. */
export async function getTransaction(db: Queryable, id: number): Promise<TransactionWithDebt> {
  const [complete] = await withDebts(db, [await transactionRow(db, id)]);
  return complete as TransactionWithDebt;
}

/** The transactions with their owed amounts. */
export async function withDebts(db: Queryable, rows: TransactionRow[]): Promise<TransactionWithDebt[]> {
  const paid = rows.filter(isPaid).map((row) => row.order_id);
  const orders =
    paid.length === 0
      ? []
      : await Order.objects(db).whereIn('id', paid).where({ status: 'cancelled' }).select('id');
  const cancelled = new Set(orders.map((order) => order.id));
  const parts = await owedParts(db, rows.filter(isPaid));
  return rows.map((row) => withDebt(row, cancelled.has(row.order_id), parts.get(row.id)));
}

/** What is to be given back for cancelled pieces, by payment. */
async function owedParts(db: Queryable, payments: TransactionRow[]): Promise<Map<number, number>> {
  if (payments.length === 0) return new Map();
  const { table } = PaymentTransaction;
  const ids = payments.map(({ id }) => id);
  const given = PaymentTransaction.objects(db)
    .whereRaw('??.id = refund_id', [table])
    .where({ status: 'succeeded' });
  const rows = (await OwedPart.objects(db)
    .whereIn('payment_id', ids)
    .whereNotExists(given)
    .groupBy('payment_id')
    .select('payment_id')
    .sum({ sum: 'amount_cents' })) as unknown as { payment_id: number; sum: number }[];
  return new Map(rows.map(({ payment_id, sum }) => [payment_id, Number(sum)]));
}

/** A transaction with its owed amount, for an order that is cancelled or not; `parts` is owed for cancelled pieces. */
export function withDebt(row: TransactionRow, isCancelled: boolean, parts = 0): TransactionWithDebt {
  if (!isPaid(row)) return { ...row, owed_cents: 0 };
  const left = row.amount_cents - row.refunded_cents;
  return { ...row, owed_cents: isCancelled ? left : Math.min(parts, left) };
}

function isPaid({ kind, status }: TransactionRow): boolean {
  return kind === 'payment' && status === 'succeeded';
}
