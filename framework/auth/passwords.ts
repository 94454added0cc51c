// Password hashes in Django's encodings: argon2id for what is stored now, PBKDF2 for what a Django
// project stored before.
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type Argon2 from 'argon2';
import pLimit from 'p-limit';
import { ApiError } from '../errors.js';
import { logger } from '../logging.js';

const deriveKey = promisify(pbkdf2);

/** Passwords that this process hashes at once: each takes 19 MiB and a core. */
const AT_ONCE = 4;
/** More than so many that wait would wait longer than their callers do. */
const MAX_WAITING = 60;
const hashing = pLimit(AT_ONCE);

/** Does the work when there is room for it; `unavailable` when too many wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing.pendingCount >= MAX_WAITING) {
    throw new ApiError('unavailable', 'Too many passwords are being checked. Try again.', [], 2);
  }
  return hashing(work);
}

/**
 * What it costs to check a password: OWASP's first choice for argon2id, 19 MiB and two passes, and the milliseconds
 * before which no log-in is refused. Every refusal verifies one password, but hashes that Django made cost more than
 * ours: the time would say that there is such an account. Tests make it cheaper (testing/setup.ts).
 */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, refusalMs: 600 };

/** 2 is argon2id. */
function argon2Options() {
  const { memoryCost, timeCost } = passwordCost;
  return { type: 2, memoryCost, timeCost, parallelism: 1 } as const;
}

/** Native code, loaded for the first password. */
async function loadArgon2(): Promise<typeof Argon2> {
  return (await import('argon2')).default;
}
const PREFIX = 'argon2';
/** What no hash begins with; Django marks accounts that nobody can log in to so. */
const UNUSABLE_PREFIX = '!';

/** What a password turned out to be. */
export interface Verdict {
  ok: boolean;
  /** True when the password is right and its hash should be made anew, with today's algorithm and cost. */
  needsRehash: boolean;
}

const WRONG: Verdict = { ok: false, needsRehash: false };

/** The password in Django's encoding: `argon2$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const argon2 = await loadArgon2();
  const encoded = await inTurn(() => argon2.hash(password, argon2Options()));
  const [, algorithm, version, parameters, salt, hash] = encoded.split('$');
  const values = new Map(parameters?.split(',').map((pair) => pair.split('=') as [string, string]));
  const inDjangosOrder = ['m', 't', 'p'].map((name) => `${name}=${values.get(name)}`).join(',');
  return [PREFIX, algorithm, version, inDjangosOrder, salt, hash].join('$');
}

/** An encoding that no password matches. */
export function unusablePassword(): string {
  return UNUSABLE_PREFIX + randomBytes(30).toString('base64url');
}

/** Whether the encoding is one that a password can match. */
export function isUsable(encoded: string): boolean {
  return encoded.startsWith(`${PREFIX}$`) || encoded.startsWith('pbkdf2_sha256$');
}

/** Compares in constant time; an encoding that cannot be read matches nothing, and costs the same. */
export async function verifyPassword(password: string, encoded: string): Promise<Verdict> {
  if (encoded.startsWith(`${PREFIX}$`)) return verifyArgon2(password, encoded.slice(PREFIX.length));
  if (encoded.startsWith('pbkdf2_sha256$')) return verifyPbkdf2(password, encoded);
  await burnTime();
  return WRONG;
}

/** Waits until a log-in that began at `startedMs` (`performance.now()`) may be refused. */
export async function refusalTime(startedMs: number): Promise<void> {
  await sleep(Math.max(0, startedMs + passwordCost.refusalMs - performance.now()));
}

/** Does the work of one verification, so that an unknown user costs what a known one does. */
export async function burnTime(): Promise<void> {
  const argon2 = await loadArgon2();
  await inTurn(() => argon2.hash('no password', argon2Options()));
}

async function verifyArgon2(password: string, encoded: string): Promise<Verdict> {
  const argon2 = await loadArgon2();
  try {
    const ok = await inTurn(() => argon2.verify(encoded, password));
    return { ok, needsRehash: ok && argon2.needsRehash(encoded, argon2Options()) };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    logger.warn({ err: error }, 'a stored password hash could not be verified');
    await burnTime();
    return WRONG;
  }
}

async function verifyPbkdf2(password: string, encoded: string): Promise<Verdict> {
  const [, iterations, salt, hash = ''] = encoded.split('$');
  const expected = Buffer.from(hash, 'base64');
  if (!salt || !/^[1-9]\d{0,7}$/.test(iterations ?? '') || expected.length !== 32) {
    await burnTime();
    return WRONG;
  }
  const actual = await inTurn(() => deriveKey(password, salt, Number(iterations), expected.length, 'sha256'));
  const ok = timingSafeEqual(actual, expected);
  return { ok, needsRehash: ok };
}
