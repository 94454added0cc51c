// clearexpired: removes expired rows now, as the services do every hour.
import { installedApps } from '../../project.js';
import { clearExpired } from '../../db/expiry.js';
import { withDatabase } from '../../db/database.js';
import { defineCommand } from '../command.js';

export const command = defineCommand({
  help: 'Removes expired sessions, links, keys and carts of guests. The services also do this every hour.',
  async run(_given, { out, verbosity }) {
    await withDatabase(async (db) => {
      for (const each of installedApps().flatMap((app) => app.expiring ?? [])) {
        const removed = await clearExpired(db, each);
        if (verbosity > 0) out.line(`Removed ${removed} expired ${each.name}.`);
      }
    });
  },
});
