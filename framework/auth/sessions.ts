// Sessions of staff: a random key in the browser, its hash in the database, and an expiry time.
import { type Database, now, type Queryable } from '../db/database.js';
import { settings } from '../conf/settings.js';
import { hashKey, isKey, newKey } from './keys.js';
import { accountOf, rememberAddress } from './known_addresses.js';
import { lockUser } from './locks.js';
import { Session, User, type UserRow } from './models.js';

const MAX_USER_AGENT = 255;

/** The user of a session, and the session's id. */
export type SessionUser = UserRow & { session_id: number };

/**
 * Logs a user in and returns the session's key, or `null` when the verified password has been changed
 * since. Records the client's IP address; `encoded` replaces the stored hash.
 */
export async function startSession(
  db: Database,
  user: Pick<UserRow, 'id' | 'password'>,
  address: string,
  encoded = user.password,
  userAgent = '',
): Promise<string | null> {
  const key = newKey();
  const started = await db.transaction(async (trx) => {
    if ((await lockUser(trx, user.id)) !== user.password) return false;
    const created_at = now();
    const expires_at = new Date(Date.parse(created_at) + settings.SESSION_COOKIE_AGE * 1000).toISOString();
    await Session.objects(trx).where('expires_at', '<', created_at).delete();
    const from = { address, user_agent: userAgent.slice(0, MAX_USER_AGENT) };
    await Session.objects(trx).insert({
      ...{ key_hash: hashKey(key), user_id: user.id, created_at, expires_at, ...from },
    });
    await User.objects(trx).where({ id: user.id }).update({ password: encoded, last_login: created_at });
    await rememberAddress(trx, accountOf(user), address);
    return true;
  });
  return started ? key : null;
}

/** The active staff user whose session has this key; `undefined` when there is none or it has ended. */
export async function findSession(db: Queryable, key: unknown): Promise<SessionUser | undefined> {
  if (!isKey(key)) return undefined;
  return (await User.objects(db)
    .join(Session.table, `${Session.table}.user_id`, `${User.table}.id`)
    .where(`${Session.table}.key_hash`, hashKey(key))
    .where(`${Session.table}.expires_at`, '>', now())
    .where({ is_active: true, is_staff: true })
    .select(`${User.table}.*`, `${Session.table}.id as session_id`)
    .first()) as SessionUser | undefined;
}

/** Gives a session a new key; the old one is no longer valid. */
export async function renewSession(db: Database, sessionId: number): Promise<string> {
  const key = newKey();
  await db.transaction((trx) =>
    Session.objects(trx)
      .where({ id: sessionId })
      .update({ key_hash: hashKey(key) }),
  );
  return key;
}

/** Ends the session with this key. */
export async function endSession(db: Database, key: unknown): Promise<void> {
  if (!isKey(key)) return;
  await db.transaction((trx) =>
    Session.objects(trx)
      .where({ key_hash: hashKey(key) })
      .delete(),
  );
}
