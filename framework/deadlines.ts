// Deadlines of calls. The first caller sets one absolute time, and every service passes it on. After it
// nothing is begun and nothing is committed (see Database.transaction), so a caller can rely on a refusal,
// even if a process was frozen meanwhile. Times are milliseconds of the database's clock.
import { ApiError } from './errors.js';

/** How long a call may take, from the first caller to the commit. */
export const CALL_TIMEOUT_MS = 10_000;
/** How long a page of the admin may take: actions on many rows take longer than calls. */
export const PAGE_TIMEOUT_MS = 30_000;
/**
 * How long a transaction waits for a connection, and again for a lock. A call may wait three times, also in a
 * queue, and still gets "the database is busy" before its deadline.
 */
export const LOCK_TIMEOUT_MS = 3_000;

/** Longer than any call: the clocks differ, and the deadline is ignored. */
const ABSURD_MS = 3_600_000;

/** The offset of the database's clock from this process's. 0 on SQLite, where all processes share one clock. */
let offsetMs = 0;

/** The time of the database's clock, as estimated by this process. */
export function databaseNow(): number {
  return Date.now() + offsetMs;
}

/** A deadline in the time of this process's own clock, for timers. */
export function ownTime(deadline: number): number {
  return deadline - offsetMs;
}

/**
 * Updates the offset from the database's time. It was read at some time between the query and now, so the
 * offset is changed only if it is impossible.
 */
export function learnClock(databaseMs: number, askedAt: number, answeredAt: number): void {
  offsetMs = Math.min(Math.max(offsetMs, databaseMs - answeredAt), databaseMs - askedAt);
}

/**
 * The caller's deadline, no later than that of a call made now; `fallback` when it sent none, or one from a wrong
 * clock.
 */
export function acceptDeadline(given: number, fallback: number): number {
  const now = databaseNow();
  if (!(given > 0) || Math.abs(given - now) >= ABSURD_MS) return fallback;
  return Math.min(given, now + CALL_TIMEOUT_MS);
}

/** Throws `timeout` once the deadline has passed. */
export function refuseLate(deadline: number): void {
  if (databaseNow() >= deadline) throw deadlinePassed();
}

/** The error of a transaction of which nothing was committed. */
export function deadlinePassed(): ApiError {
  return new ApiError('timeout', 'The deadline has passed.');
}
