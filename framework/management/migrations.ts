// The migrations of the installed apps, and their names on command lines.
import { installedApps } from '../project.js';
import type { Database } from '../db/database.js';
import { loadMigrations, type Migration, migrationIds } from '../db/migrations.js';
import { appliedMigrations, Migrator } from '../db/migrator.js';
import { schemaDifferences } from '../db/schema_differences.js';
import { CommandError } from './command.js';
import { PROGRAM } from './program.js';

function labels(): string[] {
  return installedApps().map((app) => app.label);
}

/** Every migration of the installed apps, in order. */
export function installedMigrations(): Promise<Migration[]> {
  return loadMigrations(labels());
}

/** The migrator of all installed apps. */
export async function migratorOf(db: Database): Promise<Migrator> {
  return new Migrator(db, await installedMigrations());
}

/** The ids of the migrations that are not applied yet, app by app. */
export async function unappliedIds(db: Database): Promise<string[]> {
  const applied = await appliedMigrations(db);
  return migrationIds(labels()).filter((id) => !applied.has(id));
}

/** The message about unapplied migrations, as in Django. */
export function describeUnapplied(ids: string[]): string {
  const apps = [...new Set(ids.map((id) => id.replace(/\..*$/, '')))].join(', ');
  return (
    `You have ${ids.length} unapplied migration(s). Your project may not work properly until you ` +
    `apply the migrations for app(s): ${apps}.\nRun '${PROGRAM} migrate' to apply them.`
  );
}

/** How the tables differ from the models, although all migrations are applied. */
export interface Mismatch {
  /** One sentence for each difference. */
  differences: string[];
  /** The apps whose models have changes without a migration. */
  changed: string[];
}

/** Compares the tables and models of one app, or of all. */
export async function findMismatch(db: Database, app?: string): Promise<Mismatch> {
  const apps = installedApps().filter(({ label }) => app === undefined || label === app);
  const models = apps.flatMap(({ models }) => models);
  const differences = await schemaDifferences(db, models);
  if (differences.length === 0) return { differences, changed: [] };
  const { changedApps } = await import('./new_migrations.js');
  const changed = await changedApps(await installedMigrations());
  return { differences, changed: apps.map(({ label }) => label).filter((label) => changed.includes(label)) };
}

/** The message about changed models, as in Django, or else about changed tables. */
export function describeMismatch({ differences, changed }: Mismatch): string {
  if (changed.length === 0) {
    const lines = differences.map((difference) => `  ${difference}`);
    return ['The database differs from the models, although all migrations are applied:', ...lines].join(
      '\n',
    );
  }
  return (
    `Your models in app(s): '${changed.join("', '")}' have changes that are not yet reflected in a migration.\n` +
    `Run '${PROGRAM} makemigrations' to write one, and then '${PROGRAM} migrate' to apply it.`
  );
}

/** Refuses unknown app labels. */
export function checkAppLabel(label: string): void {
  if (!installedApps().some((app) => app.label === label)) {
    throw new CommandError(`No installed app with label '${label}'.`);
  }
}

/** The migration of an app with this name or unique prefix. */
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
