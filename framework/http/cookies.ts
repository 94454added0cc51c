// Cookies of the admin. With HTTPS their names begin with __Host-, so that browsers accept them only from this
// host, never from a subdomain (RFC 6265bis, section 4.1.3.2).
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { settings } from '../conf/settings.js';

/** The cookie's name in browsers. */
function cookieName(name: string): string {
  return settings.DEBUG ? name : `__Host-${name}`;
}

/** The value that the browser sent, if any. */
export function readCookie(request: Request, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[cookieName(name)];
}

/** Sets a cookie, until the browser is closed or for `maxAgeMs`. */
export function setCookie(response: Response, name: string, value: string, maxAgeMs?: number): void {
  response.cookie(cookieName(name), value, {
    ...options(),
    ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }),
  });
}

export function clearCookie(response: Response, name: string): void {
  response.clearCookie(cookieName(name), options());
}

/** Lax, not Strict: after following a link in a mail users should still be logged in. */
function options() {
  return { httpOnly: true, sameSite: 'lax', secure: !settings.DEBUG, path: '/' } as const;
}
