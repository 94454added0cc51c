// clearexpired: what the services do every hour, at once.
import { installedApps } from '../../project.js';
import { clearExpired } from '../../db/expiry.js';
import { withDatabase } from '../../db/database.js';
import { defineCommand } from '../command.js';

export const command = defineCommand({
  help: 'Removes what has expired: sessions, links, keys, carts of guests. The services do so every hour.',
  async run(_given, { out, verbosity }) {
    await withDatabase(async (db) => {
      for (const each of installedApps().flatMap((app) => app.expiring ?? [])) {
        const removed = await clearExpired(db, each);
        if (verbosity > 0) out.line(`Removed ${removed} expired ${each.name}.`);
      }
    });
  },
});
