// dbshell: the database's own command line, sqlite3 or psql.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { forLibpq } from '../../db/libpq.js';
import { sqliteFilename } from '../../db/sqlite_client.js';
import { commandEnvironment, isPostgres, settings } from '../../conf/settings.js';
import { CommandError, defineCommand } from '../command.js';

export const command = defineCommand({
  help: "Opens sqlite3 or psql on the database; arguments after '--' are passed on to it.",
  args: [{ name: 'parameter', help: "Such as dbshell -- -c 'SELECT 1'.", count: '*' }],
  async run({ args }) {
    const { program, parameters, environment } = clientOf(settings.DATABASE_URL);
    const child = spawn(program, [...parameters, ...args], {
      stdio: 'inherit',
      env: { ...commandEnvironment.all, ...environment },
    });
    process.on('SIGINT', () => undefined); // the client handles Ctrl-C
    try {
      const [code] = (await once(child, 'exit')) as [number | null];
      return code ?? 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new CommandError(`You appear not to have the '${program}' program installed or on your path.`);
    }
  },
});

/** The program for a database, and its arguments. */
function clientOf(url: string): {
  program: string;
  parameters: string[];
  environment: Record<string, string>;
} {
  if (!isPostgres(url)) return { program: 'sqlite3', parameters: [sqliteFilename(url)], environment: {} };
  const address = forLibpq(url);
  return { program: 'psql', parameters: [address.url], environment: address.environment };
}
