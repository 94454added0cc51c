// Detects requests of other sites by the headers of browsers.
import type { Request } from 'express';

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/**
 * Whether this request does not come from another site. Programs send neither Origin nor Sec-Fetch-Site;
 * browsers send the Origin `null` for untrusted pages.
 */
export function originMatches(request: Request): boolean {
  const origin = request.get('Origin');
  if (origin === undefined) return ['none', 'same-origin', undefined].includes(request.get('Sec-Fetch-Site'));
  return origin === `${request.protocol}://${request.host}`;
}
