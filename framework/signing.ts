// What goes out to a client and must come back as it was: signed with SECRET_KEY, and accepted
// under SECRET_KEY_FALLBACKS too, as django.core.signing does. Who has it can read it.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from './conf/settings.js';

/** The value as text for a cookie or an address. What is signed for one purpose is good for no other. */
export function sign(value: unknown, purpose: string): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${body}.${signature(body, purpose)}`;
}

/** The value of a signed text; `undefined` when it was not signed here for this purpose. */
export function unsign(signed: string, purpose: string): unknown {
  const [body = '', given = ''] = signed.split('.');
  const keys = [settings.SECRET_KEY, ...settings.SECRET_KEY_FALLBACKS];
  if (!keys.some((key) => sameText(given, signature(body, purpose, key)))) return undefined;
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

function signature(body: string, purpose: string, key = settings.SECRET_KEY): string {
  return createHmac('sha256', key).update(`${body}.${purpose}`).digest('base64url');
}

/** Compares texts of any length without telling by its time where they differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
