// The panels about orders on the admin's front page.
import { type Panel, type PanelTable } from '../framework/admin/panels.js';
import { modelUrl, rowUrl, site } from '../framework/admin/site.js';
import { settings } from '../ecommerce/settings.js';
import { Product } from '../products/models.js';
import { Order, OrderItem, STATUSES } from './models.js';
import {
  BESTSELLER_ORDERS,
  bestsellers,
  ordersByStatus,
  ordersInOtherCurrencies,
  salesByDay,
} from './statistics.js';

const DAYS = 30;
const BESTSELLERS = 8;
const ORDERS = modelUrl(Order);

/** The URL of the list of one day's orders. */
function dayUrl(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${ORDERS}?created_at__year=${year}&created_at__month=${month}&created_at__day=${date}`;
}

const statusUrl = (status: string) => `${ORDERS}?status__exact=${status}`;

const today: Panel = {
  title: 'Today',
  model: Order,
  place: 1,
  width: 12,
  link: { label: 'All orders', url: ORDERS },
  async load(db, at) {
    const [days, statuses] = await Promise.all([salesByDay(db, 1, at), ordersByStatus(db)]);
    const { day, orders, total_cents } = days[0] ?? { day: '', orders: 0, total_cents: 0 };
    return {
      figures: [
        { label: 'Orders today', value: orders, kind: 'number', url: dayUrl(day) },
        { label: `Sales today (${settings.CURRENCY})`, value: total_cents, kind: 'money', url: dayUrl(day) },
        ...(['pending', 'processing'] as const).map((status) => ({
          label: status === 'pending' ? 'Waiting to be processed' : 'Waiting to be shipped',
          value: statuses.get(status) ?? 0,
          kind: 'number' as const,
          url: statusUrl(status),
        })),
      ],
    };
  },
};

const thirtyDays: Panel = {
  title: `Sales of the last ${DAYS} days`,
  model: Order,
  place: 2,
  width: 8,
  link: { label: 'Orders by date', url: ORDERS },
  async load(db, at) {
    const [days, others] = await Promise.all([
      salesByDay(db, DAYS, at),
      ordersInOtherCurrencies(db, DAYS, at),
    ]);
    const table: PanelTable = {
      columns: [
        { label: 'Day', kind: 'text' },
        { label: `Sales (${settings.CURRENCY})`, kind: 'money' },
        { label: 'Orders', kind: 'number' },
      ],
      rows: days.map(({ day, orders, total_cents }) => ({
        cells: [day, total_cents, orders],
        url: dayUrl(day),
      })),
      empty: '',
      chart: { kind: 'columns', column: 1 },
    };
    return { table, ...(others.length > 0 && { note: notSummed(others) }) };
  },
};

/** "Not in the sales: 3 orders in USD." */
function notSummed(others: { currency: string; orders: number }[]): string {
  const parts = others.map(
    ({ currency, orders }) => `${orders} ${orders === 1 ? 'order' : 'orders'} in ${currency}`,
  );
  return `Counted as orders, but not in the sales: ${parts.join(', ')}.`;
}

const byStatus: Panel = {
  title: 'Orders by status',
  model: Order,
  place: 3,
  width: 4,
  link: { label: 'All orders', url: ORDERS },
  async load(db) {
    const counts = await ordersByStatus(db);
    const table: PanelTable = {
      columns: [
        { label: 'Status', kind: 'text' },
        { label: 'Orders', kind: 'number' },
      ],
      rows: STATUSES.map(([status, label]) => ({
        cells: [label, counts.get(status) ?? 0],
        url: statusUrl(status),
        badge: status,
      })),
      empty: '',
      chart: { kind: 'bars', column: 1 },
    };
    return { table };
  },
};

const sellsBest: Panel = {
  title: 'Best sellers',
  note: `By units, in the last ${DAYS} days and the newest ${BESTSELLER_ORDERS} orders at most.`,
  model: OrderItem,
  place: 4,
  width: 6,
  link: { label: 'All order items', url: modelUrl(OrderItem) },
  async load(db, at) {
    const products = await bestsellers(db, DAYS, at, BESTSELLERS);
    const table: PanelTable = {
      columns: [
        { label: 'Product', kind: 'text' },
        { label: 'Units', kind: 'number' },
        { label: `Sales (${settings.CURRENCY})`, kind: 'money' },
      ],
      rows: products.map(({ product_id, product_name, quantity, subtotal_cents }) => ({
        cells: [product_name, quantity, subtotal_cents],
        url: rowUrl(Product, product_id),
        model: Product,
      })),
      empty: `Nothing was sold in the last ${DAYS} days.`,
    };
    return { table };
  },
};

for (const panel of [today, thirtyDays, byStatus, sellsBest]) site.registerPanel(panel);
