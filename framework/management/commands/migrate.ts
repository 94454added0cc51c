// migrate: applies all migrations, or migrates one app to a named one.
import { type Database, withDatabase } from '../../db/database.js';
import type { Migration } from '../../db/migrations.js';
import type { Fake, Migrator, Progress, Step } from '../../db/migrator.js';
import { recordMigration } from '../../db/migration_sql.js';
import { lockOfStatement } from '../../db/statement_locks.js';
import { CommandError, type Context, defineCommand } from '../command.js';
import {
  checkAppLabel,
  describeMismatch,
  findMismatch,
  findMigration,
  migratorOf,
  unappliedIds,
} from '../migrations.js';
import { loadSample } from '../sample.js';

/** How much of a statement --plan prints. */
const LINE = 100;

/** The target: everything, one app, or one migration of it (`null`: none of the app's). */
interface Goal {
  app?: string;
  target?: Migration | null;
}

export const command = defineCommand({
  help: 'Applies all migrations, or migrates one app to the named migration.',
  args: [
    { name: 'app', help: 'Only this app and its dependencies.', count: '?' },
    {
      name: 'name',
      help: "The migration to stop at, or the beginning of its name; 'zero' unapplies all.",
      count: '?',
    },
  ],
  options: {
    plan: {
      type: 'boolean',
      help: 'Show the planned operations and what their statements lock; change nothing.',
    },
    check: {
      type: 'boolean',
      help: 'Exit with 1 if a migration is unapplied or a table differs from its model; change nothing.',
    },
    fake: { type: 'boolean', help: 'Record the migrations as applied without running them.' },
    'fake-initial': {
      type: 'boolean',
      help: "Record an app's first migration without running it if its tables exist already.",
    },
    prune: { type: 'boolean', help: 'Delete the records of migrations of the app whose files are gone.' },
    'run-syncdb': {
      type: 'boolean',
      help: 'Accepted for scripts of Django.',
      noEffect: 'every app has migrations',
    },
    sample: { type: 'boolean', help: 'Load the sample catalogue afterwards, if the shop is empty.' },
  },
  run({ args, options }, context) {
    return withDatabase(async (db) => {
      const migrator = await migratorOf(db);
      const goal = goalOf(migrator, args);
      const plan = () => migrator.plan(goal.app, goal.target);
      if (options.check)
        return (await plan()).length > 0 || (await warnOfDifferences(db, goal, context)) ? 1 : 0;
      if (options.plan) return printPlan(db, migrator, await plan(), context);
      if (options.prune) return prune(migrator, goal.app, context);
      const fake = options.fake ? 'all' : options['fake-initial'] ? 'initial' : undefined;
      await migrate(migrator, goal, fake, context);
      await warnOfDifferences(db, goal, context);
      const loaded = options.sample ? await loadSample(db) : 0;
      if (loaded > 0) context.out.line(`Loaded the sample catalogue: ${loaded} objects.`);
    });
  },
});

/** Reports differences between tables and models, unless a migration is unapplied. */
async function warnOfDifferences(db: Database, { app }: Goal, { out }: Context): Promise<boolean> {
  if ((await unappliedIds(db)).length > 0) return false;
  const mismatch = await findMismatch(db, app);
  const differs = mismatch.differences.length > 0;
  if (differs) out.warning(describeMismatch(mismatch));
  return differs;
}

function goalOf(migrator: Migrator, [app, name]: string[]): Goal {
  if (app === undefined) return {};
  checkAppLabel(app);
  if (!migrator.migrations.some((migration) => migration.app === app)) {
    throw new CommandError(`App '${app}' does not have migrations.`);
  }
  if (name === undefined) return { app };
  return { app, target: name === 'zero' ? null : findMigration(migrator.migrations, app, name) };
}

async function migrate(
  migrator: Migrator,
  goal: Goal,
  fake: Fake | undefined,
  context: Context,
): Promise<void> {
  const { out } = context;
  const loud = context.verbosity > 0;
  if (loud) {
    out.line(out.styled('heading', 'Operations to perform:'));
    out.line(`  ${describeGoal(migrator, goal)}`);
    out.line(out.styled('heading', 'Running migrations:'));
  }
  const options = { ...(fake && { fake }), ...(loud && { progress: progressOf(context) }) };
  const steps = await migrator.run(() => migrator.plan(goal.app, goal.target), options);
  if (loud && steps.length === 0) out.line('  No migrations to apply.');
}

/** As Django: for one app, and only records of files that do not exist. */
async function prune(migrator: Migrator, app: string | undefined, { out }: Context): Promise<number> {
  if (app === undefined) throw new CommandError('Migrations can be pruned only when an app is specified.');
  out.line(out.styled('heading', 'Pruning migrations:'));
  const pruned = await migrator.prune(app);
  for (const name of pruned) out.line(`  Pruning ${app}.${name} OK`);
  if (pruned.length === 0) out.line('  No migrations to prune.');
  return 0;
}

function describeGoal(migrator: Migrator, { app, target }: Goal): string {
  if (target === null) return `Unapply all migrations: ${app}`;
  if (target) return `Target specific migration: ${target.name}, from ${target.app}`;
  const apps = app ? [app] : [...new Set(migrator.migrations.map((migration) => migration.app))].sort();
  return `Apply all migrations: ${apps.join(', ')}`;
}

function progressOf({ out, verbosity }: Context): Progress {
  let started = 0;
  return {
    starting({ migration, direction }) {
      started = performance.now();
      out.part(`  ${direction === 'forwards' ? 'Applying' : 'Unapplying'} ${migration.id}...`);
    },
    finished(_step, faked) {
      const seconds = verbosity > 1 ? ` (${((performance.now() - started) / 1000).toFixed(3)}s)` : '';
      out.line(out.styled('success', faked ? ' FAKED' : ' OK') + seconds);
    },
    failed() {
      out.line(out.styled('error', ' FAILED'));
    },
  };
}

/** The planned steps with their statements and what each locks; in a new database nobody waits. */
async function printPlan(
  db: Database,
  migrator: Migrator,
  steps: Step[],
  { out, verbosity }: Context,
): Promise<void> {
  if (verbosity === 0) return;
  out.line(out.styled('heading', 'Planned operations:'));
  if (steps.length === 0) out.line('  No planned migration operations.');
  const isNew = (await migrator.applied()).size === 0;
  for (const { migration, direction } of steps) {
    out.line(`  ${direction === 'forwards' ? 'Apply' : 'Unapply'} ${migration.id}`);
    if (isNew) continue;
    for (const statement of await recordMigration(db, migrator.migrations, { migration, direction })) {
      const { mode, explanation } = lockOfStatement(db.dialect, statement);
      const line = statement.replace(/\s+/g, ' ').trim();
      out.line(`      ${line.length > LINE ? `${line.slice(0, LINE)}…` : line}`);
      out.line(out.styled('heading', `        ${mode || 'no lock'}: ${explanation}`));
    }
  }
}
