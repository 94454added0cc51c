// Payments that the customer confirms, disputes, and the events that providers report by webhook. A payment that waits for
// its customer counts among those of which an order has at most one.
import type { Knex } from 'knex';
import { dropNotifyOnChange, notifyOnChange } from '../operations.js';
import { addColumn, addIndex, addUnique, changeColumn, createTable, dropColumn } from '../schema_changes.js';

export const rebuildsTables = true;

const EVENTS = 'payments_providerevent';
const LIVE = ['pending', 'unknown', 'succeeded'];

async function allowOneLivePayment(knex: Knex, statuses: string[]): Promise<void> {
  await knex.raw('DROP INDEX payments_transaction_paid_once');
  const listed = statuses.map((status) => `'${status}'`).join(', ');
  await knex.raw(
    `CREATE UNIQUE INDEX payments_transaction_paid_once ON payments_transaction (order_id)
     WHERE kind = 'payment' AND status IN (${listed})`,
  );
}

export async function up(knex: Knex): Promise<void> {
  await createTable(knex, EVENTS, {
    id: { type: 'auto' },
    provider: { type: 'varchar(30)' },
    event_id: { type: 'varchar(100)' },
    kind: { type: 'varchar(100)' },
    payment_reference: { type: 'varchar(100)' },
    received_at: { type: 'timestamp' },
    next_try_at: { type: 'timestamp', null: true },
    tries: { type: 'integer' },
    handled_at: { type: 'timestamp', null: true },
    gave_up_at: { type: 'timestamp', null: true },
  });
  await addUnique(knex, EVENTS, ['provider', 'event_id']);
  await addIndex(knex, EVENTS, ['received_at', 'id']);
  await addIndex(knex, EVENTS, ['next_try_at', 'id']);
  await notifyOnChange(knex, EVENTS, 'id');
  await addColumn(
    knex,
    'payments_paymentmethod',
    'provider_customer',
    { type: 'varchar(100)' },
    { fill: '' },
  );
  await changeColumn(knex, 'payments_transaction', 'status', { type: 'varchar(20)' });
  await addColumn(knex, 'payments_transaction', 'dispute_status', { type: 'varchar(30)' }, { fill: '' });
  await addColumn(knex, 'payments_transaction', 'dispute_reason', { type: 'varchar(50)' }, { fill: '' });
  await addColumn(knex, 'payments_transaction', 'disputed_cents', { type: 'bigint' }, { fill: 0 });
  await allowOneLivePayment(knex, [...LIVE, 'requires_action']);
}

export async function down(knex: Knex): Promise<void> {
  // The longest status of before has ten characters; the provider is asked about what waits for its customer.
  await knex('payments_transaction').where({ status: 'requires_action' }).update({ status: 'unknown' });
  await dropColumn(knex, 'payments_transaction', 'disputed_cents');
  await dropColumn(knex, 'payments_transaction', 'dispute_reason');
  await dropColumn(knex, 'payments_transaction', 'dispute_status');
  await changeColumn(knex, 'payments_transaction', 'status', { type: 'varchar(10)' });
  await allowOneLivePayment(knex, LIVE); // afterwards: a change of the column's type rewrites the condition
  await dropColumn(knex, 'payments_paymentmethod', 'provider_customer');
  await knex.schema.dropTable(EVENTS);
  await dropNotifyOnChange(knex, EVENTS);
}
