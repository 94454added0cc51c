// A manager sees the admin as a colleague would: with the colleague's permissions, read-only. A signed cookie, valid for
// one session, says whom; each request checks again whether the manager may.
import type { Request, Response } from 'express';
import type { Database } from '../db/database.js';
import { ApiError } from '../errors.js';
import { isSafe } from '../http/same_origin.js';
import { clearCookie, readCookie, setCookie } from '../http/cookies.js';
import { sign, unsign } from '../signing.js';
import { mayManage } from './delegation.js';
import { findUser, type UserRow } from './models.js';
import { loadStaff, permissionCheck, showAs, type Staff } from './staff.js';

const COOKIE = 'admin_view_as';
const STOP_URL = '/admin/view_as/stop/';
/** What a colleague sees of their own account is nobody else's business. */
const OWN_PAGES = /^\/admin\/(account|password_change)\//;
const ALLOWED_POSTS = [STOP_URL, '/admin/logout/'];

/** Whether this member of staff may see the admin as that user. */
export async function mayViewAs(db: Database, staff: Staff, user: UserRow): Promise<boolean> {
  if (user.id === staff.id || !user.is_active || !user.is_staff || !staff.may('auth.change_user'))
    return false;
  return mayManage(db.read, staff.id, user.id);
}

export function startViewing(response: Response, { session_id }: Staff, userId: number): void {
  setCookie(response, COOKIE, sign([session_id, userId], COOKIE));
}

export function stopViewing(response: Response): void {
  clearCookie(response, COOKIE);
}

/** The id of the colleague whose view this session shows, if any. */
export function viewedId(request: Request, { session_id }: Staff): number | undefined {
  const [session, id] = (unsign(readCookie(request, COOKIE) ?? '', COOKIE) ?? []) as number[];
  return session === session_id ? id : undefined;
}

/** As `loadStaff`; the colleague if the session shows the view of one. */
export async function loadShownStaff(db: Database, request: Request): Promise<Staff | null> {
  const staff = await loadStaff(db, request);
  const id = staff && !staff.viewer ? viewedId(request, staff) : undefined;
  if (!staff || id === undefined) return staff;
  const user = await findUser(db.read, id);
  if (!user || !(await mayViewAs(db, staff, user))) return staff;
  const { username, first_name, last_name, email, is_superuser } = user;
  const shown: Staff = {
    ...{ id, username, first_name, last_name, email, is_superuser },
    ...{ session_id: staff.session_id, lacks_two_factor: false, may: await permissionCheck(db, user) },
    viewer: { username: staff.username },
  };
  showAs(request, shown);
  return shown;
}

/** `forbidden` for requests that write, and for pages of the colleague's own account. */
export function requireReadOnly({ method, path }: Request, { viewer, first_name, username }: Staff): void {
  if (!viewer || ALLOWED_POSTS.includes(path) || (isSafe(method) && !OWN_PAGES.test(path))) return;
  const name = first_name || username;
  throw new ApiError(
    'forbidden',
    `You see the admin as ${name}, so nothing was changed. Stop to work as yourself.`,
  );
}
