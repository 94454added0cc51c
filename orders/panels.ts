// The panels about orders on the admin's front page.
import {
  counted,
  type Figure,
  type Panel,
  type PanelTable,
  THIS_MONTH,
  WAITING,
} from '../framework/admin/panels.js';
import { modelUrl, rowUrl, site } from '../framework/admin/site.js';
import { displayAmount } from '../framework/currency.js';
import { dayOf, daysAfter, monthsAfter } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import { Product } from '../products/models.js';
import { Order, OrderItem, STATUSES } from './models.js';
import {
  BESTSELLER_ORDERS,
  bestsellers,
  lastDays,
  ordersByStatus,
  ordersInOtherCurrencies,
  salesByDay,
  salesByMonth,
} from './statistics.js';
import { SOLD, waiting, type WaitsFor } from './waiting.js';

const DAYS = 30;
const BESTSELLERS = 8;
const ORDERS = modelUrl(Order);

/** The list of the orders from a day to another, both included. */
function ordersUrl(first: string, last: string, status = `status__in=${SOLD.join(',')}`): string {
  return `${ORDERS}?created_at__gte=${first}&created_at__lt=${daysAfter(last, 1)}&${status}`;
}

const dayUrl = (day: string) => ordersUrl(day, day);
const monthUrl = (month: string) => ordersUrl(`${month}-01`, daysAfter(`${monthsAfter(month, 1)}-01`, -1));
const number = (count: number) => count.toLocaleString('en-US');
const ordersText = (count: number) => `${number(count)} ${count === 1 ? 'order' : 'orders'}`;

const waits: Panel = {
  title: WAITING,
  model: Order,
  place: 1,
  width: 12,
  async load(db) {
    const figure = async (label: string, what: WaitsFor): Promise<Figure> => ({
      ...{ label, kind: 'number', url: `${ORDERS}?waits_for=${what}` },
      ...(await counted((limit) => waiting(db, what, limit))),
    });
    return { figures: await Promise.all([figure('To ship', 'shipping'), figure('Not paid', 'payment')]) };
  },
};

const today: Panel = {
  title: 'Today',
  model: Order,
  place: 2,
  width: 4,
  link: { label: 'All orders', url: ORDERS },
  async load(db, at) {
    const [sales] = await salesByDay(db, 1, at);
    const { day, orders, total_cents } = sales ?? { day: dayOf(at), orders: 0, total_cents: 0 };
    return {
      figures: [
        { label: 'Orders', value: orders, kind: 'number', url: dayUrl(day) },
        { label: 'Sales', value: total_cents, kind: 'money', url: dayUrl(day) },
      ],
    };
  },
};

const thisMonth: Panel = {
  title: THIS_MONTH,
  model: Order,
  place: 3,
  width: 8,
  async load(db, at) {
    const month = dayOf(at).slice(0, 7);
    const before = monthsAfter(month, -1);
    const [is, was] = await salesByMonth(db, [month, before]);
    return {
      figures: [
        {
          ...{ label: 'Orders', value: is?.orders ?? 0, kind: 'number', url: monthUrl(month) },
          compared: { value: was?.orders ?? 0, url: monthUrl(before) },
        },
      ],
    };
  },
};

const thirtyDays: Panel = {
  title: `Sales of the last ${DAYS} days`,
  model: Order,
  place: 4,
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
        { label: 'Sales', kind: 'money' },
        { label: 'Orders', kind: 'number' },
      ],
      rows: days.map(({ day, orders, total_cents }) => ({
        cells: [day, total_cents, orders],
        url: dayUrl(day),
      })),
      empty: '',
      chart: { kind: 'columns', column: 1 },
    };
    const sum = (of: 'orders' | 'total_cents') => days.reduce((total, day) => total + day[of], 0);
    const text = `${displayAmount(sum('total_cents'), settings.CURRENCY)} in ${ordersText(sum('orders'))}`;
    const total = { text, url: ordersUrl(days[0]?.day ?? dayOf(at), dayOf(at)) };
    return { table, total, ...(others.length > 0 && { note: notSummed(others) }) };
  },
};

/** "Not in the sales: 3 orders in USD." */
function notSummed(others: { currency: string; orders: number }[]): string {
  const parts = others.map(({ currency, orders }) => `${ordersText(orders)} in ${currency}`);
  return `Counted as orders, but not in the sales: ${parts.join(', ')}.`;
}

const byStatus: Panel = {
  title: `Orders of the last ${DAYS} days by status`,
  model: Order,
  place: 5,
  width: 4,
  async load(db, at) {
    const counts = await ordersByStatus(db, DAYS, at);
    const [first = dayOf(at)] = lastDays(DAYS, at);
    const url = (status: string) => ordersUrl(first, dayOf(at), status);
    const table: PanelTable = {
      columns: [
        { label: 'Status', kind: 'text' },
        { label: 'Orders', kind: 'number' },
      ],
      rows: STATUSES.map(([status, label]) => ({
        cells: [label, counts.get(status) ?? 0],
        url: url(`status__exact=${status}`),
        badge: status,
      })),
      empty: '',
      chart: { kind: 'bars', column: 1 },
    };
    const sum = [...counts.values()].reduce((total, orders) => total + orders, 0);
    const all = `status__in=${STATUSES.map(([status]) => status).join(',')}`;
    return { table, total: { text: ordersText(sum), url: url(all) } };
  },
};

const sellsBest: Panel = {
  title: 'Best sellers',
  note: `By units, in the last ${DAYS} days and the newest ${BESTSELLER_ORDERS} orders at most.`,
  model: OrderItem,
  place: 6,
  width: 6,
  async load(db, at) {
    const products = await bestsellers(db, DAYS, at, BESTSELLERS);
    const table: PanelTable = {
      columns: [
        { label: 'Product', kind: 'text' },
        { label: 'Units', kind: 'number' },
        { label: 'Sales', kind: 'money' },
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

for (const panel of [waits, today, thisMonth, thirtyDays, byStatus, sellsBest]) site.registerPanel(panel);
