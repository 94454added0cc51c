// Which site a request was made by, as browsers tell it.
import type { Request } from 'express';

/** Methods that change nothing. */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** Whether no other site made this request. Programs send no Origin; browsers `null` for what they do not trust. */
export function originMatches(request: Request): boolean {
  const origin = request.get('Origin');
  return origin === undefined || origin === `${request.protocol}://${request.host}`;
}
