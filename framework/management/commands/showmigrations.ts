// showmigrations: lists the migrations and marks applied ones.
import { installedApps } from '../../project.js';
import { withDatabase } from '../../db/database.js';
import type { Migrator } from '../../db/migrator.js';
import { type Context, defineCommand } from '../command.js';
import { checkAppLabel, migratorOf } from '../migrations.js';

export const command = defineCommand({
  help: 'Lists the migrations and marks applied ones; with -v 2 also shows when.',
  args: [{ name: 'app', help: 'Only these apps.', count: '*' }],
  options: {
    plan: { type: 'boolean', help: 'In execution order; with -v 2 also their dependencies.' },
  },
  run({ args, options }, context) {
    args.forEach(checkAppLabel);
    const apps = args.length > 0 ? args : installedApps().map((app) => app.label);
    return withDatabase(async (db) => {
      const migrator = await migratorOf(db);
      const applied = await migrator.applied();
      if (options.plan) showPlan(migrator, apps, applied, context);
      else showLists(migrator, apps, applied, context);
    });
  },
});

function showLists(
  migrator: Migrator,
  apps: string[],
  applied: Map<string, string>,
  { out, verbosity }: Context,
): void {
  for (const app of apps) {
    out.line(out.styled('heading', app));
    const own = migrator.migrations.filter((migration) => migration.app === app);
    if (own.length === 0) out.line(' (no migrations)');
    for (const { id, name } of own) {
      const at = applied.get(id);
      const time = verbosity > 1 && at !== undefined ? ` (applied at ${at})` : '';
      out.line(` [${at === undefined ? ' ' : 'X'}] ${name}${time}`);
    }
  }
}

function showPlan(
  migrator: Migrator,
  apps: string[],
  applied: Map<string, string>,
  { out, verbosity }: Context,
): void {
  for (const { id, app, dependencies } of migrator.migrations) {
    if (!apps.includes(app)) continue;
    const needs = verbosity > 1 && dependencies.length > 0 ? ` ... (${dependencies.join(', ')})` : '';
    out.line(`[${applied.has(id) ? 'X' : ' '}] ${id}${needs}`);
  }
}
