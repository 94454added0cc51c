// Following the changes of a table, for streams that tell their callers what has changed.
import { serverStops } from '../errors.js';
import { watchTable } from './change_notifications.js';
import type { Database } from './database.js';

/** The keys that have changed; null when they are unknown. */
export type Changes = ReadonlySet<number> | null;

/**
 * Yields null at once, when the watch is in place, and then what has changed since the last time: what the caller read
 * after one is never older than what the next one tells. Throws `unavailable` when the signal aborts.
 */
export async function* changesTo(db: Database, table: string, signal: AbortSignal): AsyncGenerator<Changes> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let changed: Set<number> | null = null;
  let wake = (): void => undefined;
  const note = (key: number | null): void => {
    if (key === null) changed = null;
    else changed?.add(key);
    wake();
  };
  await watchTable(db, table, note, either);
  either.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      const told: Changes = changed;
      changed = new Set();
      yield told;
      while (changed?.size === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
    throw serverStops();
  } finally {
    stop.abort();
  }
}
