// Refunding a payment in the admin: what is left, an amount that staff type, and the refund that follows.
import { staffName } from '../framework/actor_names.js';
import { type Form, postedForm } from '../framework/admin/forms.js';
import { logActions } from '../framework/admin/history.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect } from '../framework/admin/rendering.js';
import { registerRowAction, type RowButton } from '../framework/admin/row_actions.js';
import { modelBreadcrumbs } from '../framework/admin/row_page.js';
import { rowUrl } from '../framework/admin/site.js';
import { showToolForm, type ToolField } from '../framework/admin/tool_form.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { type Problems } from '../framework/auth/pages/credentials.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { requirePermission } from '../framework/auth/staff.js';
import { refuseCardNumbers } from '../framework/card_numbers.js';
import { fullAmount } from '../framework/currency.js';
import { databaseNow } from '../framework/deadlines.js';
import { sentence } from '../framework/admin/field_values.js';
import { ApiError, invalid } from '../framework/errors.js';
import { causeOf } from '../framework/http/access.js';
import { exampleAmount, formatCents } from '../framework/money.js';
import { newUlid } from '../framework/ulids.js';
import { Order } from '../orders/models.js';
import { livePayment, MANUAL, PaymentTransaction, transactionRow, type TransactionRow } from './models.js';
import { requestRefund } from './refunds.js';
import { amountIn } from './serializers.js';

const MAX_REASON = 255;
const MAX_REFERENCE = 100;
/** Beside the heading of an order, after its next step. */
const PLACE = 40;

/** What was typed. */
type Typed = Record<'amount' | 'reason' | 'reference' | 'paid_on' | 'form_key', string>;

registerTool(PaymentTransaction, {
  ...{ name: 'refund', label: '', permission: 'view' },
  ...{ get: showRefund, post: refund },
});

/** The link to the refund of a payment with something left, for who may refund. */
export function refundButton(
  { staff }: ModelPage,
  payment: TransactionRow,
  back: 'order' | 'row',
): RowButton | null {
  const isLeft = payment.kind === 'payment' && payment.status === 'succeeded' && leftOf(payment) > 0;
  if (!isLeft || !staff.may(permissionCode(PaymentTransaction, 'change'))) return null;
  return {
    label: 'Refund…',
    url: `${toolUrl(PaymentTransaction, 'refund')}?payment=${payment.id}&back=${back}`,
  };
}

registerRowAction(PaymentTransaction, {
  place: PLACE,
  button: (page, row) => refundButton(page, row as unknown as TransactionRow, 'row'),
});
registerRowAction(Order, {
  place: PLACE,
  async button(page, { id }) {
    const payment = await livePayment(page.db.read, id);
    return payment ? refundButton(page, payment, 'order') : null;
  },
});

const leftOf = ({ amount_cents, reserved_cents }: TransactionRow): number => amount_cents - reserved_cents;

async function showRefund(page: ModelPage): Promise<void> {
  const { searchParams } = new URL(page.request.originalUrl, 'http://admin');
  const payment = await paymentOf(page, searchParams.get('payment') ?? '');
  const typed = { amount: '', reason: '', reference: '', paid_on: '', form_key: newUlid() };
  await showForm(page, payment, typed, searchParams.get('back') ?? '', new Map());
}

async function paymentOf(page: ModelPage, id: string): Promise<TransactionRow> {
  requirePermission(page.request, permissionCode(PaymentTransaction, 'change'));
  return transactionRow(page.db.read, /^\d{1,9}$/.test(id) ? Number(id) : 0);
}

/** Starts the refund, or shows the form again with what was typed. */
async function refund(page: ModelPage): Promise<void> {
  const form = postedForm(page.request);
  const payment = await paymentOf(page, form.get('payment'));
  const typed = typedIn(form);
  const back = form.get('back');
  try {
    const cents = centsOf(payment, typed);
    await page.db.transaction(async (trx) => {
      const recorded_by = staffName(page.staff.username);
      const { reason, reference, paid_on, form_key } = typed;
      const key = `admin ${form_key} ${payment.id}`.slice(0, MAX_REASON);
      const attempt = form_key === '' ? null : { scope: recorded_by, key, askedAt: databaseNow() };
      const about = { payment_id: payment.id, amount_cents: cents, reason, reference, paid_on };
      await requestRefund(trx, { ...about, recorded_by, cause: causeOf(page.request) }, attempt);
      await remember(page, trx, payment, cents, reason);
    });
    addMessage(page, 'success', await doneText(page, payment, cents));
    redirect(page, backUrl(payment, back));
  } catch (error) {
    await showForm(page, await transactionRow(page.db.read, payment.id), typed, back, problemsIn(error));
  }
}

function typedIn(form: Form): Typed {
  const [amount, reason, reference] = ['amount', 'reason', 'reference'].map((name) => form.get(name).trim());
  const [paid_on, form_key] = [form.get('paid_on').trim(), form.get('form_key')];
  return { amount: amount ?? '', reason: reason ?? '', reference: reference ?? '', paid_on, form_key };
}

