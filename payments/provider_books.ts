// Compares payments and refunds with what their providers say, and changes nothing; `verify --providers` does this.
// agreement.ts is what makes the books agree.
import pLimit from 'p-limit';
import type { Database } from '../framework/db/database.js';
import type { BrokenRow } from '../framework/db/invariants.js';
import { PaymentTransaction, transactionRow, type TransactionRow } from './models.js';
import type { PaymentState } from './providers/provider.js';
import { findProvider } from './providers/registry.js';

/** How many payments are asked about at once. */
const AT_ONCE = 4;

/** Payments with a provider's reference since a moment that differ there, and how. */
export async function differencesToProviders(db: Database, since: Date): Promise<BrokenRow[]> {
  const payments = await PaymentTransaction.objects(db.read)
    .where({ kind: 'payment' })
    .whereNot('provider_reference', '')
    .where('created_at', '>=', since.toISOString())
    .orderBy('id');
  const limit = pLimit(AT_ONCE);
  const found = await Promise.all(payments.map((payment) => limit(() => differencesOf(db, payment))));
  return found.flat();
}

async function differencesOf(
  db: Database,
  { id, provider, provider_reference }: TransactionRow,
): Promise<BrokenRow[]> {
  const reports = findProvider(db, provider)?.reports;
  if (!reports) return [];
  const state = await reports.state(provider_reference);
  // Read after the answer: what was settled meanwhile is no difference.
  const payment = await transactionRow(db.read, id);
  const refunds = await PaymentTransaction.objects(db.read).where({ payment_id: id, status: 'succeeded' });
  return differences(payment, refunds, state).map((difference) => ({
    ...{ id, order_id: payment.order_id, provider_reference, difference },
  }));
}

function differences(
  payment: TransactionRow,
  refunds: TransactionRow[],
  state: PaymentState | null,
): string[] {
  if (!state) return ['the provider does not know it'];
  const found: string[] = [];
  if (state.key !== payment.provider_key) found.push('it has another key at the provider');
  if (state.amount_cents !== payment.amount_cents) {
    found.push(`it is ${payment.amount_cents} here, ${state.amount_cents} there (smallest units)`);
  }
  const isFinal = payment.status === 'succeeded' || payment.status === 'failed';
  const moved = state.outcome.status === 'succeeded';
  if (isFinal && moved !== (payment.status === 'succeeded')) {
    found.push(`it is ${payment.status} here, ${state.outcome.status} there`);
  }
  const keyOf = (key: string, reference: string): string => key || `${payment.provider} ${reference}`;
  const there = new Map(
    state.refunds
      .filter(({ outcome }) => outcome.status === 'succeeded')
      .map((refund) => [keyOf(refund.key, refund.reference), refund.amount_cents]),
  );
  for (const { id, provider_key, amount_cents, failure_code } of refunds) {
    // One that came back to the provider is known, and somebody pays it in another way.
    if (there.get(provider_key) !== amount_cents && failure_code === '') {
      found.push(`refund ${id} of ${amount_cents} is not done there`);
    }
    there.delete(provider_key);
  }
  for (const [key, amount_cents] of there)
    found.push(`a refund of ${amount_cents} there is not here: ${key}`);
  return found;
}
