// Logging in to the admin: one answer to everybody who may not, in equal time.
import type { Database } from '../db/database.js';
import { staffName } from '../actor_names.js';
import { type Cause, logEvent } from '../events.js';
import { type FieldProblem, invalid, ShopError } from '../errors.js';
import { accountOf, isKnownAddress } from './known_addresses.js';
import { limitFailures } from './login_throttle.js';
import { findUser, findUserByUsername, type UserRow } from './models.js';
import { passwordProblems, type PersonalDetails } from './password_validators.js';
import { burnTime, hashPassword, refusalTime, verifyPassword } from './passwords.js';
import { renewSession, startSession } from './sessions.js';
import type { Staff } from './staff.js';
import { setPassword } from './users.js';

export const LOGIN_FAILED =
  'Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.';

/**
 * Gives the key of a new session. `unauthenticated`, with the same message, for a wrong password, an
 * unknown, inactive or non-staff user; `throttled` for who has tried too often.
 */
export async function logIn(
  db: Database,
  credentials: { username: string; password: string },
  cause: Cause,
): Promise<string> {
  const started = performance.now();
  const { username, password } = credentials;
  const { clientAddress: address = '' } = cause;
  const user = await findUserByUsername(db.read, username);
  // From where a user has logged in lately, failures elsewhere do not count against them.
  const known = user && (await isKnownAddress(db, accountOf(user), address));
  const attempt = known ? { address } : { name: username, address };
  const key = await limitFailures(db, 'staff', attempt, () => tryPassword(db, user, password, address));
  if (key !== null && user) {
    logEvent('staff_logged_in', { ...cause, actor: staffName(user.username) });
    return key;
  }
  logEvent('staff_login_failed', cause, user ? { user: user.id } : {});
  await refusalTime(started);
  throw new ShopError('unauthenticated', LOGIN_FAILED);
}

async function tryPassword(
  db: Database,
  user: UserRow | undefined,
  password: string,
  address: string,
): Promise<string | null> {
  if (!user) {
    await burnTime();
    return null;
  }
  const { ok, needsRehash } = await verifyPassword(password, user.password);
  if (!ok || !user.is_active || !user.is_staff) return null;
  const encoded = needsRehash ? await hashPassword(password) : user.password;
  return startSession(db, user, address, encoded);
}

/** What the form for one's own new password holds. */
export interface PasswordChange {
  old_password: string;
  new_password1: string;
  new_password2: string;
}

/**
 * Changes a staff user's own password, ends the user's other sessions, and gives the new key of this
 * one. `invalid` names each field that is wrong; the old password cannot be guessed here any faster
 * than at the log-in.
 */
export async function changeOwnPassword(db: Database, staff: Staff, form: PasswordChange): Promise<string> {
  const user = await limitFailures(db, 'staff', { name: staff.username }, async () => {
    const found = await findUser(db.read, staff.id);
    return found && (await verifyPassword(form.old_password, found.password)).ok ? found : null;
  });
  if (!user) {
    const message = 'Your old password was entered incorrectly. Please enter it again.';
    throw invalid([{ field: 'old_password', message }]);
  }
  checkNewPassword(form, 'new_password', user);
  await setPassword(db, staff.id, form.new_password1, staff.session_id);
  return renewSession(db, staff.session_id);
}

/** `invalid` when `newPasswordProblems` are any. */
export function checkNewPassword<N extends string>(
  form: Record<`${N}1` | `${N}2`, string>,
  name: N,
  user: PersonalDetails,
): void {
  const problems = newPasswordProblems(form, name, user);
  if (problems.length > 0) throw invalid(problems);
}

/**
 * What is wrong with a password that must be typed twice and keep the rules. The fields are the name
 * with 1 and 2 after it, as Django's forms have them.
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
