// makemigrations: writes migrations for changed models.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR } from '../../conf/settings.js';
import { describeOperation } from '../../db/migration_file.js';
import type { Migration } from '../../db/migrations.js';
import { CommandError, type Context, defineCommand } from '../command.js';
import { anyDecisions, askDecisions, refuseDecisions } from '../migration_questions.js';
import { checkAppLabel, installedMigrations } from '../migrations.js';
import {
  formattedMigration,
  migrationPath,
  type NewMigration,
  newMigrations,
  nextNumber,
} from '../new_migrations.js';
import { refuseWithoutSources } from '../program.js';
import { Prompt } from '../prompt.js';

export const command = defineCommand({
  help: 'Writes migrations for the models that differ from what the existing migrations build.',
  args: [{ name: 'app', help: 'Only these apps.', count: '*' }],
  options: {
    check: {
      type: 'boolean',
      help: 'Exit with 1 if a model has changes without a migration; write nothing.',
    },
    'dry-run': { type: 'boolean', help: 'Show what would be written; with -v 3, the files too.' },
    empty: { type: 'boolean', help: 'Write an empty migration to be filled in.' },
    merge: { type: 'boolean', help: 'Write a migration after two that have the same number.' },
    name: {
      type: 'string',
      short: 'n',
      value: 'NAME',
      help: 'The name of the migration, without its number.',
    },
  },
  async run({ args, options }, context) {
    for (const label of args) checkAppLabel(label);
    if (options.name !== undefined && !/^\w+$/.test(options.name)) {
      throw new CommandError('The migration name must consist of letters, digits and underscores.');
    }
    const existing = await installedMigrations();
    const conflicts = conflictsOf(existing);
    if (options.merge) return merge(existing, conflicts, options, context);
    if (conflicts.length > 0) throw new CommandError(describeConflicts(conflicts));
    const found = options.empty
      ? emptyMigrations(existing, args, options.name)
      : await detected(existing, args, options, context);
    return finish(found, args, options, context);
  },
});

interface Options {
  check: boolean;
  'dry-run': boolean;
  name: string | undefined;
}

async function detected(
  existing: Migration[],
  apps: string[],
  options: Options,
  { noInput }: Context,
): Promise<NewMigration[]> {
  // --check must not wait for answers: what needs one is a change.
  if (options.check) return newMigrations(existing, apps, anyDecisions, options.name);
  if (noInput) return newMigrations(existing, apps, refuseDecisions, options.name);
  let prompt: Prompt | undefined;
  try {
    return await newMigrations(
      existing,
      apps,
      askDecisions(() => (prompt ??= new Prompt())),
      options.name,
    );
  } finally {
    prompt?.close();
  }
}

async function finish(
  found: NewMigration[],
  apps: string[],
  options: Options,
  context: Context,
): Promise<number> {
  const loud = context.verbosity > 0;
  if (found.length === 0 && loud) context.out.line(nothing(apps));
  if (found.length === 0) return 0;
  for (const migration of found) {
    if (loud) describe(migration, context);
    if (options.check) continue;
    const text = await formattedMigration(migration);
    if (!options['dry-run']) write(migrationPath(migration), text);
    else if (context.verbosity > 2) {
      context.out.line(`Full migrations file '${path.basename(migrationPath(migration))}':\n${text}`);
    }
  }
  return options.check ? 1 : 0;
}

function nothing(apps: string[]): string {
  if (apps.length === 0) return 'No changes detected';
  const [name, ...others] = apps;
  return others.length === 0
    ? `No changes detected in app '${name}'`
    : `No changes detected in apps '${apps.join("', '")}'`;
}

function describe(migration: NewMigration, { out }: Context): void {
  out.line(out.styled('heading', `Migrations for '${migration.app}':`));
  out.line(`  ${migrationPath(migration)}`);
  for (const operation of migration.operations) out.line(`    ${describeOperation(operation)}`);
}

function write(file: string, text: string): void {
  refuseWithoutSources();
  const target = path.join(BASE_DIR, file);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    throw new CommandError(`${target} could not be written: ${(error as Error).message}`, { cause: error });
  }
}

function emptyMigrations(existing: Migration[], apps: string[], name = 'custom'): NewMigration[] {
  if (apps.length === 0) throw new CommandError('You must supply at least one app label when using --empty.');
  return apps.map((app) => ({
    app,
    name: `${nextNumber(existing, app)}_${name}`,
    operations: [],
    dependencies: [],
  }));
}

/** The newest migrations of an app, when two share their number. */
function conflictsOf(existing: Migration[]): Migration[][] {
  const apps = [...new Set(existing.map(({ app }) => app))];
  return apps.flatMap((app) => {
    const own = existing.filter((migration) => migration.app === app);
    const last = Math.max(...own.map(numberOf));
    const newest = own.filter((migration) => numberOf(migration) === last);
    return newest.length > 1 ? [newest] : [];
  });
}

function numberOf({ name }: Migration): number {
  return Number.parseInt(name, 10);
}

function describeConflicts(conflicts: Migration[][]): string {
  const names = conflicts.map((group) => `${group.map(({ name }) => name).join(', ')} in ${group[0]?.app}`);
  return (
    `Conflicting migrations detected; two have the same number: (${names.join('; ')}).\n` +
    "To fix them run 'makemigrations --merge'."
  );
}

/** Migrations of one app run in the order of their names, so that a merge has nothing to do. */
function merge(
  existing: Migration[],
  conflicts: Migration[][],
  options: Options,
  context: Context,
): Promise<number> | number {
  if (conflicts.length === 0) {
    context.out.line('No conflicts detected to merge.');
    return 0;
  }
  const found = conflicts.map((group): NewMigration => {
    const app = group[0]?.app ?? '';
    const names = group.map(({ name }) => name.replace(/^\d+_/, '')).join('_');
    const name = `${nextNumber(existing, app)}_${options.name ?? `merge_${names}`}`;
    return { app, name, operations: [], dependencies: [] };
  });
  return finish(found, [], options, context);
}
