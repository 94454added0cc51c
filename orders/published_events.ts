// The events of orders.
import { defineEvent } from '../events/event_types.js';
import { happened, type NewEvent } from '../events/publishing.js';
import { toMajorUnits } from '../framework/money.js';
import { BOOLEAN, INTEGER, listOf, NUMBER, object, TEXT } from '../framework/serializers/answers.js';
import type { ItemCancellationRow, OrderWithItems } from './models.js';

const ID_OR_NULL = { schema: { type: ['integer', 'null'] } };

/** An order in the data of an event, with its items; amounts in major units. */
export const orderInEvent = object({
  ...{ id: INTEGER, status: TEXT, payment_status: TEXT, total_amount: NUMBER, currency: TEXT },
  ...{ customer_id: ID_OR_NULL, customer_name: TEXT, customer_email: TEXT, shipping_address: TEXT },
  items: listOf(
    object({
      ...{ id: INTEGER, product_id: INTEGER, product_name: TEXT, quantity: INTEGER },
      ...{ price: NUMBER, subtotal: NUMBER, cancelled_quantity: INTEGER },
    }),
  ),
  ...{ created_at: TEXT, updated_at: TEXT },
});

/** An order for the data of an event. */
export function orderData(order: OrderWithItems) {
  const { id, status, payment_status, total_cents, currency, items, created_at, updated_at } = order;
  const { customer_id, customer_name, customer_email, shipping_address } = order;
  return {
    ...{ id, status, payment_status, total_amount: toMajorUnits(total_cents, currency), currency },
    ...{ customer_id, customer_name, customer_email, shipping_address },
    items: items.map(({ id: item, product_id, product_name, quantity, cancelled_quantity, ...line }) => ({
      ...{ id: item, product_id, product_name, quantity, ...amountsOf(line, currency), cancelled_quantity },
    })),
    ...{ created_at, updated_at },
  };
}

function amountsOf(line: { price_cents: number; subtotal_cents: number }, currency: string) {
  const { price_cents, subtotal_cents } = line;
  return { price: toMajorUnits(price_cents, currency), subtotal: toMajorUnits(subtotal_cents, currency) };
}

type OrderData = ReturnType<typeof orderData>;
interface OfOrder {
  order: OrderData;
}

/** The aggregate of all events of an order, its payments and its invoices. */
export const orderAggregate = (id: number): string => `order:${id}`;

const of = object({ order: orderInEvent });

const PLACED = defineEvent<OfOrder>('order.placed', {
  version: 1,
  about: 'An order was placed and its stock taken.',
  data: of,
});

const STATUS_CHANGED = defineEvent<OfOrder & { from_status: string; changed_by: string }>(
  'order.status_changed',
  {
    version: 1,
    about: 'An order is now processing, shipped or delivered.',
    data: object({ order: orderInEvent, from_status: TEXT, changed_by: TEXT }),
  },
);

const CANCELLED = defineEvent<OfOrder & { from_status: string; changed_by: string }>('order.cancelled', {
  version: 1,
  about: 'An order was cancelled and its stock returned. If it was paid, its refund follows.',
  data: object({ order: orderInEvent, from_status: TEXT, changed_by: TEXT }),
});

function lineData({ item_id, product_name, quantity, currency, restocked, ...line }: ItemCancellationRow) {
  return { item_id, product_name, quantity, ...amountsOf(line, currency), restocked };
}

const LINE_CANCELLED = defineEvent<OfOrder & { lines: ReturnType<typeof lineData>[]; cancelled_by: string }>(
  'order.line_cancelled',
  {
    version: 1,
    about:
      'Pieces of an order were cancelled, or returned after shipping. If it was paid, their refund follows. `quantity`, `subtotal` and `total_amount` of the order are what is left.',
    data: object({
      order: orderInEvent,
      lines: listOf(
        object({
          ...{ item_id: INTEGER, product_name: TEXT, quantity: INTEGER, price: NUMBER, subtotal: NUMBER },
          restocked: BOOLEAN,
        }),
      ),
      cancelled_by: TEXT,
    }),
  },
);

const CHANGED = defineEvent<OfOrder>('order.changed', {
  version: 1,
  about: 'The lines, the contact or the account of an order were changed.',
  data: of,
});

const DELETED = defineEvent<{ order_id: number }>('order.deleted', {
  version: 1,
  about: 'A cancelled order was deleted.',
  data: object({ order_id: INTEGER }),
});

export function orderPlaced(order: OrderWithItems): NewEvent {
  return happened(PLACED, orderAggregate(order.id), { order: orderData(order) });
}

/** A change of the status of an order, as it is now. */
export function statusChanged(order: OrderWithItems, from_status: string, changed_by: string): NewEvent {
  const type = order.status === 'cancelled' ? CANCELLED : STATUS_CHANGED;
  return happened(type, orderAggregate(order.id), { order: orderData(order), from_status, changed_by });
}

export function lineCancelled(
  order: OrderWithItems,
  cancellations: ItemCancellationRow[],
  cancelled_by: string,
): NewEvent {
  const said = { order: orderData(order), lines: cancellations.map(lineData), cancelled_by };
  return happened(LINE_CANCELLED, orderAggregate(order.id), said);
}

export function orderChanged(order: OrderWithItems): NewEvent {
  return happened(CHANGED, orderAggregate(order.id), { order: orderData(order) });
}

export function orderDeleted(order_id: number): NewEvent {
  return happened(DELETED, orderAggregate(order_id), { order_id });
}
