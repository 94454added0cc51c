// Random keys that are given out once, and kept as hashes.
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new key that nobody guesses: 43 letters that are safe in cookies, headers and addresses. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text from outside has the form of `newKey`. */
export function isKey(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

/** What is stored of a key. The key is random and long, so a fast hash is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A token that only who knows the key can make; it does not give the key away. */
export function tokenOf(key: string, purpose: string): string {
  return createHmac('sha256', key).update(purpose).digest('base64url');
}
