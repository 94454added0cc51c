// Background work that a service repeats, and how it is woken.
import { ApiError } from '../errors.js';
import { logger } from '../logging.js';
import { watchTable } from './change_notifications.js';
import type { Database } from './database.js';
import { translateOutage } from './outages.js';

/** Background work and its interval in ms. */
interface Repeated {
  /** The name for the log: `settling payments`. */
  name: string;
  /** It may call `again` to be repeated at once, now or later. */
  work: (again: () => void) => Promise<void>;
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
  const ring = (): void => bell.ring();
  let watching = table === undefined;
  let failing = false;
  while (!stopping.aborted) {
    try {
      if (table !== undefined && !watching) await watchTable(db, table, ring, stopping);
      watching = true;
      await work(ring);
      if (failing) logger.info(`${name} works again`);
      failing = false;
    } catch (thrown) {
      const error = translateOutage(thrown); // which logs an outage itself
      const isKnown = error instanceof ApiError && error.code === 'unavailable';
      if (!failing && !isKnown) logger.error({ err: error }, `${name} failed; it is retried`);
      failing ||= !isKnown;
      bell.silence(); // a failure waits for its interval
    }
    await bell.rungOrAfter(everyMs);
  }
}

/** Remembers a signal that was set while nobody waited. */
class Bell {
  private rung = false;
  private wake = (): void => undefined;

  constructor(private readonly stopping: AbortSignal) {
    stopping.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.rung = true;
    this.wake();
  }

  silence(): void {
    this.rung = this.stopping.aborted;
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
