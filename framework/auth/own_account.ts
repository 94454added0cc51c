// Changes that staff users make to their own accounts.
import { afterCommit } from '../db/after_commit.js';
import { type Database, now, type Queryable } from '../db/database.js';
import { invalid } from '../errors.js';
import { type Cause, logEvent } from '../events.js';
import { limitFailures } from './login_throttle.js';
import { findUser, Session, type SessionRow } from './models.js';
import { verifyPassword } from './passwords.js';
import type { Staff } from './staff.js';
import { updateUser } from './users.js';

/** `invalid` for a wrong password; guesses are limited as at the log-in. */
export async function checkOwnPassword(
  db: Database,
  { id, username }: Pick<Staff, 'id' | 'username'>,
  password: string,
  field: 'current_password' | 'old_password' = 'current_password',
): Promise<void> {
  const right = await limitFailures(db, 'staff', { name: username }, async () => {
    const user = await findUser(db.read, id);
    return user && (await verifyPassword(password, user.password)).ok ? true : null;
  });
  if (right) return;
  const name = field === 'old_password' ? 'old password' : 'password';
  throw invalid([{ field, message: `Your ${name} was entered incorrectly. Please enter it again.` }]);
}

/** Sets one's own e-mail address after checking the password; sends a notice to the old one. */
export async function changeOwnEmail(
  db: Database,
  staff: Pick<Staff, 'id' | 'username'>,
  { email, current_password }: { email: string; current_password: string },
  cause: Cause,
): Promise<void> {
  await checkOwnPassword(db, staff, current_password);
  await db.transaction(async (trx) => {
    await updateUser(trx, staff.id, { email });
    afterCommit(trx, () => logEvent('staff_email_changed', cause, { user: staff.id }));
  });
}

/** The active sessions of a user, newest first. */
export async function listSessions(db: Queryable, userId: number): Promise<SessionRow[]> {
  return Session.objects(db).where({ user_id: userId }).where('expires_at', '>', now()).orderBy('id', 'desc');
}

/** Ends one session of a user; no error if it has ended, or belongs to another user. */
export async function endSessionOf(
  db: Database,
  userId: number,
  sessionId: number,
  cause: Cause,
): Promise<void> {
  const ended = await db.transaction((trx) =>
    Session.objects(trx).where({ user_id: userId, id: sessionId }).delete(),
  );
  if (ended > 0) logEvent('staff_session_ended', cause, { user: userId });
}

/** Ends all sessions of a user except this one. */
export async function endOtherSessions(
  db: Database,
  userId: number,
  keepId: number,
  cause: Cause,
): Promise<number> {
  const ended = await db.transaction((trx) =>
    Session.objects(trx).where({ user_id: userId }).whereNot({ id: keepId }).delete(),
  );
  if (ended > 0) logEvent('staff_session_ended', cause, { user: userId });
  return ended;
}
