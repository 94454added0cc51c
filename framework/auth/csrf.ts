// Protection against cross-site request forgery: requests that write need a token bound to the session,
// and no foreign Origin header.
import type { Request } from 'express';
import { ApiError } from '../errors.js';
import { isSafe, originMatches } from '../http/same_origin.js';
import { isCsrfToken } from './staff.js';

/** The field of a form with the token. */
export const CSRF_FIELD = 'csrfmiddlewaretoken';

/** Whether the request carries the visitor's token (form field or X-CSRFToken) and no foreign Origin. */
export function passesCsrf(request: Request): boolean {
  const body = request.body as Record<string, unknown> | undefined;
  const given = request.get('X-CSRFToken') ?? body?.[CSRF_FIELD];
  return originMatches(request) && isCsrfToken(request, given);
}

/** `forbidden` for a request that writes and does not pass the check. */
export function requireCsrf(request: Request): void {
  if (isSafe(request.method) || passesCsrf(request)) return;
  throw new ApiError(
    'forbidden',
    'This form was opened in another session, or on another site. Go back, load the page again, and repeat what you did.',
    [{ field: CSRF_FIELD, message: 'is not that of this session' }],
  );
}
