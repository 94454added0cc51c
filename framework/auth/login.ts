// Logging in to the admin: every refusal has the same message and takes the same time.
import type { Database } from '../db/database.js';
import { staffName } from '../actor_names.js';
import { type Cause, logEvent } from '../events.js';
import { databaseNow } from '../deadlines.js';
import { seal, unseal } from '../sealing.js';
import { type FieldProblem, invalid, ApiError } from '../errors.js';
import { accountOf, isKnownAddress } from './known_addresses.js';
import { limitFailures } from './login_throttle.js';
import { findUser, findUserByUsername, type UserRow } from './models.js';
import { passwordProblems, type PersonalDetails } from './password_validators.js';
import { burnTime, hashPassword, refusalTime, verifyPassword } from './passwords.js';
import { checkOwnPassword } from './own_account.js';
import { renewSession, startSession } from './sessions.js';
import type { Staff } from './staff.js';
import { hasTwoFactor, useCode } from './two_factor.js';
import { setPassword } from './users.js';

export const LOGIN_FAILED =
  'Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.';

/** A completed log-in has a session key; one that needs a code has a ticket, which is valid for five minutes. */
export type LoggedIn = { key: string } | { ticket: string };

const TICKET = 'auth.login ticket';
const TICKET_MS = 300_000;

/**
 * Logs in with a password. `unauthenticated`, with the same message, for a wrong password, an unknown,
 * inactive or non-staff user; `throttled` after too many attempts.
 */
export async function logIn(
  db: Database,
  credentials: { username: string; password: string },
  cause: Cause,
  userAgent = '',
): Promise<LoggedIn> {
  const started = performance.now();
  const { username, password } = credentials;
  const { clientAddress: address = '' } = cause;
  const user = await findUserByUsername(db.read, username);
  // From an address where the user has recently logged in, failures elsewhere do not count.
  const known = user && (await isKnownAddress(db, accountOf(user), address));
  const attempt = known ? { address } : { name: username, address };
  const entered = await limitFailures(db, 'staff', attempt, () =>
    tryPassword(db, user, password, (found, encoded) => startSession(db, found, address, encoded, userAgent)),
  );
  if (entered !== null && user) {
    if ('key' in entered) logEvent('staff_logged_in', { ...cause, actor: staffName(user.username) });
    return entered;
  }
  logEvent('staff_login_failed', cause, user ? { user: user.id } : {});
  await refusalTime(started);
  throw new ApiError('unauthenticated', LOGIN_FAILED);
}

async function tryPassword(
  db: Database,
  user: UserRow | undefined,
  password: string,
  start: (user: UserRow, encoded: string) => Promise<string | null>,
): Promise<LoggedIn | null> {
  if (!user) {
    await burnTime();
    return null;
  }
  const { ok, needsRehash } = await verifyPassword(password, user.password);
  if (!ok || !user.is_active || !user.is_staff) return null;
  if (await hasTwoFactor(db.read, user.id)) {
    const until = databaseNow() + TICKET_MS;
    return { ticket: seal(JSON.stringify([user.id, user.password, until]), TICKET) };
  }
  const key = await start(user, needsRehash ? await hashPassword(password) : user.password);
  return key === null ? null : { key };
}

/**
 * Completes a log-in that needs a code; returns the key of the session. `invalid` for a wrong code,
 * `unauthenticated` for an expired ticket, or if the password has been changed since.
 */
export async function finishLogIn(
  db: Database,
  { ticket, code }: { ticket: string; code: string },
  cause: Cause,
  userAgent = '',
): Promise<string> {
  const [id, password, until] = JSON.parse(unseal(ticket, TICKET) ?? '[0,"",0]') as [number, string, number];
  const user = await findUser(db.read, id);
  if (!user?.is_active || !user.is_staff || user.password !== password || until <= databaseNow()) {
    throw new ApiError('unauthenticated', 'The log-in took too long. Please log in again.');
  }
  const { clientAddress: address = '' } = cause;
  const right = await limitFailures(db, 'staff code', { name: String(id), address }, async () =>
    (await useCode(db, user, code, cause)) ? true : null,
  );
  if (!right) {
    logEvent('staff_login_failed', cause, { user: id });
    throw invalid([{ field: 'code', message: 'This code is not correct, or was already used.' }]);
  }
  const key = await startSession(db, user, address, user.password, userAgent);
  if (key === null) throw new ApiError('unauthenticated', LOGIN_FAILED);
  logEvent('staff_logged_in', { ...cause, actor: staffName(user.username) });
  return key;
}

/** The fields of the form for changing one's own password. */
export interface PasswordChange {
  old_password: string;
  new_password1: string;
  new_password2: string;
}

/**
 * Changes a staff user's own password, ends the user's other sessions, and returns the new key of this
 * one. `invalid` has an error for each wrong field; guesses of the old password are limited as at the
 * log-in.
 */
export async function changeOwnPassword(db: Database, staff: Staff, form: PasswordChange): Promise<string> {
  await checkOwnPassword(db, staff, form.old_password, 'old_password');
  checkNewPassword(form, 'new_password', staff);
  await setPassword(db, staff.id, form.new_password1, staff.session_id);
  return renewSession(db, staff.session_id);
}

/** `invalid` when `newPasswordProblems` finds any. */
export function checkNewPassword<N extends string>(
  form: Record<`${N}1` | `${N}2`, string>,
  name: N,
  user: PersonalDetails,
): void {
  const problems = newPasswordProblems(form, name, user);
  if (problems.length > 0) throw invalid(problems);
}

/**
 * The problems of a new password that is typed twice. The fields are the name followed by 1 and 2, as in
 * Django's forms.
 */
export function newPasswordProblems<N extends string>(
  form: Record<`${N}1` | `${N}2`, string>,
  name: N,
  user: PersonalDetails,
): FieldProblem[] {
  const fields = [`${name}1`, `${name}2`] as const;
  const [first, second] = fields;
  const empty = fields.filter((field) => form[field] === '');
  if (empty.length > 0) return empty.map((field) => ({ field, message: 'This field is required.' }));
  if (form[first] !== form[second]) {
    return [{ field: second, message: 'The two password fields didn’t match.' }];
  }
  return passwordProblems(form[first], user).map((message) => ({ field: second, message }));
}
