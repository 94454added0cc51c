// "Check now" in the admin: asks the provider what became of a payment or a refund, and says the answer in words.
import { postedForm } from '../framework/admin/forms.js';
import { addMessage } from '../framework/admin/messages.js';
import type { ModelPage } from '../framework/admin/page.js';
import { redirect } from '../framework/admin/rendering.js';
import { registerRowAction, type RowButton } from '../framework/admin/row_actions.js';
import type { PanelButton } from '../framework/admin/row_panels.js';
import { rowUrl } from '../framework/admin/site.js';
import { registerTool, toolUrl } from '../framework/admin/tools.js';
import { permissionCode } from '../framework/auth/permissions.js';
import { requirePermission } from '../framework/auth/staff.js';
import { fullAmount } from '../framework/currency.js';
import { Order } from '../orders/models.js';
import { OPEN_STATUSES, PaymentTransaction, transactionRow, type TransactionRow } from './models.js';
import { checkNow } from './reconciliation.js';

/** Why it failed, or is not known; '' if there is nothing to say. */
export function whyText({ failure_code, failure_message }: TransactionRow): string {
  return failure_message || failure_code.replaceAll('_', ' ');
}

/** The button that asks the provider, for what is not final; it leads back to the page of the order or of the row. */
export function checkButton(
  { id, kind, status }: TransactionRow,
  back: 'order' | 'row',
): (PanelButton & RowButton & { fields: Record<string, string> }) | null {
  if (!OPEN_STATUSES.includes(status)) return null;
  const url = toolUrl(PaymentTransaction, 'check');
  return { label: 'Check now', about: `${kind} ${id}`, url, fields: { id: String(id), back } };
}

registerRowAction(PaymentTransaction, {
  place: 10,
  button({ staff }, row) {
    const button = checkButton(row as unknown as TransactionRow, 'row');
    return button && staff.may(permissionCode(PaymentTransaction, 'change'))
      ? { ...button, style: 'primary' }
      : null;
  },
});

// The permission is asked by its name: nobody changes transactions in a form.
registerTool(PaymentTransaction, { name: 'check', label: '', permission: 'view', post: check });

async function check(page: ModelPage): Promise<void> {
  requirePermission(page.request, permissionCode(PaymentTransaction, 'change'));
  const form = postedForm(page.request);
  const id = /^\d{1,9}$/.test(form.get('id')) ? Number(form.get('id')) : 0;
  const isChecked = await checkNow(page.db, id);
  const after = await transactionRow(page.db.read, id);
  const isKnown = isChecked || !OPEN_STATUSES.includes(after.status);
  const [level, text] = isKnown ? answerOf(after) : BUSY;
  addMessage(page, level, text);
  const isOrder = form.get('back') === 'order';
  redirect(page, isOrder ? rowUrl(Order, after.order_id) : rowUrl(PaymentTransaction, id));
}

type Said = ['success' | 'warning' | 'error', string];

const BUSY: Said = ['warning', 'It is being checked at the moment. Look again in a minute.'];

/** What became of it, as a sentence. */
function answerOf(row: TransactionRow): Said {
  const { id, kind, status, amount_cents, currency } = row;
  const amount = fullAmount(amount_cents, currency);
  const what = kind === 'refund' ? `Refund ${id}` : `Payment ${id}`;
  const why = whyText(row);
  switch (status) {
    case 'succeeded':
      return kind === 'refund'
        ? ['success', `${what} has reached the customer: ${amount}.`]
        : ['success', `${what} succeeded: ${amount} was paid.`];
    case 'failed':
      return kind === 'refund'
        ? ['error', `${what} failed, ${amount} was not refunded. ${why}`]
        : ['error', `${what} failed, nothing was paid. ${why}`];
    case 'requires_action':
      return ['warning', `${what} waits for the customer to confirm it.`];
    default:
      return ['warning', `The payment provider does not know yet about ${what.toLowerCase()}. ${why}`];
  }
}
