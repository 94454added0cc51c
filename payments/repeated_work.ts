// Background work that a service repeats, and how it is woken.
import type { Database } from '../framework/db/database.js';
import { watchTable } from '../framework/db/change_notifications.js';
import { translateOutage } from '../framework/db/outages.js';
import { ApiError } from '../framework/errors.js';
import { logger } from '../framework/logging.js';

/** Background work and its interval in ms. */
interface Repeated {
  /** The name for the log: `settling payments`. */
  name: string;
  work: () => Promise<void>;
  everyMs: number;
  /** A table whose changes wake it earlier. */
  table?: string;
}

/** Repeats the work until `stopping` aborts. A failure is logged once, until the work has succeeded again. */
export async function repeat(
  db: Database,
  { name, work, everyMs, table }: Repeated,
  stopping: AbortSignal,
): Promise<void> {
  const bell = new Bell(stopping);
  let watching = table === undefined;
  let failing = false;
  while (!stopping.aborted) {
    try {
      if (table !== undefined && !watching) await watchTable(db, table, () => bell.ring(), stopping);
      watching = true;
      await work();
      if (failing) logger.info(`${name} works again`);
      failing = false;
    } catch (thrown) {
      const error = translateOutage(thrown); // which logs an outage itself
      const isKnown = error instanceof ApiError && error.code === 'unavailable';
      if (!failing && !isKnown) logger.error({ err: error }, `${name} failed; it is retried`);
      failing ||= !isKnown;
    }
    await bell.rungOrAfter(everyMs);
  }
}

/** Remembers a signal that was set while nobody waited. */
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
