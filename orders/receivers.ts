// Receivers of the signals of earlier apps.
import { customerExporting, customerForgetting } from '../customers/signals.js';
import { forgetInOrders, ordersOfCustomer } from './personal_data.js';
import { orderDetailSerializer } from './serializers.js';

customerExporting.connect(async ({ db, customer_id }) => ({
  orders: (await ordersOfCustomer(db, customer_id)).map(orderDetailSerializer.body),
}));
customerForgetting.connect(({ trx, customer_id, ...left }) => forgetInOrders(trx, customer_id, left));
