// Cookies of the admin. Over HTTPS their names begin with __Host-, so that browsers take them from this host
// alone, never from a subdomain (RFC 6265bis, section 4.1.3.2).
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { settings } from '../conf/settings.js';

/** The name under which browsers keep a cookie. */
function cookieName(name: string): string {
  return settings.DEBUG ? name : `__Host-${name}`;
}

/** The value that the browser sent, if any. */
export function readCookie(request: Request, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[cookieName(name)];
}

/** Puts a cookie into the browser, until it is closed or for `maxAgeMs`. */
export function setCookie(response: Response, name: string, value: string, maxAgeMs?: number): void {
  response.cookie(cookieName(name), value, {
    ...options(),
    ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }),
  });
}

export function clearCookie(response: Response, name: string): void {
  response.clearCookie(cookieName(name), options());
}

/** Lax, not Strict: who follows a link in a mail to an order should still be logged in. */
function options() {
  return { httpOnly: true, sameSite: 'lax', secure: !settings.DEBUG, path: '/' } as const;
}
