// Carries out the refunds that cancelling wrote down, whichever process cancelled: it hears of new
// rows, and looks by itself for those whose process died.
import { watchTable } from '../ecommerce/db/changes.js';
import type { Database } from '../ecommerce/db/database.js';
import { logger } from '../ecommerce/logging.js';
import { PaymentTransaction } from './models.js';
import { carryOutRefund, claimAnyRefund } from './refunding.js';

const LOOK_AGAIN_MS = 5_000;

/** Works until `stopping` aborts; what goes wrong is logged and tried again. */
export async function carryOutRefunds(db: Database, stopping: AbortSignal): Promise<void> {
  const bell = new Bell(stopping);
  let watching = false;
  while (!stopping.aborted) {
    try {
      for (let id = await claimAnyRefund(db); id !== null; id = await claimAnyRefund(db)) {
        await carryOutRefund(db, id);
        if (stopping.aborted) return;
      }
      if (!watching) {
        await watchTable(db, PaymentTransaction.table, () => bell.ring(), stopping);
        watching = true;
        bell.ring(); // what was written down before it was watched
      }
    } catch (error) {
      logger.error({ err: error }, 'carrying out refunds failed');
    }
    await bell.rungOrAfter(LOOK_AGAIN_MS);
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
