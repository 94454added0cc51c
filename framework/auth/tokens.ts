// API tokens for programs of staff users: `Authorization: Token <key>`.
import { type Database, now, type Queryable } from '../db/database.js';
import { ApiError } from '../errors.js';
import { hashKey, isKey, newKey } from './keys.js';
import { settings } from '../conf/settings.js';
import { findUserByUsername, Token, type TokenRow, User, type UserRow } from './models.js';

/**
 * Creates a token for an active staff user; it replaces the previous one. The key is returned only here.
 * `not_found` when there is no such user, `forbidden` when the user is not active staff.
 */
export async function createToken(db: Database, username: string): Promise<string> {
  const key = newKey();
  await db.transaction(async (trx) => {
    const user = await findUserByUsername(trx, username);
    if (!user) throw new ApiError('not_found', `user '${username}' does not exist`);
    if (!user.is_active || !user.is_staff) {
      throw new ApiError('forbidden', `user '${username}' is not an active member of staff`);
    }
    await Token.objects(trx)
      .insert({ key_hash: hashKey(key), user_id: user.id, created_at: now(), expires_at: now(lifeMs()) })
      .onConflict('user_id')
      .merge();
  });
  return key;
}

/** The active staff user of a token; `undefined` when it is unknown. */
export async function findUserByToken(db: Queryable, key: string): Promise<UserRow | undefined> {
  if (!isKey(key)) return undefined;
  return (await User.objects(db)
    .join(Token.table, `${Token.table}.user_id`, `${User.table}.id`)
    .where(`${Token.table}.key_hash`, hashKey(key))
    .where(`${Token.table}.expires_at`, '>', now())
    .where({ is_active: true, is_staff: true })
    .select(`${User.table}.*`)
    .first()) as UserRow | undefined;
}

/** The expiry time of a token created now. */
function lifeMs(): number {
  return settings.STAFF_TOKEN_DAYS * 86_400_000;
}

/** A token in the list, without its key. */
export type ListedToken = Pick<TokenRow, 'created_at' | 'expires_at'> & { username: string };

/** All valid tokens, sorted by user name. */
export async function listTokens(db: Queryable): Promise<ListedToken[]> {
  return (await Token.objects(db)
    .join(User.table, `${Token.table}.user_id`, `${User.table}.id`)
    .where(`${Token.table}.expires_at`, '>', now())
    .orderBy('username')
    .select('username', `${Token.table}.created_at`, `${Token.table}.expires_at`)) as ListedToken[];
}

/** The valid token of a user, if there is one. */
export async function tokenOfUser(db: Queryable, userId: number): Promise<TokenRow | undefined> {
  const query = Token.objects(db).where({ user_id: userId }).where('expires_at', '>', now());
  return (await query.first()) as TokenRow | undefined;
}

/** Revokes a user's token; returns whether there was one. */
export async function revokeToken(db: Database, userId: number): Promise<boolean> {
  return (await db.transaction((trx) => Token.objects(trx).where({ user_id: userId }).delete())) > 0;
}
