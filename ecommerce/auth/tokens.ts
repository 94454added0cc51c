// API tokens for programs that work for the staff: `Authorization: Token <key>`.
import { type Database, now, type Queryable } from '../db/database.js';
import { ShopError } from '../errors.js';
import { hashKey, isKey, newKey } from './keys.js';
import { findUserByUsername, Token, User, type UserRow } from './models.js';

/**
 * A new token for an active staff user; the one before it ends. The key is given here and never
 * again. `not_found` when there is no such user, `forbidden` when the user is not active staff.
 */
export async function createToken(db: Database, username: string): Promise<string> {
  const key = newKey();
  await db.transaction(async (trx) => {
    const user = await findUserByUsername(trx, username);
    if (!user) throw new ShopError('not_found', `user '${username}' does not exist`);
    if (!user.is_active || !user.is_staff) {
      throw new ShopError('forbidden', `user '${username}' is not an active member of staff`);
    }
    await Token.objects(trx)
      .insert({ key_hash: hashKey(key), user_id: user.id, created_at: now() })
      .onConflict('user_id')
      .merge();
  });
  return key;
}

/** The active staff user whose token this is; `undefined` when it is nobody's. */
export async function findUserByToken(db: Queryable, key: string): Promise<UserRow | undefined> {
  if (!isKey(key)) return undefined;
  return (await User.objects(db)
    .join(Token.table, `${Token.table}.user_id`, `${User.table}.id`)
    .where(`${Token.table}.key_hash`, hashKey(key))
    .where({ is_active: true, is_staff: true })
    .select(`${User.table}.*`)
    .first()) as UserRow | undefined;
}
