// backup: writes the whole database to a file while the shop runs.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../../conf/settings.js';
import { writeBackup } from '../../db/backups/backup.js';
import { CommandError, defineCommand, UsageError } from '../command.js';
import { PROGRAM } from '../program.js';

export const command = defineCommand({
  help: 'Writes a backup of the whole database to a new file, while the shop runs; restore brings it back.',
  args: [{ name: 'file', help: 'A new file, which only you may read: it has personal data and secrets.' }],
  async run({ args: [given] }, { out }) {
    if (given === undefined) throw new UsageError('the following arguments are required: file');
    const file = path.resolve(given);
    if (existsSync(file)) throw new CommandError(`${file} exists. A backup never overwrites a file.`);
    if (!existsSync(path.dirname(file)))
      throw new CommandError(`The folder ${path.dirname(file)} does not exist.`);
    try {
      await writeBackup(settings.DATABASE_DIRECT_URL || settings.DATABASE_URL, file);
    } catch (error) {
      throw new CommandError(`No backup was written: ${(error as Error).message}`, { cause: error });
    }
    const megabytes = (statSync(file).size / 1e6).toFixed(1);
    out.line(`Wrote ${file} (${megabytes} MB). '${PROGRAM} restore' brings it back.`);
  },
});
