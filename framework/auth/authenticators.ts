// Authentication of staff in the REST API: a token, or the admin's session with its CSRF token.
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import type { Authenticator } from '../http/access.js';
import { isSafe } from '../http/same_origin.js';
import { passesCsrf } from './csrf.js';
import { loadStaff, permissionCheck } from './staff.js';
import { findUserByToken } from './tokens.js';

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
 * Authenticates the session cookie. Requests that write must carry the session's CSRF token too, because
 * browsers send cookies with requests that other sites cause.
 */
export function sessionAuthenticator(db: Database): Authenticator {
  return async (request) => {
    if (request.headers.authorization !== undefined) return null;
    const staff = await loadStaff(db, request);
    if (!staff || staff.lacks_two_factor || !(isSafe(request.method) || passesCsrf(request))) return null;
    return { kind: 'staff', username: staff.username, may: (permission) => staff.may(permission) };
  };
}
