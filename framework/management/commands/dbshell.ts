// dbshell: the database's own command line, sqlite3 or psql.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** The password is passed in the environment: arguments are visible to every user of the machine. */
function clientOf(url: string): {
  program: string;
  parameters: string[];
  environment: Record<string, string>;
} {
  if (!isPostgres(url)) return { program: 'sqlite3', parameters: [sqliteFilename(url)], environment: {} };
  const address = new URL(url);
  const PGPASSWORD = decodeURIComponent(address.password);
  address.password = '';
  // The node-postgres name of psql's `require`.
  if (address.searchParams.get('sslmode') === 'no-verify') address.searchParams.set('sslmode', 'require');
  return { program: 'psql', parameters: [address.href], environment: PGPASSWORD ? { PGPASSWORD } : {} };
}
