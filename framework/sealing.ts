// Encryption of stored text with a key derived from SECRET_KEY. Text encrypted with one of
// SECRET_KEY_FALLBACKS can still be read.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { settings } from './conf/settings.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keys = new Map<string, Uint8Array>();

function keyFrom(secret: string, purpose: string): Uint8Array {
  const name = `${purpose} ${secret}`;
  let key = keys.get(name);
  if (!key) keys.set(name, (key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32))));
  return key;
}

/** Encrypts a text. Text encrypted for one purpose cannot be decrypted for another. */
export function seal(text: string, purpose: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(settings.SECRET_KEY, purpose), iv);
  const sealed = [cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64');
}

/** Decrypts a text; `undefined` if it was not encrypted for this purpose with a current or fallback key. */
export function unseal(sealed: string, purpose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  if (tag.length < TAG_BYTES) return undefined;
  for (const secret of [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS]) {
    const decipher = createDecipheriv(CIPHER, keyFrom(secret, purpose), iv).setAuthTag(tag);
    try {
      const text = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(text).toString('utf8');
    } catch {
      continue; // encrypted with another key
    }
  }
  return undefined;
}
