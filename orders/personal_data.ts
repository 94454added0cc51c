// The orders in a customer's data export, and their erasure.
import { forgetInEvents } from '../events/personal_data.js';
import { LogEntry } from '../framework/admin/models.js';
import { now, type Queryable, type Transaction } from '../framework/db/database.js';
import { ApiError } from '../framework/errors.js';
import {
  cancellationsOf,
  Order,
  type OrderWithHistory,
  StatusChange,
  type StatusChangeRow,
  withItems,
} from './models.js';
import { orderAggregate } from './published_events.js';

/** All orders of a customer with their histories, oldest first. */
export async function ordersOfCustomer(db: Queryable, customer_id: number): Promise<OrderWithHistory[]> {
  const orders = await withItems(db, await Order.objects(db).where({ customer_id }).orderBy('id'));
  const ids = orders.map(({ id }) => id);
  const changes = await StatusChange.objects(db).whereIn('order_id', ids).orderBy('id');
  const histories = new Map<number, StatusChangeRow[]>(ids.map((id) => [id, []]));
  for (const change of changes) histories.get(change.order_id)?.push(change);
  const cancelled = await cancellationsOf(db, orders);
  return orders.map((order) => ({
    ...order,
    history: histories.get(order.id) ?? [],
    cancellations: cancelled.filter(({ order_id }) => order_id === order.id),
  }));
}

/** Removes the customer's name from all orders; `conflict` while one is not delivered or cancelled. */
export async function forgetInOrders(
  trx: Transaction,
  customer_id: number,
  { name, email }: { name: string; email: string },
): Promise<void> {
  const orders = await Order.objects(trx).where({ customer_id }).orderBy('id').forUpdate();
  const open = orders.filter(({ status }) => status !== 'delivered' && status !== 'cancelled');
  if (open.length > 0) {
    const message = `cannot be erased before they are delivered or cancelled: ${open.map(({ id }) => id).join(', ')}`;
    throw new ApiError('conflict', `Orders ${message}.`, [{ field: 'orders', message }]);
  }
  const anonymous = { customer_name: name, customer_email: email, shipping_address: name };
  await Order.objects(trx)
    .where({ customer_id })
    .update({
      ...{
        ...anonymous,
        ...Order.computedValues(anonymous),
        token_hash: null,
        staff_note: '',
        updated_at: now(),
      },
      version: trx.raw('version + 1'),
    } as object);
  await forgetInEvents(
    trx,
    orders.map(({ id }) => orderAggregate(id)),
    anonymous,
  );
  for (const { id } of orders) {
    await LogEntry.objects(trx)
      .where({ model_label: Order.label, object_id: id })
      .update({ object_title: `Order ${id}`, changes: '' });
  }
}
