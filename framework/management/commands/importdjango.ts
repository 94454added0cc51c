// importdjango: takes over the data of a Django shop, in one transaction.
import { type Transaction, withDatabase } from '../../db/database.js';
import { installedApps } from '../../project.js';
import { defineCommand } from '../command.js';
import { Import } from '../django_import/importer.js';
import { ImportReport } from '../django_import/report.js';
import { type DjangoDatabase, withDjangoDatabase } from '../django_import/source.js';
import { ProgressBar } from '../progress_bar.js';

/** Why tables of Django itself are left out. */
const DJANGOS_OWN: Record<string, string> = {
  django_admin_log: 'the history of the old admin stays in the old database',
  django_session: 'staff log in again',
  authtoken_token: 'staff get new tokens with createtoken',
};
const WITHOUT_DATA = ['django_migrations', 'django_content_type', 'auth_permission'];

/** Takes the changes of a dry run back. */
class DryRun extends Error {}

export const command = defineCommand({
  help: 'Imports the data of a Django shop: products, orders, staff, groups and permissions.',
  args: [{ name: 'database', help: 'A SQLite file, or a postgres:// URL. It is only read.' }],
  options: { 'dry-run': { type: 'boolean', help: 'Report what would be imported, and change nothing.' } },
  async run({ args: [given = ''], options }, { out, verbosity }) {
    const isDry = options['dry-run'];
    const report = await withDatabase((db) =>
      withDjangoDatabase(given, async (source) => {
        let finished = new ImportReport();
        const work = async (trx: Transaction): Promise<void> => {
          const { report, running } = await importAll(trx, source);
          finished = report;
          if (isDry) throw new DryRun();
          await running.moveSequences();
        };
        await db.transaction(work).catch((error: unknown) => {
          if (!(error instanceof DryRun)) throw error;
        });
        return finished;
      }),
    );
    if (verbosity === 0) return;
    report.print(out);
    if (isDry) out.line('\nThis was a dry run: nothing was changed.');
  },
});

async function importAll(
  trx: Transaction,
  source: DjangoDatabase,
): Promise<{ report: ImportReport; running: Import }> {
  const tables = installedApps().flatMap((app) => app.fromDjango ?? []);
  const names = tables.flatMap(({ model, parts }) => [model.table, ...(parts ? [parts.model.table] : [])]);
  const counts = new Map<string, number>();
  for (const name of source.tables.keys()) counts.set(name, await source.count(name));
  const report = new ImportReport();
  const progress = new ProgressBar(names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0));
  const running = new Import(trx, source, report, progress);
  try {
    for (const table of tables) await running.table(table);
  } finally {
    progress.end();
  }
  const read = new Set([...names, ...tables.flatMap(({ reads }) => reads ?? []), ...WITHOUT_DATA]);
  for (const [name, count] of counts) {
    if (read.has(name) || count === 0) continue;
    report.leaveOut(
      `${name} (${count} rows): ${DJANGOS_OWN[name] ?? 'importdjango does not know this table'}`,
    );
  }
  return { report, running };
}
