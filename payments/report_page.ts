// The report of a month in the admin: what was ordered, paid and refunded, by status, category and product, and its
// files for the accountant.
import path from 'node:path';
import { sendFile } from '../framework/admin/csv_download.js';
import type { ModelPage } from '../framework/admin/page.js';
import { render } from '../framework/admin/rendering.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { displayAmount } from '../framework/currency.js';
import { ApiError } from '../framework/errors.js';
import { dayOf, monthsAfter, spanOfMonth } from '../framework/time_zone.js';
import { settings } from '../ecommerce/settings.js';
import { STATUSES } from '../orders/models.js';
import { salesByMonth } from '../orders/statistics.js';
import { PaymentTransaction } from './models.js';
import { categoryLines, MAX_PRODUCTS, productLines, type SalesLine, statusLines } from './report.js';
import { invoiceLines, orderLines } from './report_csv.js';
import { moneyOf } from './statistics.js';

const TEMPLATE = path.join(import.meta.dirname, 'templates', 'report.ejs');
const MONTHS = 12;
const NEEDED = ['orders.view_order', 'invoices.view_invoice'];

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
const number = (count: number): string => count.toLocaleString('en-US');
const amount = (cents: number): string => displayAmount(cents, settings.CURRENCY);

/** The month of `?month=2026-11`, this one if there is none; `invalid` for what is no month. */
function askedMonth({ request }: ModelPage): string {
  const text = new URL(request.originalUrl, 'http://admin').searchParams.get('month') ?? '';
  if (text === '') return dayOf(new Date()).slice(0, 7);
  if (/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)) return text;
  const message = 'The month must be like 2026-11.';
  throw new ApiError('invalid', message, [{ field: 'month', message }]);
}

/** It shows orders and invoices too. */
function requireAll({ staff }: ModelPage): void {
  if (!NEEDED.every((code) => staff.may(code)))
    throw new ApiError('forbidden', 'You may not view orders, payments and invoices.');
}

async function reportPage(page: ModelPage): Promise<void> {
  requireAll(page);
  const month = askedMonth(page);
  const title = `Report of ${monthName(month)}`;
  const url = (name: string) => `${toolUrl(PaymentTransaction, name)}?month=${month}`;
  await render(page, TEMPLATE, {
    title,
    breadcrumbs: [...modelBreadcrumbs(page), { label: 'Report' }],
    scripts: ['print.js'],
    month,
    before: { label: monthName(monthsAfter(month, -1)), month: monthsAfter(month, -1) },
    after: { label: monthName(monthsAfter(month, 1)), month: monthsAfter(month, 1) },
    files: [
      { label: 'Orders as CSV', url: url('report_orders') },
      { label: 'Invoices and credit notes as CSV', url: url('report_invoices') },
    ],
    tables: await tablesOf(page, month),
  });
}

interface ReportTable {
  title: string;
  columns: string[];
  rows: string[][];
  note?: string;
}

async function tablesOf({ db }: ModelPage, month: string): Promise<ReportTable[]> {
  const { read } = db;
  const months = Array.from({ length: MONTHS }, (_, index) => monthsAfter(month, -index));
  const [byMonth, money, statuses, categories, products] = await Promise.all([
    salesByMonth(read, months),
    Promise.all(months.map((each) => moneyOf(read, spanOfMonth(each)))),
    statusLines(read, month),
    categoryLines(read, month),
    productLines(read, month),
  ]);
  const monthRows = months.map((each, index) => {
    const { orders = 0, total_cents = 0 } = byMonth[index] ?? {};
    const { gross_cents = 0, refunded_cents = 0 } = money[index] ?? {};
    const amounts = [total_cents, gross_cents, refunded_cents, gross_cents - refunded_cents];
    return [monthName(each), number(orders), ...amounts.map(amount)];
  });
  const byStatus = new Map(statuses.map((line) => [line.status, line]));
  const statusRows = STATUSES.map(([status, label]) => {
    const { orders = 0, total_cents = 0 } = byStatus.get(status) ?? {};
    return [label, number(orders), amount(total_cents)];
  });
  return [
    {
      title: 'By month',
      columns: ['Month', 'Orders', 'Sales', 'Gross', 'Refunded', 'Net'],
      rows: monthRows,
      note: 'Sales are the orders that were placed and not cancelled. Gross is what customers paid, net is gross less what was refunded.',
    },
    { title: 'By status', columns: ['Status', 'Orders', 'Total'], rows: statusRows },
    { title: 'By category', columns: ['Category', 'Units', 'Sales'], rows: categories.map(salesRow) },
    {
      title: 'By product',
      columns: ['Product', 'Units', 'Sales'],
      rows: products.map(salesRow),
      ...(products.length === MAX_PRODUCTS && { note: `The ${MAX_PRODUCTS} that sold for most.` }),
    },
  ];
}

const salesRow = ({ name, units, subtotal_cents }: SalesLine): string[] => [
  ...[name, number(Number(units)), amount(Number(subtotal_cents))],
];

registerTool(PaymentTransaction, {
  ...{ name: 'report', label: 'Report', permission: 'view', get: reportPage },
});
for (const [kind, lines] of [
  ['orders', orderLines],
  ['invoices', invoiceLines],
] as const) {
  registerTool(PaymentTransaction, {
    ...{ name: `report_${kind}`, label: '', permission: 'view' },
    async get(page) {
      requireAll(page);
      const month = askedMonth(page);
      await sendFile(page, `${kind}-${month}.csv`, lines(page.db.read, month));
    },
  });
}
