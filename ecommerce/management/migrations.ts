// The migrations of the installed apps, and the names by which commands are told of them.
import { INSTALLED_APPS } from '../apps.js';
import type { Database } from '../db/database.js';
import { loadMigrations, type Migration } from '../db/migrations.js';
import { Migrator } from '../db/migrator.js';
import { CommandError } from './command.js';

/** Every migration of the installed apps, in order. */
export function installedMigrations(): Promise<Migration[]> {
  return loadMigrations(INSTALLED_APPS.map((app) => app.label));
}

/** The migrator of all installed apps. */
export async function migratorOf(db: Database): Promise<Migrator> {
  return new Migrator(db, await installedMigrations());
}

/** Refuses a label that no installed app has. */
export function checkAppLabel(label: string): void {
  if (!INSTALLED_APPS.some((app) => app.label === label)) {
    throw new CommandError(`No installed app with label '${label}'.`);
  }
}

/** The migration of an app that a name, or the beginning of one, stands for. */
export function findMigration(migrations: Migration[], app: string, prefix: string): Migration {
  const own = migrations.filter((migration) => migration.app === app);
  const exact = own.find((migration) => migration.name === prefix);
  const matches = exact ? [exact] : own.filter((migration) => migration.name.startsWith(prefix));
  const [found, ...others] = matches;
  if (!found) throw new CommandError(`Cannot find a migration matching '${prefix}' from app '${app}'.`);
  if (others.length === 0) return found;
  const names = matches.map((migration) => migration.name).join(', ');
  throw new CommandError(
    `More than one migration matches '${prefix}' in app '${app}': ${names}. Please be more specific.`,
  );
}
