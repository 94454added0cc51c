// sqlflush: the SQL of flush.
import { initialRows, recordFlush } from '../../db/flush.js';
import { withDatabase } from '../../db/database.js';
import { installedApps } from '../../project.js';
import { defineCommand } from '../command.js';
import { installedMigrations } from '../migrations.js';

export const command = defineCommand({
  help: 'Prints the SQL that flush would run.',
  async run(_given, { out }) {
    const models = installedApps().flatMap((app) => app.models);
    const rows = await initialRows(await installedMigrations(), models);
    const statements = await withDatabase((db) => recordFlush(db, rows));
    out.line(['BEGIN;', ...statements.map((statement) => `${statement};`), 'COMMIT;'].join('\n'));
  },
});
