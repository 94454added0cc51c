// Callbacks after the commit of a transaction.
import type { Transaction } from './database.js';

/**
 * Does the work after the transaction, and all its outer transactions, have committed; never if one of them has
 * rolled back.
 */
export function afterCommit(trx: Transaction, work: () => void): void {
  const parts: Promise<unknown>[] = [];
  for (let part: Transaction | undefined = trx; part; part = part.parentTransaction) {
    parts.push(part.executionPromise);
  }
  void Promise.all(parts).then(work, () => undefined);
}
