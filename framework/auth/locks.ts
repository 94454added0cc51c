// The locks on rows of users; those of the login throttle, which meet no others, are in login_throttle.ts.
// A transaction that needs several takes the superusers first, then the user; where the admin's form holds
// the user already, two that meet end in a deadlock, and one is run again.
import type { Transaction } from '../db/database.js';

/** Holds every superuser's row until the transaction ends, and gives the ids of those who can log in. */
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

/** Holds a user until the transaction ends, and gives the password's hash; `undefined` when there is no such user. */
export async function lockUser(trx: Transaction, id: number): Promise<string | undefined> {
  const found = await trx<{ id: number; password: string }>('auth_user')
    .where({ id })
    .forUpdate()
    .first('password');
  return found?.password;
}
