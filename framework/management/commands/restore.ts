// restore: replaces the database by a backup, and checks what came back.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isPostgres, settings } from '../../conf/settings.js';
import { kindOfBackup, migrationsInBackup, problemOfTarget, restoreBackup } from '../../db/backups/backup.js';
import { CommandError, defineCommand, UsageError } from '../command.js';
import { describeUnapplied, installedMigrations } from '../migrations.js';
import type { Output } from '../output.js';
import { Prompt } from '../prompt.js';
import { command as verify } from './verify.js';

export const command = defineCommand({
  help: "Restores a backup into the database, and runs 'verify'; exits with 1 if that finds something.",
  args: [{ name: 'file', help: "A file that 'backup' wrote." }],
  options: {
    overwrite: {
      type: 'boolean',
      help: 'Replace what is in the database; without it only an empty one is used.',
    },
  },
  async run({ args: [given], options }, context) {
    if (given === undefined) throw new UsageError('the following arguments are required: file');
    const file = path.resolve(given);
    const url = settings.DATABASE_DIRECT_URL || settings.DATABASE_URL;
    const { out, noInput } = context;
    const unapplied = await checkBackup(url, file);
    const problem = await problemOfTarget(url);
    if (problem && !(problem.isContent && options.overwrite)) {
      const hint = problem.isContent ? ' --overwrite replaces what is in it.' : '';
      throw new CommandError(problem.message + hint);
    }
    if (!noInput && !(await isWanted(url, problem !== undefined, out))) {
      out.line('Restore cancelled.');
      return 0;
    }
    try {
      await restoreBackup(url, file);
    } catch (error) {
      throw new CommandError(`Nothing was restored: ${(error as Error).message}`, { cause: error });
    }
    out.line(`Restored ${file}.`);
    if (unapplied.length > 0) {
      out.warning(`The backup is of an earlier version. ${describeUnapplied(unapplied)} Then run 'verify'.`);
      return 0;
    }
    return verify.run({ args: [], options: {} }, { ...context, verbosity: 0 });
  },
});

/** Refuses a file that cannot be restored here; gives the ids of the migrations that it lacks. */
async function checkBackup(url: string, file: string): Promise<string[]> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const kind = kindOfBackup(file);
  if (!kind) throw new CommandError(`${file} is not a backup.`);
  const own = isPostgres(url) ? 'PostgreSQL' : 'SQLite';
  if (kind !== own) throw new CommandError(`${file} is a backup of ${kind}, and the database is ${own}.`);
  const applied = await migrationsInBackup(url, file).catch((error: unknown) => {
    throw new CommandError(`${file} cannot be restored: ${(error as Error).message}`, { cause: error });
  });
  if (applied.length === 0)
    throw new CommandError(`${file} is not a backup of a shop: it has no migrations.`);
  const known = (await installedMigrations()).map(({ id }) => id);
  const newer = applied.filter((id) => !known.includes(id));
  if (newer.length > 0) {
    throw new CommandError(
      `${file} is a backup of a newer version, with the migrations ${newer.join(', ')}.`,
    );
  }
  return known.filter((id) => !applied.includes(id));
}

async function isWanted(url: string, isReplaced: boolean, out: Output): Promise<boolean> {
  out.line(`You have requested to restore a backup into the database
${url.replace(/:[^:@/]*@/, ':…@')}.${isReplaced ? '\nThis will IRREVERSIBLY DESTROY all data that is in it now.' : ''}
`);
  const prompt = new Prompt();
  const answer = await prompt.ask("    Type 'yes' to continue, or 'no' to cancel: ");
  prompt.close();
  return answer === 'yes';
}
