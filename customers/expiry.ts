// Expired sessions and password reset links.
import type { Expiring } from '../framework/db/expiry.js';
import { now } from '../framework/db/database.js';
import { PasswordReset, Session } from './models.js';

export const OLD_SESSIONS: Expiring[] = [
  { name: 'sessions of customers', expired: (db) => Session.objects(db).where('expires_at', '<', now()) },
  {
    name: 'password reset links',
    expired: (db) => PasswordReset.objects(db).where('expires_at', '<', now()),
  },
];
