// The money of an order on its page in the admin: what is paid, refunded and due, and its payments and refunds.
import { Customer } from '../customers/models.js';
import { registerRelatedCount } from '../framework/admin/related_counts.js';
import { fullAmount } from '../framework/currency.js';
import type { Queryable } from '../framework/db/database.js';
import { displayText } from '../framework/admin/field_values.js';
import type { AnyRow } from '../framework/admin/inline_forms.js';
import type { ModelPage } from '../framework/admin/page.js';
import {
  type Fact,
  type PanelButton,
  type PanelLine,
  registerRowPanel,
} from '../framework/admin/row_panels.js';
import { rowUrl } from '../framework/admin/site.js';
import { type Happened, registerTimeline } from '../framework/admin/timeline.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { Order, type OrderRow } from '../orders/models.js';
import { whoText } from '../orders/order_timeline.js';
import { checkButton, whyText } from './check_page.js';
import './paid_page.js';
import { refundButton } from './refund_page.js';
import { PaymentMethod, PaymentTransaction, type TransactionRow, withDebts } from './models.js';

registerRelatedCount(Customer, PaymentTransaction, 'customer_id');

/** An order has few payments: at most one succeeds. */
const MOST = 100;

function movementsOf(db: Queryable, order_id: number): Promise<TransactionRow[]> {
  return PaymentTransaction.objects(db).where({ order_id }).orderBy('id').limit(MOST);
}

registerRowPanel(Order, {
  ...{ name: 'money', title: 'Money', model: PaymentTransaction, place: 'main' },
  facts: ({ db }, row) => moneyFacts(db.read, row as unknown as OrderRow),
});

async function moneyFacts(db: Queryable, { id, status, total_cents, currency }: OrderRow): Promise<Fact[]> {
  const all = await withDebts(db, await movementsOf(db, id));
  const paid = all.filter(({ kind, status: state }) => kind === 'payment' && state === 'succeeded');
  const sum = (column: 'amount_cents' | 'refunded_cents' | 'owed_cents'): number =>
    paid.reduce((total, payment) => total + payment[column], 0);
  const due = paid.length > 0 || status === 'cancelled' ? 0 : total_cents;
  const shown = (label: string, cents: number, strong = false): Fact => ({
    ...{ label, cells: [fullAmount(cents, currency)], strong },
  });
  return [
    shown('Total', total_cents, true),
    shown('Paid', sum('amount_cents')),
    ...(sum('refunded_cents') > 0 ? [shown('Refunded', sum('refunded_cents'))] : []),
    ...(sum('owed_cents') > 0 ? [shown('To be refunded', sum('owed_cents'), true)] : []),
    shown('Due', due, due > 0),
  ];
}

registerRowPanel(Order, {
  ...{ name: 'payments', title: 'Payments and refunds', model: PaymentTransaction, order: 10 },
  columns: ['Payment', 'Status', 'Amount', 'Method', 'Begun'],
  empty: 'No payment yet.',
  load: paymentLines,
});

async function paymentLines(page: ModelPage, { id }: AnyRow): Promise<PanelLine[]> {
  const rows = await movementsOf(page.db.read, id);
  const methods = await PaymentMethod.objects(page.db.read).whereIn(
    'id',
    rows.map((row) => row.payment_method_id),
  );
  const titles = new Map(methods.map((method) => [method.id, methodText(method)]));
  return rows.map((row) => ({
    cells: [
      {
        text: `${row.kind === 'refund' ? 'Refund' : 'Payment'} ${row.id}`,
        url: rowUrl(PaymentTransaction, row.id),
      },
      { text: stateText(row), badge: row.status },
      fullAmount(row.amount_cents, row.currency),
      [titles.get(row.payment_method_id) ?? '-', row.provider_reference].filter(Boolean).join(' · '),
      { moment: row.created_at },
    ],
    buttons: buttonsOf(page, row),
  }));
}

const methodText = ({ kind, brand, last4 }: { kind: string; brand: string; last4: string }): string =>
  kind === 'card' ? `${brand || 'Card'} ${last4}`.trim() : kind === 'cash' ? 'Cash' : 'Bank transfer';

/** "Unknown: The payment provider did not answer in time." */
function stateText(row: TransactionRow): string {
  const why = whyText(row);
  const label = displayText(PaymentTransaction.field('status'), row.status, row);
  return why === '' ? label : `${label}: ${why}`;
}

function buttonsOf(page: ModelPage, row: TransactionRow): PanelButton[] {
  if (!page.staff.may(permissionCode(PaymentTransaction, 'change'))) return [];
  const refund = refundButton(page, row, 'order');
  const buttons = [checkButton(row, 'order'), refund && { ...refund, about: `payment ${row.id}` }];
  return buttons.flatMap((button) => button ?? []);
}

registerTimeline(Order, {
  model: PaymentTransaction,
  async load({ db }, row, limit) {
    const movements = PaymentTransaction.objects(db.read).where({ order_id: row.id });
    const rows = await movements.orderBy('id', 'desc').limit(limit);
    return rows.map((each) => moved(each, row as unknown as OrderRow));
  },
});

/** "Refund of 12.50 USD: Succeeded. Reason: a scratch" */
function moved(row: TransactionRow, order: OrderRow): Happened {
  const { id, kind, amount_cents, currency, reason, created_at, recorded_by } = row;
  const what = `${kind === 'refund' ? 'Refund' : 'Payment'} of ${fullAmount(amount_cents, currency)}: ${stateText(row)}`;
  const text = reason === '' ? what : `${what}. Reason: ${reason}`;
  const byCustomer = kind === 'payment' ? order.customer_name : '';
  const who = recorded_by === '' ? byCustomer : whoText(recorded_by, order);
  return { moment: created_at, what: { text, url: rowUrl(PaymentTransaction, id) }, who };
}
