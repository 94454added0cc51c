// The locks on rows of users; those of the login throttle, which are independent, are in login_throttle.ts.
// A transaction that needs several locks the superusers first, then the user; where the admin's form has
// already locked the user, a deadlock is possible, and one transaction is retried.
import type { Transaction } from '../db/database.js';

/** Locks every superuser's row until the transaction ends, and returns the ids of those who can log in. */
export async function lockSuperusers(trx: Transaction): Promise<number[]> {
  const rows = await trx<{ id: number; is_active: boolean; is_staff: boolean; is_superuser: boolean }>(
    'auth_user',
  )
    .where({ is_superuser: true })
    .orderBy('id')
    .forUpdate()
    .select('id', 'is_active', 'is_staff');
  return rows.filter((row) => row.is_active && row.is_staff).map((row) => row.id);
}

/** Locks a user until the transaction ends, and returns the password's hash; `undefined` when there is no such user. */
export async function lockUser(trx: Transaction, id: number): Promise<string | undefined> {
  const found = await trx<{ id: number; password: string }>('auth_user')
    .where({ id })
    .forUpdate()
    .first('password');
  return found?.password;
}
