// Events are kept for EVENTS_KEPT_DAYS after they happened, and until they have left.
import type { Expiring } from '../framework/db/expiry.js';
import { now } from '../framework/db/database.js';
import { settings } from '../ecommerce/settings.js';
import { Delivery, Event } from './models.js';

const DAY_MS = 24 * 3_600_000;

export const OLD_EVENTS: Expiring = {
  name: 'events',
  expired: (db) =>
    Event.objects(db)
      .where('created_at', '<', now(-settings.EVENTS_KEPT_DAYS * DAY_MS))
      // The newest one stays: the next one gets the place after it.
      .where('position', '<', Event.objects(db).max('position'))
      .whereNotExists(
        Delivery.objects(db)
          .whereRaw('??.event_id = ??.id', [Delivery.table, Event.table])
          .whereIn('status', ['waiting', 'stopped']),
      ),
};
