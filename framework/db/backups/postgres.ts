// Backups of PostgreSQL with its own programs: pg_dump, pg_restore, psql. They must not be older than the server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandEnvironment } from '../../conf/settings.js';
import { forLibpq } from '../libpq.js';
import { connectToSession } from '../postgres_hosts.js';
import type { TargetProblem } from './target.js';

/** Objects keep no owner and no rights: the role of another machine has another name. */
const ANY_ROLE = ['--no-owner', '--no-privileges'];
const EMPTY = 'DROP SCHEMA public CASCADE; CREATE SCHEMA public';

export async function dumpPostgres(url: string, file: string): Promise<void> {
  const { url: address, environment } = forLibpq(url);
  const dump = start('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${address}`], environment);
  await ended('pg_dump', dump);
}

/** Reads the rows of the table of migrations out of the archive. */
export async function idsInDump(file: string): Promise<string[]> {
  const reading = start('pg_restore', ['--data-only', '--table=migrations', '--file=-', file]);
  let text = '';
  reading.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await ended('pg_restore', reading);
  const [, names = '', rows = ''] =
    /^COPY public\.migrations \((.*)\) FROM stdin;\n([^]*?)^\\\.$/m.exec(text) ?? [];
  const [app, name] = ['app', 'name'].map((column) => names.split(', ').indexOf(column));
  const lines = rows.split('\n').filter(Boolean);
  return lines
    .map((line) => line.split('\t'))
    .map((cells) => `${cells[app ?? 0] ?? ''}.${cells[name ?? 0] ?? ''}`);
}

export async function problemOfPostgres(url: string): Promise<TargetProblem | undefined> {
  const client = await connectToSession(url);
  try {
    const others = await client.query<{ application_name: string }>(
      `SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database()
       AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    if (others.rows.length > 0) {
      const names = others.rows.map(({ application_name: name }) => name || 'a program without a name');
      const message = `The database is in use by ${names.join(', ')}. Stop all processes of the shop first.`;
      return { message, isContent: false };
    }
    const tables = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1");
    return tables.rows.length > 0 ? { message: 'The database is not empty.', isContent: true } : undefined;
  } finally {
    await client.end();
  }
}

/** Everything happens in one transaction of psql: after an error the database is as before. */
export async function restorePostgres(url: string, file: string): Promise<void> {
  const { url: address, environment } = forLibpq(url);
  const reading = start('pg_restore', [...ANY_ROLE, '--file=-', file]);
  const quiet = ['--no-psqlrc', '--quiet', '--output=/dev/null', '--set=ON_ERROR_STOP=1'];
  const script = ['--single-transaction', `--command=${EMPTY}`, '--file=-'];
  const writing = start('psql', [...quiet, ...script, address], {
    ...environment,
    PGOPTIONS: '-c client_min_messages=warning -c lock_timeout=10s',
  });
  reading.stdout?.pipe(writing.stdin ?? process.stdout);
  writing.stdin?.on('error', () => undefined); // psql has ended, and says why
  // Without the end of what pg_restore writes, psql must not commit.
  reading.once('exit', (code) => {
    if (code !== 0) writing.kill();
  });
  const results = await Promise.allSettled([ended('psql', writing), ended('pg_restore', reading)]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function start(program: string, args: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...commandEnvironment.all, ...environment },
  });
}

/** Resolves when a program has succeeded; rejects with what it said. */
async function ended(program: string, child: ChildProcess): Promise<void> {
  let problem = '';
  child.stderr?.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (code !== 0) throw new Error(problem.trim() || `${program} ended with ${code ?? signal ?? ''}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`You appear not to have the '${program}' program installed or on your path.`, {
      cause: error,
    });
  }
}
