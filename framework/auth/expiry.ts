// Expired sessions and tokens of staff, and counts of failed log-ins.
import type { Expiring } from '../db/expiry.js';
import { now } from '../db/database.js';
import { longAgo } from './known_addresses.js';
import { KnownAddress, LoginThrottle, Session, Token } from './models.js';

export const OLD_LOGINS: Expiring[] = [
  { name: 'sessions of staff', expired: (db) => Session.objects(db).where('expires_at', '<', now()) },
  { name: 'API tokens of staff', expired: (db) => Token.objects(db).where('expires_at', '<', now()) },
  {
    name: 'counts of failed log-ins',
    expired: (db) =>
      LoginThrottle.objects(db).where('forgotten_at', '<', now()).where('pending_until', '<', now()),
  },
  {
    name: 'addresses of log-ins',
    expired: (db) => KnownAddress.objects(db).where('seen_at', '<=', longAgo()),
  },
];
