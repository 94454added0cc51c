// The mails to customers: which event each of them tells, and to whom it goes.
import type { EventRow } from '../events/models.js';
import type { orderData } from '../orders/published_events.js';

/** The name of each is that of its templates. */
export const MAILS = [
  { name: 'received', label: 'Order received', event: 'order.placed' },
  { name: 'paid', label: 'Order paid', event: 'order.paid' },
  { name: 'shipped', label: 'Order shipped', event: 'order.status_changed' },
  { name: 'cancelled', label: 'Order cancelled', event: 'order.cancelled' },
  { name: 'refunded', label: 'Money returned', event: 'order.refunded' },
] as const;

export type MailKind = (typeof MAILS)[number];

/** What the events of mails have in their data. */
export interface EventData {
  order: ReturnType<typeof orderData>;
  /** Of a payment or a refund. */
  transaction?: { amount: number; currency: string };
}

export function dataOf({ data }: Pick<EventRow, 'data'>): EventData {
  return JSON.parse(data) as EventData;
}

/** The mail of an event, if it has one: of all changes of a status, only being shipped has one. */
export function mailOf(event: Pick<EventRow, 'type' | 'data'>): MailKind | undefined {
  const found = MAILS.find(({ event: type }) => type === event.type);
  if (found?.name !== 'shipped') return found;
  return dataOf(event).order.status === 'shipped' ? found : undefined;
}

/** Whether a mail can go there: nobody has an address in `.invalid`, which erased customers are left with. */
export function isReachable(address: string): boolean {
  return address !== '' && !address.endsWith('.invalid');
}
