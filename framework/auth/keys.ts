// Random keys that are shown once and stored as hashes.
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new random key: 43 characters that are safe in cookies, headers and URLs. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a string has the format of `newKey`. */
export function isKey(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

/** The hash of a key for storage. The key is random and long, so a fast hash is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A token derived from the key, which does not reveal it. */
export function tokenOf(key: string, purpose: string): string {
  return createHmac('sha256', key).update(purpose).digest('base64url');
}
