// What must always be true of users; `verify` checks it.
import type { Invariants } from '../db/invariants.js';

/** Each statement finds the rows of which it is not true. */
export const USER_INVARIANTS: Invariants = {
  'a deactivated user is not logged in': `SELECT s.id, s.user_id FROM auth_session s
    JOIN auth_user u ON u.id = s.user_id WHERE NOT u.is_active`,
  'a deactivated user has no API token': `SELECT t.id, t.user_id FROM auth_token t
    JOIN auth_user u ON u.id = t.user_id WHERE NOT u.is_active`,
};
