// flush: deletes all rows except those of the migrations.
import { installedApps } from '../../project.js';
import { withDatabase } from '../../db/database.js';
import { emptyTables, initialRows } from '../../db/flush.js';
import { settings } from '../../conf/settings.js';
import { CommandError, defineCommand } from '../command.js';
import { installedMigrations } from '../migrations.js';
import { Prompt } from '../prompt.js';

export const command = defineCommand({
  help: 'Deletes all rows, and restores those that the migrations created (the categories).',
  async run(_given, { out, noInput }) {
    const shown = settings.DATABASE_URL.replace(/:[^:@/]*@/, ':…@');
    if (!noInput) {
      out.line(`You have requested a flush of the database.
This will IRREVERSIBLY DESTROY all data currently in the database ${shown},
and return each table to the state after migrate.
Are you sure you want to do this?
`);
      const prompt = new Prompt();
      const answer = await prompt.ask("    Type 'yes' to continue, or 'no' to cancel: ");
      prompt.close();
      if (answer !== 'yes') {
        out.line('Flush cancelled.');
        return;
      }
    }
    const models = installedApps().flatMap((app) => app.models);
    const rows = await initialRows(await installedMigrations(), models);
    try {
      await withDatabase((db) => emptyTables(db, rows));
    } catch (error) {
      throw new CommandError(
        `The database could not be flushed: ${(error as Error).message}\nIs it migrated?`,
        { cause: error },
      );
    }
  },
});
