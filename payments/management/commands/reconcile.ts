// reconcile: what a shop runs every few minutes, by cron or a timer, and after a crash.
import { withDatabase } from '../../../ecommerce/db/database.js';
import { defineCommand } from '../../../ecommerce/management/command.js';
import { formatCents } from '../../../ecommerce/money.js';
import type { TransactionRow } from '../../models.js';
import { reconcile } from '../../reconciling.js';

export const command = defineCommand({
  help: 'Settles payments and refunds that a timeout or a crash left open, by asking the provider.',
  /** Exit 1 when something is still open: the provider did not answer, or refused a refund. */
  async run(_given, { out, verbosity }) {
    const looked: TransactionRow[] = [];
    const show = (transaction: TransactionRow): void => {
      looked.push(transaction);
      if (verbosity > 0) out.line(describe(transaction));
    };
    await withDatabase((db) => reconcile(db, show));
    if (verbosity > 0 && looked.length === 0) out.line('Nothing to reconcile.');
    return looked.some(isOpen) ? 1 : 0;
  },
});

function isOpen({ kind, status }: TransactionRow): boolean {
  return status === 'unknown' || status === 'pending' || (kind === 'refund' && status === 'failed');
}

function describe(transaction: TransactionRow): string {
  const { id, kind, order_id, status, amount_cents, currency, failure_message } = transaction;
  const what = `${kind === 'refund' ? 'Refund' : 'Payment'} ${id} of order ${order_id}`;
  const outcome = failure_message === '' ? status : `${status}: ${failure_message}`;
  return `${what}, ${formatCents(amount_cents)} ${currency}: ${outcome}`;
}
