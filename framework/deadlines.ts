// Deadlines of calls. Whoever asks first sets one absolute moment, and every service passes it on. After it
// nothing is begun and nothing is committed (see Database.transaction), so a caller that was refused can
// rely on it, even if a process was frozen meanwhile. Moments are milliseconds of the database's clock.
import { ApiError } from './errors.js';

/** How long a call may take, from the first caller to the commit. */
export const CALL_TIMEOUT_MS = 10_000;
/** How long a page of the admin may take: actions on many rows are slower than any call. */
export const PAGE_TIMEOUT_MS = 30_000;
/**
 * How long a transaction waits for a connection, and again for a lock. A call may wait three times, in a queue
 * of orders too, and is still told before its deadline that the database is busy.
 */
export const LOCK_TIMEOUT_MS = 3_000;

/** Further away than any call: the clocks disagree, and the deadline says nothing. */
const ABSURD_MS = 3_600_000;

/** What to add to this process's clock. 0 on SQLite, where all processes share one machine's clock. */
let offsetMs = 0;

/** Now by the database's clock, as far as this process knows it. */
export function databaseNow(): number {
  return Date.now() + offsetMs;
}

/** A deadline as a moment of this process's own clock, for timers. */
export function ownTime(deadline: number): number {
  return deadline - offsetMs;
}

/**
 * Learns from the database's answer to what time it is. The answer was given at some moment between the
 * question and now, so the offset is only changed when it cannot be right.
 */
export function learnClock(databaseMs: number, askedAt: number, answeredAt: number): void {
  offsetMs = Math.min(Math.max(offsetMs, databaseMs - answeredAt), databaseMs - askedAt);
}

/**
 * The deadline that a caller sent along, no later than that of a call made now; `fallback` when it sent none, or
 * one by a clock that is wrong.
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

/** Nothing of a transaction that fails with it was committed. */
export function deadlinePassed(): ApiError {
  return new ApiError('timeout', 'The deadline has passed.');
}
