// reconcile: settles open payments and refunds now, which the payment service would settle later.
import { withDatabase } from '../../../framework/db/database.js';
import { defineCommand } from '../../../framework/management/command.js';
import { formatCents } from '../../../framework/money.js';
import type { TransactionRow } from '../../models.js';
import { reconcile } from '../../reconciliation.js';

export const command = defineCommand({
  help: 'Settles open payments and refunds now instead of waiting for the payment service.',
  /** Exit code 1 when something is still open: the provider did not answer, or refused a refund. */
  async run(_given, { out, verbosity }) {
    const looked: TransactionRow[] = [];
    const show = (transaction: TransactionRow): void => {
      looked.push(transaction);
      if (verbosity > 0) out.line(describe(transaction));
    };
    await withDatabase((db) => reconcile(db, show));
    if (verbosity > 0 && looked.length === 0) out.line('Nothing to reconcile.');
    return looked.some((each) => isOpen(each, looked)) ? 1 : 0;
  },
});

/** A refund that failed is open unless another one of the same payment has succeeded since. */
function isOpen({ kind, status, payment_id, id }: TransactionRow, looked: TransactionRow[]): boolean {
  if (kind !== 'refund' || status !== 'failed') return status === 'unknown' || status === 'pending';
  return !looked.some(
    (other) => other.payment_id === payment_id && other.id > id && other.status === 'succeeded',
  );
}

function describe(transaction: TransactionRow): string {
  const { id, kind, order_id, status, amount_cents, currency, failure_message } = transaction;
  const what = `${kind === 'refund' ? 'Refund' : 'Payment'} ${id} of order ${order_id}`;
  const outcome = failure_message === '' ? status : `${status}: ${failure_message}`;
  return `${what}, ${formatCents(amount_cents, currency)} ${currency}: ${outcome}`;
}
