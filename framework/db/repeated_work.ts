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

/** The state of background work that a service repeats. */
interface State {
  /** When it last ended, in the time of `performance.now()`. */
  endedAt: number;
  failing: boolean;
}

/** Work that has not ended for so long is stuck: a turn that settles many payments takes a minute or two. */
const MAX_TURN_MS = 600_000;

/** By the signal that ends it, which each server has for its own. */
const works = new WeakMap<AbortSignal, Map<string, State>>();

/** The background work that ends with this signal, and what is wrong with each kind; '' for nothing. */
export function troublesOf(stopping: AbortSignal): Map<string, '' | 'failing' | 'stuck'> {
  const now = performance.now();
  return new Map(
    [...(works.get(stopping) ?? [])].map(([name, { endedAt, failing }]) => {
      return [name, failing ? 'failing' : now - endedAt > MAX_TURN_MS ? 'stuck' : ''];
    }),
  );
}

function register(name: string, stopping: AbortSignal): State {
  const state: State = { endedAt: performance.now(), failing: false };
  const known = works.get(stopping) ?? new Map<string, State>();
  works.set(stopping, known.set(name, state));
  return state;
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
  const state = register(name, stopping);
  while (!stopping.aborted) {
    try {
      if (table !== undefined && !watching) await watchTable(db, table, ring, stopping);
      watching = true;
      await work(ring);
      if (state.failing) logger.info(`${name} works again`);
      state.failing = false;
    } catch (thrown) {
      const error = translateOutage(thrown); // which logs an outage itself
      const isKnown = error instanceof ApiError && error.code === 'unavailable';
      if (!state.failing && !isKnown) logger.error({ err: error }, `${name} failed; it is retried`);
      state.failing ||= !isKnown;
      bell.silence(); // a failure waits for its interval
    }
    state.endedAt = performance.now();
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
