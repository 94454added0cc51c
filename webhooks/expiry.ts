// The log of attempts is kept as long as events.
import { settings } from '../ecommerce/settings.js';
import { now } from '../framework/db/database.js';
import type { Expiring } from '../framework/db/expiry.js';
import { Attempt } from './models.js';

const DAY_MS = 24 * 3_600_000;

export const OLD_ATTEMPTS: Expiring = {
  name: 'attempts to send webhooks',
  expired: (db) => Attempt.objects(db).where('created_at', '<', now(-settings.EVENTS_KEPT_DAYS * DAY_MS)),
};
