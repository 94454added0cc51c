// The staff user of a request, and the CSRF token for its pages.
import type { Request, Response } from 'express';
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import { setPrincipal } from '../http/access.js';
import { clearCookie, readCookie, setCookie } from '../http/cookies.js';
import { settings } from '../conf/settings.js';
import { sameText } from '../signing.js';
import { isKey, newKey, tokenOf } from './keys.js';
import { permissionsOf } from './permissions.js';
import { hasTwoFactor } from './two_factor.js';
import { findSession, type SessionUser } from './sessions.js';

export const SESSION_COOKIE = 'sessionid';
/** The cookie with the secret of the login form's CSRF token, before there is a session. */
const CSRF_COOKIE = 'csrftoken';

/** A logged-in staff user with the current permissions. */
export interface Staff {
  id: number;
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  is_superuser: boolean;
  session_id: number;
  /** STAFF_TWO_FACTOR is required, and the user has not set it up yet. */
  lacks_two_factor: boolean;
  /** Who sees the admin as this user, read-only; unset for the user. */
  viewer?: { username: string };
  /** Whether the user has the permission with this code, as `products.change_product`. */
  may(code: string): boolean;
}

interface Visitor {
  staff: Staff | null;
  /** The secret of the CSRF token: the session's key, or the secret of the login form. */
  csrfSecret: string | undefined;
}

const visitors = new WeakMap<Request, Visitor>();

/**
 * Loads the staff user of a request from its session cookie: `null` for anybody else. Reads the database
 * once for each request, so that changes by an administrator apply from the next one.
 */
export async function loadStaff(db: Database, request: Request): Promise<Staff | null> {
  const known = visitors.get(request);
  return known ? known.staff : useSession(db, request, sessionKeyOf(request));
}

/** Gives the request the session with this key, which may have begun with this request. */
export async function useSession(
  db: Database,
  request: Request,
  sessionKey: string | undefined,
): Promise<Staff | null> {
  const user = await findSession(db.read, sessionKey);
  const cookie = readCookie(request, CSRF_COOKIE);
  const loginSecret = isKey(cookie) ? cookie : undefined;
  const staff = user ? await toStaff(db, user) : null;
  if (staff) setPrincipal(request, { kind: 'staff', username: staff.username, may: staff.may });
  visitors.set(request, { staff, csrfSecret: user ? sessionKey : loginSecret });
  return staff;
}

/** Gives the rest of the request the view of another user. */
export function showAs(request: Request, staff: Staff): void {
  visitors.set(request, { staff, csrfSecret: visitors.get(request)?.csrfSecret });
}

async function toStaff(db: Database, user: SessionUser): Promise<Staff> {
  const { id, username, first_name, last_name, email, is_superuser, session_id } = user;
  const may = await permissionCheck(db, user);
  const isRequired = settings.STAFF_TWO_FACTOR === 'required';
  const lacks_two_factor = isRequired && !(await hasTwoFactor(db.read, id));
  return { id, username, first_name, last_name, email, is_superuser, session_id, lacks_two_factor, may };
}

/** Returns a function that tells whether a staff user has a permission, as of now. */
export async function permissionCheck(
  db: Database,
  { id, is_superuser }: Pick<Staff, 'id' | 'is_superuser'>,
): Promise<Staff['may']> {
  const permissions = is_superuser ? new Set<string>() : await permissionsOf(db.read, id);
  return (code) => is_superuser || permissions.has(code);
}

/** The staff user that `loadStaff` found; `unauthenticated` if it found none. */
function staffOf(request: Request): Staff {
  const staff = visitors.get(request)?.staff;
  if (!staff) throw new ApiError('unauthenticated', 'Log in to do this.');
  return staff;
}

/** `forbidden` for staff without the permission with this code. */
export function requirePermission(request: Request, code: string): void {
  if (!staffOf(request).may(code)) throw new ApiError('forbidden', 'You may not do this.');
}

/**
 * The token that every form of this response carries as `csrfmiddlewaretoken`, bound to the session. For a
 * visitor without a session it is bound to a cookie instead. Call `loadStaff` first.
 */
export function csrfToken(request: Request): string {
  const visitor = visitors.get(request);
  if (!visitor) throw new Error('csrfToken() needs loadStaff() before it.');
  if (visitor.csrfSecret === undefined) {
    visitor.csrfSecret = newKey();
    if (request.res) setCookie(request.res, CSRF_COOKIE, visitor.csrfSecret);
  }
  return csrfTokenOf(visitor.csrfSecret);
}

/** Whether the token belongs to this visitor. */
export function isCsrfToken(request: Request, given: unknown): boolean {
  const secret = visitors.get(request)?.csrfSecret;
  return secret !== undefined && typeof given === 'string' && sameText(given, csrfTokenOf(secret));
}

function csrfTokenOf(secret: string): string {
  return tokenOf(secret, 'csrf token');
}

/** The session key that the browser sent, if any. */
export function sessionKeyOf(request: Request): string | undefined {
  return readCookie(request, SESSION_COOKIE);
}

/** Sets the session cookie, and clears the login form's secret. */
export function setSessionCookie(response: Response, key: string): void {
  setCookie(response, SESSION_COOKIE, key, settings.SESSION_COOKIE_AGE * 1000);
  clearCookie(response, CSRF_COOKIE);
}

export function clearSessionCookie(response: Response): void {
  clearCookie(response, SESSION_COOKIE);
}
