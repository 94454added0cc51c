// Signed values that a client stores and sends back unchanged: signed with SECRET_KEY, and verified with
// SECRET_KEY_FALLBACKS too, as in django.core.signing. They are not encrypted.
import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { settings } from './conf/settings.js';

/** The signed value as text for a cookie or a URL. It is valid only for one purpose. */
export function sign(value: unknown, purpose: string): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${body}.${signature(body, purpose)}`;
}

/** The value of a signed text; `undefined` if it was not signed for this purpose. */
export function unsign(signed: string, purpose: string): unknown {
  const [body = '', given = ''] = signed.split('.');
  const known = [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS];
  if (!known.some((key) => sameText(given, signature(body, purpose, key)))) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

/** Keys made ready, by their text: that takes longer than a signature. */
const keys = new Map<string, KeyObject>();

function keyOf(text: string): KeyObject {
  let key = keys.get(text);
  if (!key) keys.set(text, (key = createSecretKey(text, 'utf8')));
  return key;
}

function signature(body: string, purpose: string, key = settings.SECRET_KEY): string {
  return createHmac('sha256', keyOf(key)).update(`${body}.${purpose}`).digest('base64url');
}

/** Compares strings of any length in constant time. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
