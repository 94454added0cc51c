// The mails of an order that were sent or wait, and sending them again.
import { deliverAnew, sendAgain } from '../events/deliveries.js';
import { Delivery, type DeliveryRow, Event } from '../events/models.js';
import type { Queryable, Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import { settings } from '../ecommerce/settings.js';
import { lockOrder } from '../orders/locks.js';
import type { OrderRow } from '../orders/models.js';
import { orderAggregate } from '../orders/published_events.js';
import { MAIL_CHANNEL } from './mail_channel.js';
import { isReachable, mailOf, MAILS, type MailKind } from './mails.js';

export interface OrderMail {
  delivery: DeliveryRow;
  kind: MailKind;
}

/** The mails of an order while its events are kept, oldest first. */
export async function mailsOfOrder(db: Queryable, orderId: number): Promise<OrderMail[]> {
  const events = await Event.objects(db)
    .where({ aggregate: orderAggregate(orderId) })
    .whereIn(
      'type',
      MAILS.map(({ event }) => event),
    )
    .select('id', 'type', 'data');
  const kinds = new Map(events.map((event) => [event.id, mailOf(event)]));
  const deliveries = (await Delivery.objects(db)
    .where({ channel: MAIL_CHANNEL })
    .whereIn('event_id', [...kinds.keys()])
    .orderBy('id')) as DeliveryRow[];
  return deliveries.flatMap((delivery) => {
    const kind = kinds.get(delivery.event_id);
    return kind ? [{ delivery, kind }] : [];
  });
}

/**
 * Sends a mail of an order again: one that was delivered gets a delivery of its own, so that both are known. `conflict`
 * while the same one is on its way, or when there is nobody to send it to.
 */
export async function sendMailAgain(
  trx: Transaction,
  orderId: number,
  deliveryId: number,
): Promise<{ kind: MailKind; order: OrderRow }> {
  const order = await lockOrder(trx, orderId);
  const mails = await mailsOfOrder(trx, orderId);
  const found = mails.find(({ delivery }) => delivery.id === deliveryId);
  if (!found) throw new ApiError('not_found', `Order ${orderId} has no such mail.`);
  if (!settings.CUSTOMER_MAILS) throw new ApiError('conflict', 'No mail is sent: CUSTOMER_MAILS is off.');
  if (!isReachable(order.customer_email)) throw new ApiError('conflict', 'The customer has no address.');
  const { delivery, kind } = found;
  const same = mails.filter((each) => each.delivery.event_id === delivery.event_id);
  if (same.some(isOnItsWay))
    throw new ApiError('conflict', `The mail “${kind.label}” is on its way already.`);
  if (delivery.status === 'delivered') await deliverAnew(trx, delivery, `again-${same.length}`);
  else await sendAgain(trx, [delivery.id]);
  return { kind, order };
}

/** Whether it is about to be sent, or is being sent for the first time. */
export function isOnItsWay({ delivery: { status, last_error } }: OrderMail): boolean {
  return status === 'waiting' && last_error === '';
}
