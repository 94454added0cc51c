// Creating and changing users. A password change ends the user's other sessions, a deactivation all.
import { type Database, isUniqueViolation, now, type Queryable, type Transaction } from '../db/database.js';
import { searchable } from '../db/text_search.js';
import { invalid, notFound, ApiError } from '../errors.js';
import { lockSuperusers, lockUser } from './locks.js';
import { afterCommit } from '../db/after_commit.js';
import { findUser, normalizeUsername, Session, Token, User, type UserRow } from './models.js';
import { tellStaff } from './notices.js';
import { hashPassword, unusablePassword } from './passwords.js';

export type UserChanges = Partial<
  Pick<UserRow, 'username' | 'first_name' | 'last_name' | 'email' | 'is_staff' | 'is_active' | 'is_superuser'>
>;

/** The data of a new user; without a password nobody can log in until one is set. */
export type NewUser = UserChanges & { username: string; password?: string };

/** Stores a new user; `invalid` for an invalid name, `already_exists` when it is taken. */
export async function createUser(db: Database, values: NewUser): Promise<UserRow> {
  const { password, ...details } = values;
  const encoded = password === undefined ? unusablePassword() : await hashPassword(password);
  return db.transaction((trx) => insertUser(trx, details, encoded));
}

/** As `createUser`, in a transaction, with an already hashed password (hashing takes long). */
export async function insertUser(
  trx: Transaction,
  values: UserChanges & { username: string },
  encoded: string,
): Promise<UserRow> {
  const username = checkedUsername(values.username);
  const row = {
    first_name: '',
    last_name: '',
    is_staff: false,
    is_active: true,
    is_superuser: false,
    ...values,
    username,
    email: normalizeEmail(values.email ?? ''),
    password: encoded,
    last_login: null,
    date_joined: now(),
    version: 1,
  };
  const [made] = (await User.objects(trx)
    .insert({ ...row, ...User.computedValues(row) })
    .onConflict('username')
    .ignore()
    .returning('*')) as UserRow[];
  if (!made) throw usernameTaken();
  return made;
}

/** The conditions that a superuser must meet to manage users. */
const RIGHTS = ['is_active', 'is_staff', 'is_superuser'] as const;

/**
 * Updates the fields of the form; `in_use` when no superuser who can log in would be left. Users who may no
 * longer log in lose all sessions.
 */
export async function updateUser(trx: Transaction, id: number, changes: UserChanges): Promise<UserRow> {
  const taken = RIGHTS.find((field) => changes[field] === false);
  if (taken) refuseWithoutSuperuser(await lockSuperusers(trx), [id], taken);
  if ((await lockUser(trx, id)) === undefined) throw notFound('User', id);
  const before = await findUser(trx, id);
  const values = {
    ...changes,
    ...(changes.username !== undefined && { username: checkedUsername(changes.username) }),
    ...(changes.email !== undefined && { email: normalizeEmail(changes.email) }),
  };
  try {
    const computed = User.computedValues({ ...before, ...values });
    await User.objects(trx)
      .where({ id })
      .update({ ...values, ...computed, version: trx.raw('version + 1') });
  } catch (error) {
    if (isUniqueViolation(error)) throw usernameTaken();
    throw error;
  }
  if (changes.is_staff === false || changes.is_active === false)
    await Session.objects(trx).where({ user_id: id }).delete();
  const { email: old = '' } = before ?? {};
  if (values.email !== undefined && values.email !== old) afterCommit(trx, () => tellStaff(old, 'email'));
  return (await findUser(trx, id)) as UserRow;
}

/** Deletes users with their sessions and tokens; `in_use` when no superuser would be left. */
export async function deleteUsers(trx: Transaction, ids: number[]): Promise<void> {
  refuseWithoutSuperuser(await lockSuperusers(trx), ids);
  await User.objects(trx).whereIn('id', ids).delete();
}

function refuseWithoutSuperuser(superusers: number[], leaving: number[], field = ''): void {
  if (!superusers.some((id) => leaving.includes(id))) return;
  if (superusers.some((id) => !leaving.includes(id))) return;
  const message = 'This is the last active superuser: nobody could manage users after that.';
  throw new ApiError('in_use', message, field === '' ? [] : [{ field, message }]);
}

/** Sets a user's password and ends the user's API token and sessions, except the session `keepSessionId`. */
export async function setPassword(
  db: Database,
  userId: number,
  password: string,
  keepSessionId?: number,
): Promise<void> {
  const encoded = await hashPassword(password);
  await db.transaction((trx) => storePassword(trx, userId, encoded, keepSessionId));
}

/** As `setPassword`, in a transaction, with an already hashed password. */
export async function storePassword(
  trx: Transaction,
  userId: number,
  encoded: string,
  keepSessionId?: number,
): Promise<void> {
  if ((await lockUser(trx, userId)) === undefined) throw notFound('User', userId);
  await User.objects(trx).where({ id: userId }).update({ password: encoded });
  await Token.objects(trx).where({ user_id: userId }).delete();
  const user = await findUser(trx, userId);
  afterCommit(trx, () => tellStaff(user?.email ?? '', 'password'));
  const sessions = Session.objects(trx).where({ user_id: userId });
  if (keepSessionId !== undefined) void sessions.whereNot({ id: keepSessionId });
  await sessions.delete();
}

/** The problem of a username, with Django's rules and messages; `undefined` when there is none. */
export function usernameProblem(username: string): string | undefined {
  const { length } = [...username];
  if (length === 0) return 'This field is required.';
  if (length > 150) return `Ensure this value has at most 150 characters (it has ${length}).`;
  if (/^[\p{L}\p{N}_.@+-]+$/u.test(username)) return undefined;
  return 'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.';
}

/** Whether a user has this name, also in other upper and lower case: managers make no `Ada` beside `ada`. */
export async function isUsernameTaken(db: Queryable, username: string): Promise<boolean> {
  // The searched text begins with the name, on a line of its own, and without accents.
  const line = `${searchable(username)}\n`;
  const similar = User.objects(db).whereRaw('substr(search_text, 1, ?) = ?', [[...line].length, line]);
  const names = (await similar.pluck('username')) as string[];
  const caseless = (name: string): string => name.normalize('NFKC').toLowerCase();
  return names.some((name) => caseless(name) === caseless(username));
}

function checkedUsername(given: string): string {
  const username = normalizeUsername(given);
  const problem = usernameProblem(username);
  if (problem) throw invalid([{ field: 'username', message: problem }]);
  return username;
}

export function usernameTaken(): ApiError {
  const message = User.field('username').options.takenMessage ?? '';
  return new ApiError('already_exists', message, [{ field: 'username', message }]);
}

/** Lower-cases the part after the @, which is case-insensitive. */
function normalizeEmail(email: string): string {
  const at = email.trim().lastIndexOf('@');
  return at < 0 ? email.trim() : email.trim().slice(0, at) + email.trim().slice(at).toLowerCase();
}
