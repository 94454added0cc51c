// Slowing down who guesses passwords: attempts are counted in the database by address and by name, so
// that the count holds over all processes. After some free attempts each one costs a longer wait; the
// wait has an end, for an everlasting lock-out would let anybody lock out the staff.
import { ipKeyGenerator } from 'express-rate-limit';
import { type Database, now, type Transaction } from '../db/database.js';
import { ShopError } from '../errors.js';
import { hashKey } from './keys.js';
import { LoginThrottle } from './models.js';

/** A whole office may share an address, so it has more attempts than one name. */
const LIMITS = {
  name: { freeAttempts: 5, longestWaitMs: 300_000 },
  address: { freeAttempts: 20, longestWaitMs: 900_000 },
} as const;
const FIRST_WAIT_MS = 5_000;
/** An hour without an attempt, and all are forgotten. */
const FORGET_MS = 3_600_000;

type Kind = keyof typeof LIMITS;
type Row = { id: number; key_hash: string; attempts: number; blocked_until: string; forgotten_at: string };

interface Counter {
  kind: Kind;
  key_hash: string;
}

/** Attempts that were counted, to be given back when the password was right. */
export interface Claim {
  counter: Counter;
  /** How many attempts there were with this one. */
  attempts: number;
}

/**
 * Counts an attempt before its password is looked at, so that a hundred at once are a hundred;
 * `throttled`, with the seconds to wait, when it may not be made yet. What people type as their name
 * is kept as a hash alone: sometimes it is their password.
 */
export async function claimAttempt(db: Database, who: Partial<Record<Kind, string>>): Promise<Claim[]> {
  const counters = countersOf(who);
  const result = await db.transaction(async (trx) => {
    const rows = await lockRows(trx, counters, now());
    // Not before: whoever held the rows until now may have set a moment that is later.
    const at = now();
    const waitMs = Math.max(...rows.map((row) => Date.parse(row.blocked_until) - Date.parse(at)));
    if (waitMs > 0) return waitMs;
    const claims: Claim[] = [];
    for (const [index, counter] of counters.entries()) {
      const row = rows[index] as Row;
      const attempts = (row.forgotten_at <= at ? 0 : row.attempts) + 1;
      await LoginThrottle.objects(trx)
        .where({ id: row.id })
        .update({
          attempts,
          blocked_until: later(at, waitAfter(counter.kind, attempts)),
          forgotten_at: later(at, FORGET_MS),
        });
      claims.push({ counter, attempts });
    }
    return claims;
  });
  if (typeof result !== 'number') return result;
  const seconds = Math.ceil(result / 1000);
  const message = `Too many failed attempts. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  throw new ShopError('throttled', message, [], seconds);
}

/**
 * The password was right: the name starts afresh, the address has one attempt back. Only one, or who
 * has an account could log in between guesses at the others'.
 */
export async function giveBack(db: Database, claims: Claim[]): Promise<void> {
  await db.transaction(async (trx) => {
    const at = now();
    await LoginThrottle.objects(trx).where('forgotten_at', '<', at).delete();
    for (const { counter, attempts } of claims) {
      const rows = LoginThrottle.objects(trx).where({ key_hash: counter.key_hash });
      if (counter.kind === 'name') await rows.delete();
      // When others tried meanwhile, the wait is theirs.
      else await rows.where({ attempts }).update({ attempts: attempts - 1, blocked_until: at });
    }
  });
}

/** In one order everywhere, or two transactions could wait for each other. */
function countersOf(who: Partial<Record<Kind, string>>): Counter[] {
  const counters: Counter[] = [];
  if (who.name !== undefined) {
    const name = who.name.normalize('NFKC').toLowerCase();
    counters.push({ kind: 'name', key_hash: hashKey(`name:${name}`) });
  }
  // One holder of an IPv6 network has more addresses than we could count.
  if (who.address !== undefined) {
    counters.push({ kind: 'address', key_hash: hashKey(`address:${ipKeyGenerator(who.address)}`) });
  }
  return counters.sort((one, other) => (one.key_hash < other.key_hash ? -1 : 1));
}

/** The rows of these counters, made where they are missing, held until the transaction ends. */
async function lockRows(trx: Transaction, counters: Counter[], at: string): Promise<Row[]> {
  const hashes = counters.map((counter) => counter.key_hash);
  await LoginThrottle.objects(trx)
    .insert(hashes.map((key_hash) => ({ key_hash, attempts: 0, blocked_until: at, forgotten_at: at })))
    .onConflict('key_hash')
    .ignore();
  return trx<Row>(LoginThrottle.table).whereIn('key_hash', hashes).orderBy('key_hash').forUpdate();
}

/** 5 seconds after the last free attempt, then twice as long after each further one. */
function waitAfter(kind: Kind, attempts: number): number {
  const { freeAttempts, longestWaitMs } = LIMITS[kind];
  if (attempts < freeAttempts) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - freeAttempts, 20), longestWaitMs);
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
