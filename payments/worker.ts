// What the payment service does by itself: it settles what a provider did not answer or a process left behind,
// and carries out the refunds that others wrote down.
import { watchTable } from '../ecommerce/db/changes.js';
import type { Database } from '../ecommerce/db/database.js';
import { logger } from '../ecommerce/logging.js';
import { PaymentTransaction } from './models.js';
import { claimDue } from './open_transactions.js';
import { tryAgain } from './reconciling.js';

/** It also looks without being told: for pauses and leases that are over. */
const LOOK_AGAIN_MS = 5_000;

/** Works until `stopping` aborts; what goes wrong is logged once and tried again. */
export async function settleTransactions(db: Database, stopping: AbortSignal): Promise<void> {
  const bell = new Bell(stopping);
  let watching = false;
  let failing = false;
  while (!stopping.aborted) {
    try {
      if (!watching) await watchTable(db, PaymentTransaction.table, () => bell.ring(), stopping);
      watching = true;
      await settleDue(db, stopping);
      if (failing) logger.info('settling payments works again');
      failing = false;
    } catch (error) {
      if (!failing) logger.error({ err: error }, 'settling payments failed; it is tried again');
      failing = true;
    }
    await bell.rungOrAfter(LOOK_AGAIN_MS);
  }
}

/** Tries everything that is due once; the first failure is thrown when all that was begun has ended. */
export async function settleDue(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const claimed = await claimDue(db);
    if (claimed.length === 0) return;
    const tried = await Promise.allSettled(claimed.map((id) => tryAgain(db, id)));
    for (const [index, result] of tried.entries()) {
      if (result.status === 'fulfilled') continue;
      throw new Error(`Settling transaction ${claimed[index]} failed.`, { cause: result.reason });
    }
  }
}

/** Remembers that it was rung while nobody listened. */
class Bell {
  private rung = false;
  private wake = (): void => undefined;

  constructor(stopping: AbortSignal) {
    stopping.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.rung = true;
    this.wake();
  }

  async rungOrAfter(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
  }
}
