// Slows down password guessing. Failed attempts are counted in the database by name and by address, so
// that all processes share the counts. After some free failures the wait grows with each one. It has a
// maximum, otherwise anybody could lock out the staff permanently.
import { setTimeout as delay } from 'node:timers/promises';
import { ipKeyGenerator } from 'express-rate-limit';
import { type Database, now, type Transaction } from '../db/database.js';
import { isRefusal, ApiError } from '../errors.js';
import { hashKey } from './keys.js';
import { LoginThrottle } from './models.js';

/** A whole office may share an address, so it has more free failures than one name. */
const LIMITS = {
  name: { freeFailures: 5, longestWaitMs: 300_000 },
  address: { freeFailures: 20, longestWaitMs: 900_000 },
} as const;
const FIRST_WAIT_MS = 5_000;
/** After an hour without an attempt the failures are reset. */
const FORGET_MS = 3_600_000;
/** After this long an attempt without a result is considered ended: its process has died. */
const ATTEMPT_MS = 30_000;
/** How long an attempt waits for others in progress. */
const LONGEST_QUEUE_MS = 8_000;
const LOOK_AGAIN_MS = 50;

/** The kind of log-in. Failures of customers and of staff are counted separately. */
export type Audience = 'staff' | 'staff code' | 'customer' | 'reset mail';

/** The keys of the counters. */
export interface Attempt {
  name?: string;
  /** The client's IP address. */
  address?: string;
}

type Kind = keyof typeof LIMITS;
type Row = {
  id: number;
  key_hash: string;
  failures: number;
  pending: number;
  pending_until: string;
  blocked_until: string;
  forgotten_at: string;
};

interface Counter {
  kind: Kind;
  key_hash: string;
}

/**
 * Runs `verify`, which returns `null` when the credentials are wrong, unless there were too many failures:
 * then throws `throttled` with the seconds to wait. A success does not count, and clears the failures of
 * the name. No more attempts run concurrently than may still fail, so that a hundred concurrent guesses
 * count as a hundred; the others wait. A refusal that `verify` throws is a failure, any other error is not.
 */
export async function limitFailures<T>(
  db: Database,
  audience: Audience,
  attempt: Attempt,
  verify: () => Promise<T | null>,
): Promise<T | null> {
  const counters = countersOf(audience, attempt);
  await begin(db, counters);
  let result: T | null = null;
  try {
    result = await verify();
  } catch (error) {
    await end(db, counters, isRefusal(error) ? 'failed' : 'undecided');
    throw error;
  }
  await end(db, counters, result === null ? 'failed' : 'succeeded');
  return result;
}

/** Counts the attempt as pending, when fewer attempts are in progress than may fail. */
async function begin(db: Database, counters: Counter[]): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_QUEUE_MS;
  for (;;) {
    const waitMs = await db.transaction((trx) => tryToBegin(trx, counters));
    if (waitMs === 0) return;
    if (waitMs !== 'busy') throw throttled(waitMs);
    if (performance.now() > giveUpAt) throw throttled(1_000);
    await delay(LOOK_AGAIN_MS * (1 + Math.random()));
  }
}

/** 0 when the attempt has begun, the milliseconds to wait after failures, or `busy`. */
async function tryToBegin(trx: Transaction, counters: Counter[]): Promise<number | 'busy'> {
  const rows = await lockRows(trx, counters);
  // Read after the lock: the previous holder of the lock may have set a later time.
  const at = now();
  const waitMs = Math.max(...rows.map((row) => Date.parse(row.blocked_until) - Date.parse(at)));
  if (waitMs > 0) return waitMs;
  const isFull = rows.some((row, index) => {
    const { freeFailures } = LIMITS[(counters[index] as Counter).kind];
    return pendingOf(row, at) >= Math.max(freeFailures - failuresOf(row, at), 1);
  });
  if (isFull) return 'busy';
  for (const row of rows) {
    await change(trx, row, {
      failures: failuresOf(row, at),
      pending: pendingOf(row, at) + 1,
      pending_until: later(at, ATTEMPT_MS),
      forgotten_at: later(at, FORGET_MS),
    });
  }
  return 0;
}

async function end(
  db: Database,
  counters: Counter[],
  result: 'succeeded' | 'failed' | 'undecided',
): Promise<void> {
  await db.transaction(async (trx) => {
    const rows = await lockRows(trx, counters);
    const at = now();
    for (const [index, row] of rows.entries()) {
      const { kind } = counters[index] as Counter;
      const pending = Math.max(pendingOf(row, at) - 1, 0);
      const failures = failuresOf(row, at) + 1;
      if (result === 'failed') {
        const blocked_until = later(at, waitAfter(kind, failures));
        await change(trx, row, { pending, failures, blocked_until, forgotten_at: later(at, FORGET_MS) });
      } else if (result === 'succeeded' && kind === 'name') {
        await change(trx, row, { pending, failures: 0, blocked_until: at });
      } else {
        await change(trx, row, { pending });
      }
    }
  });
}

function failuresOf({ failures, forgotten_at }: Row, at: string): number {
  return forgotten_at <= at ? 0 : failures;
}

function pendingOf({ pending, pending_until }: Row, at: string): number {
  return pending_until <= at ? 0 : pending;
}

async function change(trx: Transaction, { id }: Row, values: Partial<Row>): Promise<void> {
  await LoginThrottle.objects(trx).where({ id }).update(values);
}

/**
 * In the same order everywhere, to avoid deadlocks. The typed name is stored only as a hash, because users
 * sometimes type their password there.
 */
function countersOf(audience: Audience, { name, address }: Attempt): Counter[] {
  const counters: Counter[] = [];
  if (name !== undefined) {
    const written = name.normalize('NFKC').toLowerCase();
    counters.push({ kind: 'name', key_hash: hashKey(`${audience} name:${written}`) });
  }
  // The owner of an IPv6 network has more addresses than can be counted.
  if (address !== undefined) {
    counters.push({ kind: 'address', key_hash: hashKey(`${audience} address:${ipKeyGenerator(address)}`) });
  }
  return counters.sort((one, other) => (one.key_hash < other.key_hash ? -1 : 1));
}

/** The rows of these counters in their order, created if missing, locked until the transaction ends. */
async function lockRows(trx: Transaction, counters: Counter[]): Promise<Row[]> {
  const hashes = counters.map((counter) => counter.key_hash);
  const at = now();
  const empty = { failures: 0, pending: 0, pending_until: at, blocked_until: at, forgotten_at: at };
  await LoginThrottle.objects(trx)
    .insert(hashes.map((key_hash) => ({ ...empty, key_hash })))
    .onConflict('key_hash')
    .ignore();
  return trx<Row>(LoginThrottle.table).whereIn('key_hash', hashes).orderBy('key_hash').forUpdate();
}

/** 5 seconds after the last free failure, then twice as long after each further one. */
function waitAfter(kind: Kind, failures: number): number {
  const { freeFailures, longestWaitMs } = LIMITS[kind];
  if (failures < freeFailures) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - freeFailures, 20), longestWaitMs);
}

function throttled(waitMs: number): ApiError {
  const seconds = Math.ceil(waitMs / 1000);
  const message = `Too many failed attempts. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return new ApiError('throttled', message, [], seconds);
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
