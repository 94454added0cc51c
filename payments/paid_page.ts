// "Mark as paid" in the admin: records cash or a bank transfer for an order, with a reference and a date.
import { staffName } from '../framework/actor_names.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect } from '../framework/admin/rendering.js';
import { registerRowAction } from '../framework/admin/row_actions.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { rowUrl } from '../framework/admin/site.js';
import { showToolForm } from '../framework/admin/tool_form.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import type { Problems } from '../framework/auth/pages/credentials.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { requirePermission } from '../framework/auth/staff.js';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { fullAmount } from '../framework/currency.js';
import { invalid, notFound } from '../framework/errors.js';
import { causeOf } from '../framework/http/access.js';
import { dayOf } from '../framework/time_zone.js';
import { Order, type OrderRow } from '../orders/models.js';
import { replacingAwaited } from './closing.js';
import { recordPayment } from './manual_payments.js';
import { livePayment, PaymentTransaction, SHOP_METHOD_KINDS, type TransactionRow } from './models.js';
import { checkDay, problemsIn } from './refund_page.js';

const MAX_REFERENCE = 100;
/** Beside the heading of an order, after its next step. */
const PLACE = 30;

/** What was typed. */
type Typed = Record<'kind' | 'reference' | 'paid_on', string>;

registerTool(Order, {
  ...{ name: 'mark_paid', label: '', permission: 'view' },
  ...{ get: showPaid, post: markPaid },
});

registerRowAction(Order, {
  place: PLACE,
  async button(page, row) {
    const order = row as unknown as OrderRow;
    const isOpen = order.payment_status === 'unpaid' && order.status !== 'cancelled' && order.total_cents > 0;
    if (!isOpen || !page.staff.may(permissionCode(PaymentTransaction, 'change'))) return null;
    if (obstacleOf(order, await livePayment(page.db.read, order.id)) !== '') return null;
    return { label: 'Mark as paid…', url: `${toolUrl(Order, 'mark_paid')}?order=${order.id}` };
  },
});

async function orderOf(page: ModelPage, id: string): Promise<OrderRow> {
  requirePermission(page.request, permissionCode(PaymentTransaction, 'change'));
  const order = await Order.objects(page.db.read)
    .where({ id: /^\d{1,9}$/.test(id) ? Number(id) : 0 })
    .first();
  if (!order) throw notFound('Order', id);
  return order;
}

async function showPaid(page: ModelPage): Promise<void> {
  const { searchParams } = new URL(page.request.originalUrl, 'http://admin');
  const order = await orderOf(page, searchParams.get('order') ?? '');
  await showForm(page, order, { kind: '', reference: '', paid_on: dayOf(new Date()) }, new Map());
}

/** Records the payment, or shows the form again with what was typed. */
async function markPaid(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const order = await orderOf(page, form.get('order'));
  const typed = typedIn(form);
  try {
    const kind = kindOf(typed);
    const { reference, paid_on } = typed;
    const by = { recorded_by: staffName(page.staff.username), cause: causeOf(page.request) };
    // The amount that was seen: another one is refused.
    const seen = Number(form.get('amount_cents'));
    const amount_cents = Number.isSafeInteger(seen) ? seen : null;
    const asked = { order_id: order.id, kind, amount_cents, reference, paid_on, ...by };
    await replacingAwaited(page.db, () => recordPayment(page.db, asked));
  } catch (error) {
    return showForm(page, await orderOf(page, String(order.id)), typed, problemsIn(error));
  }
  const amount = fullAmount(order.total_cents, order.currency);
  addMessage(page, 'success', `Order ${order.id} is paid: ${amount} recorded.`);
  redirect(page, rowUrl(Order, order.id));
}

function typedIn(form: Form): Typed {
  const textOf = (name: string): string => form.get(name).trim();
  return { kind: textOf('kind'), reference: textOf('reference'), paid_on: textOf('paid_on') };
}

/** The chosen way of paying; errors name the field. */
function kindOf({ kind, reference, paid_on }: Typed): (typeof SHOP_METHOD_KINDS)[number][0] {
  const chosen = SHOP_METHOD_KINDS.find(([value]) => value === kind);
  if (!chosen) throw invalid('kind', 'must be chosen');
  refuseCardNumbers({ reference });
  if (reference.length > MAX_REFERENCE) {
    throw invalid('reference', `must have at most ${MAX_REFERENCE} characters`);
  }
  checkDay(paid_on);
  return chosen[0];
}

async function showForm(page: ModelPage, order: OrderRow, typed: Typed, problems: Problems): Promise<void> {
  const { id, customer_name, total_cents, currency } = order;
  const live = await livePayment(page.db.read, id);
  await showToolForm(page, {
    ...{ title: `Mark order ${id} as paid`, problems, obstacle: obstacleOf(order, live) },
    breadcrumbs: [
      ...modelBreadcrumbs(page),
      { label: Order.title(order), url: rowUrl(Order, id) },
      { label: 'Mark as paid' },
    ],
    facts: [
      { label: 'Customer', text: customer_name },
      { label: 'To be paid', text: fullAmount(total_cents, currency) },
    ],
    fields: [
      {
        ...{ name: 'kind', label: 'Paid by', text: typed.kind, widget: 'select', required: true },
        choices: [['', 'Choose…'], ...SHOP_METHOD_KINDS],
      },
      {
        ...{ name: 'reference', label: 'Reference', text: typed.reference },
        ...{
          helpText: 'The reference on the bank statement or receipt.',
          attributes: { maxlength: MAX_REFERENCE },
        },
      },
      {
        name: 'paid_on',
        label: 'Paid on',
        text: typed.paid_on,
        widget: 'date',
        helpText: 'Empty means today.',
      },
    ],
    hidden: { order: String(id), amount_cents: String(total_cents) },
    button: 'Mark as paid',
    back: { text: 'Go back', url: rowUrl(Order, id) },
  });
}

function obstacleOf({ status, total_cents }: OrderRow, live: TransactionRow | undefined): string {
  if (status === 'cancelled') return 'The order is cancelled and cannot be paid.';
  if (total_cents === 0) return 'There is nothing to pay.';
  if (live?.status === 'succeeded') return 'The order is paid already.';
  // A payment that waits for its customer is closed first.
  if (!live || live.status === 'requires_action') return '';
  return 'A payment of this order has begun, and we don’t know yet whether it was paid; check it first.';
}