/** The typed amount in minor units; errors name the field. */
function centsOf({ currency }: TransactionRow, { amount, reason, reference, paid_on }: Typed): number {
  refuseCardNumbers({ amount, reason, reference });
  if (!(Number(amount) > 0 && /^\d{1,12}(\.\d+)?$/.test(amount))) {
    throw invalid('amount', `must be an amount above 0, such as ${exampleAmount(currency)}`);
  }
  if (reason.length > MAX_REASON) throw invalid('reason', `must have at most ${MAX_REASON} characters`);
  if (reference.length > MAX_REFERENCE) {
    throw invalid('reference', `must have at most ${MAX_REFERENCE} characters`);
  }
  checkDay(paid_on);
  return amountIn(currency, Number(amount));
}

/** A day as in 2026-11-25, or '' for today. */
export function checkDay(paid_on: string): void {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(paid_on) && new Date(paid_on).toJSON()?.startsWith(paid_on);
  if (paid_on !== '' && !isDay) throw invalid('paid_on', 'must be a date, such as 2026-11-25');
}

/** The messages of a refusal by field; other errors are thrown. */
export function problemsIn(error: unknown): Problems {
  if (!(error instanceof ApiError)) throw error;
  const { details, message } = error;
  if (error.code !== 'invalid' || details.length === 0) return new Map([['', [message]]]);
  return new Map(details.map((each) => [each.field, [sentence(each.message)]]));
}

function remember(
  page: ModelPage,
  trx: Parameters<typeof requestRefund>[0],
  payment: TransactionRow,
  cents: number,
  reason: string,
): Promise<void> {
  const amount = fullAmount(cents, payment.currency);
  const message = `Refunded ${amount}.${reason === '' ? '' : ` Reason: ${reason}.`}`;
  const title = PaymentTransaction.title(payment);
  const { id } = payment;
  return logActions(trx, page.staff, [{ action: 'change', model: PaymentTransaction, id, title, message }]);
}

/** "Refund of 49.00 USD to Ana García started." */
async function doneText(page: ModelPage, payment: TransactionRow, cents: number): Promise<string> {
  const order = await Order.objects(page.db.read).where({ id: payment.order_id }).first('customer_name');
  const what = `Refund of ${fullAmount(cents, payment.currency)} to ${order?.customer_name ?? 'the customer'}`;
  return payment.provider === MANUAL ? `${what} recorded.` : `${what} started.`;
}

const backUrl = ({ id, order_id }: TransactionRow, back: string): string =>
  back === 'order' ? rowUrl(Order, order_id) : rowUrl(PaymentTransaction, id);

async function showForm(
  page: ModelPage,
  payment: TransactionRow,
  typed: Typed,
  back: string,
  problems: Problems,
): Promise<void> {
  const { id, order_id, amount_cents, reserved_cents, currency } = payment;
  const title = `Refund payment ${id} of order ${order_id}`;
  await showToolForm(page, {
    ...{ title, problems, obstacle: obstacleOf(payment) },
    breadcrumbs: [
      ...modelBreadcrumbs(page),
      { label: `Payment ${id}`, url: rowUrl(PaymentTransaction, id) },
      { label: 'Refund' },
    ],
    facts: [
      { label: 'Paid', text: fullAmount(amount_cents, currency) },
      ...(reserved_cents > 0
        ? [{ label: 'Refunded already', text: fullAmount(reserved_cents, currency) }]
        : []),
      { label: 'Left to refund', text: fullAmount(leftOf(payment), currency) },
    ],
    fields: fieldsOf(payment, typed),
    hidden: { payment: String(id), back, form_key: typed.form_key },
    button: payment.provider === MANUAL ? 'Record refund' : 'Refund',
    back: { text: 'Go back', url: backUrl(payment, back) },
  });
}

function fieldsOf({ provider, currency, ...payment }: TransactionRow, typed: Typed): ToolField[] {
  const left = formatCents(leftOf(payment as TransactionRow), currency);
  const byHand: ToolField[] = [
    {
      ...{ name: 'reference', label: 'Reference', text: typed.reference },
      ...{
        helpText: 'The reference on the bank statement or receipt.',
        attributes: { maxlength: MAX_REFERENCE },
      },
    },
    {
      ...{ name: 'paid_on', label: 'Given back on', text: typed.paid_on, widget: 'date' as const },
      helpText: 'Empty means today.',
    },
  ];
  return [
    {
      ...{ name: 'amount', label: `Amount (${currency})`, text: typed.amount, required: true },
      ...{ helpText: `At most ${left}.`, attributes: { inputmode: 'decimal', autocomplete: 'off' } },
    },
    {
      ...{ name: 'reason', label: 'Reason', text: typed.reason },
      ...{
        helpText: 'Printed on the credit note.',
        attributes: { maxlength: MAX_REASON, autocomplete: 'off' },
      },
    },
    ...(provider === MANUAL ? byHand : []),
  ];
}

function obstacleOf(payment: TransactionRow): string {
  const { kind, status } = payment;
  if (kind === 'refund') return 'This is a refund; only payments can be refunded.';
  if (status === 'failed') return 'This payment failed: there is nothing to refund.';
  if (status !== 'succeeded') return 'We don’t know yet whether this was paid; check it first.';
  return leftOf(payment) === 0 ? 'All of this payment was refunded.' : '';
}
