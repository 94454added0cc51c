// sqlmigrate: prints the SQL of a migration for this database.
import { withDatabase } from '../../db/database.js';
import { recordMigration } from '../../db/migration_sql.js';
import { CommandError, defineCommand } from '../command.js';
import { checkAppLabel, findMigration, migratorOf } from '../migrations.js';

export const command = defineCommand({
  help: 'Prints the SQL of a migration without running it.',
  args: [
    { name: 'app', help: 'The app of the migration.' },
    { name: 'name', help: 'The migration, or the beginning of its name.' },
  ],
  options: { backwards: { type: 'boolean', help: 'Print the SQL that unapplies it.' } },
  run({ args: [app = '', name = ''], options }, { out }) {
    checkAppLabel(app);
    return withDatabase(async (db) => {
      const { migrations } = await migratorOf(db);
      if (!migrations.some((migration) => migration.app === app)) {
        throw new CommandError(`App '${app}' does not have migrations.`);
      }
      const migration = findMigration(migrations, app, name);
      const direction = options.backwards ? 'backwards' : 'forwards';
      const statements = await recordMigration(db, migrations, { migration, direction });
      for (const line of ['BEGIN', ...statements, 'COMMIT']) out.line(`${line};`);
    });
  },
});
