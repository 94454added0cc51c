// Expired counts of requests.
import type { Expiring } from '../db/expiry.js';
import { now } from '../db/database.js';
import { RequestCount } from './models.js';

export const OLD_COUNTS: Expiring = {
  name: 'counts of requests',
  expired: (db) => RequestCount.objects(db).where('ends_at', '<', now()),
};
