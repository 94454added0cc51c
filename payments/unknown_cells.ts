// Orders with a payment whose outcome is unknown, in the admin's list of orders: column and filter.
import type { Knex } from 'knex';
import { registerOtherCells } from '../framework/admin/changelist/other_cells.js';
import type { CustomFilter } from '../framework/admin/model_admin.js';
import { site } from '../framework/admin/site.js';
import { Order } from '../orders/models.js';
import { PaymentTransaction } from './models.js';

const UNKNOWN = { kind: 'payment', status: 'unknown' };

const filter: CustomFilter = {
  name: 'payment',
  label: 'Payment outcome',
  choices: [{ value: 'unknown', label: 'Unknown' }],
  narrow(query) {
    const { table } = PaymentTransaction;
    void query.whereIn(`${Order.table}.id`, (unknown: Knex.QueryBuilder) => {
      void unknown.from(table).where(UNKNOWN).select('order_id');
    });
  },
};
site.of(Order)?.admin.options.listFilter?.push(filter);

registerOtherCells(Order, {
  column: 'payment_status',
  async load(db, ids) {
    const query = PaymentTransaction.objects(db.read).where(UNKNOWN).whereIn('order_id', ids);
    const orders = (await query.pluck('order_id')) as number[];
    return new Map(orders.map((id) => [id, { text: 'Unknown', badge: 'unknown' }]));
  },
});
