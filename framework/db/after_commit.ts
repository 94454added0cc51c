// What follows from a change once it is sure to stay.
import type { Transaction } from './database.js';

/**
 * Does the work when the transaction, and all that it is a savepoint of, have committed; never when one of them has
 * rolled back.
 */
export function afterCommit(trx: Transaction, work: () => void): void {
  const parts: Promise<unknown>[] = [];
  for (let part: Transaction | undefined = trx; part; part = part.parentTransaction) {
    parts.push(part.executionPromise);
  }
  void Promise.all(parts).then(work, () => undefined);
}
