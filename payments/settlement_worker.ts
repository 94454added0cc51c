// The background work of the payment service: it settles transactions without a provider's answer or whose process
// died, and carries out refunds that others recorded.
import type { Database } from '../framework/db/database.js';
import { outageOf } from '../framework/db/outages.js';
import { PaymentTransaction } from './models.js';
import { claimDue } from './open_transactions.js';
import { tryAgain } from './reconciliation.js';
import { repeat } from '../framework/db/repeated_work.js';

/** The interval of checks for pauses and leases that have expired. */
const LOOK_AGAIN_MS = 5_000;

/** Runs until `stopping` aborts. */
export async function settleTransactions(db: Database, stopping: AbortSignal): Promise<void> {
  const work = () => settleDue(db, stopping);
  const { table } = PaymentTransaction;
  await repeat(db, { name: 'settling payments', work, everyMs: LOOK_AGAIN_MS, table }, stopping);
}

/** Tries everything that is due once; the first failure is thrown when all attempts have ended. */
export async function settleDue(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const claimed = await claimDue(db);
    if (claimed.length === 0) return;
    const tried = await Promise.allSettled(claimed.map((id) => tryAgain(db, id, 'close')));
    for (const [index, result] of tried.entries()) {
      if (result.status === 'fulfilled') continue;
      const cause: unknown = result.reason;
      throw outageOf(cause) ? cause : new Error(`Settling transaction ${claimed[index]} failed.`, { cause });
    }
  }
}
