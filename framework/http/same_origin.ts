// Which site a request was made by, as browsers tell it.
import type { Request } from 'express';

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/**
 * Whether no other site made this request. Programs send neither Origin nor Sec-Fetch-Site; browsers
 * an Origin of `null` for what they do not trust.
 */
export function originMatches(request: Request): boolean {
  const origin = request.get('Origin');
  if (origin === undefined) return ['none', 'same-origin', undefined].includes(request.get('Sec-Fetch-Site'));
  return origin === `${request.protocol}://${request.host}`;
}
