// Password hashes in Django's encodings: argon2id for new hashes, PBKDF2 for those of an earlier Django
// project.
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type Argon2 from 'argon2';
import pLimit from 'p-limit';
import { ApiError } from '../errors.js';
import { logger } from '../logging.js';

const deriveKey = promisify(pbkdf2);

/** The number of passwords hashed concurrently in this process: each takes 19 MiB and a core. */
const AT_ONCE = 4;
/** The maximum number of waiting passwords: more would wait longer than their callers. */
const MAX_WAITING = 60;
const hashing = pLimit(AT_ONCE);

/** Does the work when a slot is free; `unavailable` when too many wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing.pendingCount >= MAX_WAITING) {
    throw new ApiError('unavailable', 'Too many passwords are being checked. Try again.', [], 2);
  }
  return hashing(work);
}

/**
 * The cost of checking a password: OWASP's first choice for argon2id, 19 MiB and two passes, and the minimum time of
 * a refusal in milliseconds. Every refusal verifies one password, but Django's hashes cost more than ours: without a
 * minimum the time would reveal such accounts. Tests make it cheaper (testing/setup.ts).
 */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, refusalMs: 600 };

/** 2 is argon2id. */
function argon2Options() {
  const { memoryCost, timeCost } = passwordCost;
  return { type: 2, memoryCost, timeCost, parallelism: 1 } as const;
}

/** Native code, loaded with the first password; later ones wait for nothing before they queue. */
let loaded: typeof Argon2 | undefined;
async function loadArgon2(): Promise<typeof Argon2> {
  return (loaded ??= (await import('argon2')).default);
}
const PREFIX = 'argon2';
/** The prefix of unusable passwords, as in Django. */
const UNUSABLE_PREFIX = '!';

/** The result of checking a password. */
export interface Verdict {
  ok: boolean;
  /** True when the password is correct and should be rehashed with the current algorithm and cost. */
  needsRehash: boolean;
}

const WRONG: Verdict = { ok: false, needsRehash: false };

/** The password in Django's encoding: `argon2$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const argon2 = loaded ?? (await loadArgon2());
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

/** Compares in constant time; an invalid encoding matches nothing, and costs the same. */
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

/** Does the work of one verification, so that an unknown user takes as long as a known one. */
export async function burnTime(): Promise<void> {
  const argon2 = loaded ?? (await loadArgon2());
  await inTurn(() => argon2.hash('no password', argon2Options()));
}

async function verifyArgon2(password: string, encoded: string): Promise<Verdict> {
  const argon2 = loaded ?? (await loadArgon2());
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
