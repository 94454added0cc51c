// A PgBouncer of a test's own in front of PostgreSQL, in transaction mode. Needs Debian's package pgbouncer.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './ports.js';
import { identity } from './postgres_server.js';
import { until } from './until.js';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Skips the tests of a `describe` where PgBouncer is missing; they fail with REQUIRE_PGBOUNCER=1. */
export function needsPgBouncer(): void {
  before(function () {
    if (existsSync(PROGRAM)) return;
    if (process.env.REQUIRE_PGBOUNCER === '1') throw new Error(`${PROGRAM} is not installed`);
    console.log(`      skipped: ${PROGRAM} is not installed`);
    this.skip();
  });
}

export interface PgBouncer {
  /** The database's address through it. */
  url: string;
  stop(): Promise<void>;
}

/** A PgBouncer with this many connections to the database with this address. */
export async function startPgBouncer(databaseUrl: string, connections: number): Promise<PgBouncer> {
  const { hostname, port, pathname, username } = new URL(databaseUrl);
  const folder = mkdtempSync(path.join(tmpdir(), 'pgbouncer-'));
  const [own, file] = [await freePort(), (name: string) => path.join(folder, name)];
  writeFileSync(file('users'), `"${username}" ""\n`);
  writeFileSync(
    file('pgbouncer.ini'),
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = trust
auth_file = ${file('users')}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
query_wait_timeout = 5
server_login_retry = 1
logfile = ${file('log')}
`,
  );
  const { uid, gid } = identity();
  if (uid !== undefined && gid !== undefined) {
    for (const each of [folder, file('users'), file('pgbouncer.ini')]) chownSync(each, uid, gid);
  }
  const child = spawn(PROGRAM, ['-q', file('pgbouncer.ini')], { ...identity(), stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended: ${readFileSync(file('log'), 'utf8')}`);
    const client = new pg.Client({ connectionString: url.href });
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  });
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
