// What staff should know before they change the status of orders: that goods leave which nobody has paid, and what a
// cancellation moves.
import type { Queryable } from '../framework/db/database.js';
import { fullAmount } from '../framework/currency.js';
import { OrderItem, type OrderRow, type Status } from './models.js';
import { nextStatuses } from './status_changes.js';

const LEAVES: readonly string[] = ['shipped', 'delivered'] satisfies Status[];

/** What to know before these orders get this status; nothing about those that cannot have it. */
export async function warningsOf(db: Queryable, orders: OrderRow[], status: unknown): Promise<string[]> {
  const moving = orders.filter((order) => nextStatuses(order.status).some((next) => next === status));
  if (status === 'cancelled') return cancelWarnings(db, moving);
  return LEAVES.includes(String(status)) ? moving.flatMap((order) => unpaidWarning(order) ?? []) : [];
}

const amountOf = ({ total_cents, currency }: OrderRow): string => fullAmount(total_cents, currency);
const nameOf = ({ id, customer_name }: OrderRow): string => `Order ${id} (${customer_name})`;

function unpaidWarning(order: OrderRow): string | undefined {
  const { status, payment_status, total_cents } = order;
  if (LEAVES.includes(status) || total_cents === 0) return undefined;
  if (payment_status === 'unpaid') return `${nameOf(order)} is not paid: ${amountOf(order)}.`;
  return payment_status === 'refunded' ? `${nameOf(order)} has been refunded in full.` : undefined;
}

async function cancelWarnings(db: Queryable, orders: OrderRow[]): Promise<string[]> {
  const ids = orders.map(({ id }) => id);
  const sums = (await OrderItem.objects(db)
    .whereIn('order_id', ids)
    .groupBy('order_id')
    .select('order_id')
    .sum({ units: 'quantity' })) as unknown as { order_id: number; units: number }[];
  const units = new Map(sums.map((each) => [each.order_id, Number(each.units)]));
  return orders.map((order) => cancelWarning(order, units.get(order.id) ?? 0));
}

function cancelWarning(order: OrderRow, units: number): string {
  const stock = `${units} ${units === 1 ? 'unit goes' : 'units go'} back to stock`;
  switch (order.payment_status) {
    case 'paid':
      return `${nameOf(order)}: ${stock}, and ${amountOf(order)} back to the customer.`;
    case 'partially_refunded':
      return `${nameOf(order)}: ${stock}, and what is left of the payment back to the customer.`;
    default:
      return `${nameOf(order)}: ${stock}. No money moves.`;
  }
}
