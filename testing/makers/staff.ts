// Staff for tests.
import type { Database } from '../../framework/db/database.js';
import { setUserPermissions } from '../../framework/auth/permissions.js';
import { startSession } from '../../framework/auth/sessions.js';
import { SESSION_COOKIE } from '../../framework/auth/staff.js';
import { createToken } from '../../framework/auth/tokens.js';
import { createUser } from '../../framework/auth/users.js';
import { StaffBrowser } from '../staff_browser.js';

/** The headers of a new superuser's requests to the API. */
export async function staff(db: Database, username = 'grace'): Promise<Record<string, string>> {
  await createUser(db, { username, is_staff: true, is_superuser: true });
  return { Authorization: `Token ${await createToken(db, username)}` };
}

let made = 0;

/** The browser of a new superuser, or of a staff user with these permissions alone, logged in. */
export async function signInStaff(
  shop: { db: Database; url: string },
  permissions?: string[],
): Promise<StaffBrowser> {
  made += 1;
  const user = await createUser(shop.db, {
    username: `staff${made}`,
    is_staff: true,
    is_superuser: permissions === undefined,
  });
  if (permissions) await shop.db.transaction((trx) => setUserPermissions(trx, user.id, permissions));
  const key = await startSession(shop.db, user, '127.0.0.1');
  if (key === null) throw new Error('The session of a new user did not start.');
  const browser = new StaffBrowser(shop.url, user.id);
  browser.cookies.set(SESSION_COOKIE, key);
  return browser;
}
