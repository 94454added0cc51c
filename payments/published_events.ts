// The events of payments and refunds.
import { defineEvent, type EventType } from '../events/event_types.js';
import { happened, type NewEvent } from '../events/publishing.js';
import { toMajorUnits } from '../framework/money.js';
import { INTEGER, NUMBER, object, TEXT } from '../framework/serializers/answers.js';
import type { OrderWithItems } from '../orders/models.js';
import { orderAggregate, orderData, orderInEvent } from '../orders/published_events.js';
import type { TransactionRow } from './models.js';

function transactionData(transaction: TransactionRow) {
  const { id, kind, status, amount_cents, currency, provider, failure_code, reason, payment_id } =
    transaction;
  const amount = toMajorUnits(amount_cents, currency);
  return { id, kind, status, amount, currency, provider, failure_code, reason, payment_id };
}

interface OfTransaction {
  order: ReturnType<typeof orderData>;
  transaction: ReturnType<typeof transactionData>;
}
const data = object({
  order: orderInEvent,
  transaction: object({
    ...{ id: INTEGER, kind: TEXT, status: TEXT, amount: NUMBER, currency: TEXT, provider: TEXT },
    ...{ failure_code: TEXT, reason: TEXT, payment_id: { schema: { type: ['integer', 'null'] } } },
  }),
});

const declare = (name: string, about: string): EventType<OfTransaction> =>
  defineEvent<OfTransaction>(name, { version: 1, about, data });

const PAID = declare('order.paid', 'An order was paid.');
const PAYMENT_FAILED = declare('payment.failed', 'A payment was refused; no money moved.');
const PAYMENT_UNKNOWN = declare(
  'payment.unknown',
  'The provider did not say what became of a payment or refund.',
);
const REFUNDED = declare('order.refunded', 'Money of an order was returned, in part or in whole.');
const REFUND_FAILED = declare('refund.failed', 'A refund was refused; no money moved.');

/** What became of a payment or a refund of an order, as it is now. */
export function moneyMoved(order: OrderWithItems, transaction: TransactionRow): NewEvent[] {
  const type = typeOf(transaction);
  if (!type) return [];
  const said = { order: orderData(order), transaction: transactionData(transaction) };
  return [happened(type, orderAggregate(order.id), said)];
}

function typeOf({ kind, status }: TransactionRow): EventType<OfTransaction> | undefined {
  const isRefund = kind === 'refund';
  if (status === 'succeeded') return isRefund ? REFUNDED : PAID;
  if (status === 'failed') return isRefund ? REFUND_FAILED : PAYMENT_FAILED;
  return status === 'unknown' ? PAYMENT_UNKNOWN : undefined;
}
