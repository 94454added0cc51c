// Authentication of staff in the REST API: a token, or the admin's session with its CSRF token.
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import type { Authenticator } from '../http/access.js';
import { isSafe, originMatches } from '../http/same_origin.js';
import { passesCsrf } from './csrf.js';
import { loadStaff, permissionCheck } from './staff.js';
import { findUserByToken } from './tokens.js';
import { viewedId } from './view_as.js';

/** Authenticates `Authorization: Token <key>`; `unauthenticated` for an unknown key. */
export function tokenAuthenticator(db: Database): Authenticator {
  return async (request) => {
    const key = /^Token +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) return null;
    const user = await findUserByToken(db.read, key);
    if (!user) throw new ApiError('unauthenticated', 'Invalid token.');
    return { kind: 'staff', username: user.username, may: await permissionCheck(db, user) };
  };
}

/**
 * Authenticates the session cookie, for our own pages only: a page of CORS_ALLOWED_ORIGINS reads as its visitor, never
 * as staff. Requests that write must carry the session's CSRF token too, because browsers send cookies with requests
 * that other sites cause. While a session shows the view of a colleague, it only reads.
 */
export function sessionAuthenticator(db: Database): Authenticator {
  return async (request) => {
    if (request.headers.authorization !== undefined) return null;
    if (request.headers.origin !== undefined && !originMatches(request)) return null;
    const staff = await loadStaff(db, request);
    if (!staff || staff.lacks_two_factor) return null;
    const mayWrite = passesCsrf(request) && viewedId(request, staff) === undefined;
    if (!isSafe(request.method) && !mayWrite) return null;
    return { kind: 'staff', username: staff.username, may: (permission) => staff.may(permission) };
  };
}
