// PostgreSQL servers of a test's own, on free ports: a primary, and standbys that replicate it. Needs Debian's package
// postgresql; as root they run as the user postgres, because PostgreSQL refuses to run as root.
import { execFile, execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { CertificateFiles } from './certificates.js';
import { freePort } from './ports.js';
import { until } from './until.js';

const VERSIONS = '/usr/lib/postgresql';
const SETTINGS = `
max_connections = 80
shared_buffers = 16MB
fsync = off
wal_keep_size = 256MB
hot_standby_feedback = on
`;

/** The folder with initdb and so on of the newest installed version; undefined without one. */
function postgresPrograms(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).map(Number) : [];
  const newest = versions.sort((one, other) => other - one)[0];
  const folder = path.join(VERSIONS, String(newest), 'bin');
  return existsSync(path.join(folder, 'initdb')) ? folder : undefined;
}

/** Skips the tests of a `describe` where the programs of PostgreSQL are missing; they fail with REQUIRE_POSTGRES=1. */
export function needsPostgresPrograms(): void {
  before(function () {
    if (postgresPrograms() !== undefined) return;
    const problem = `no PostgreSQL server is installed in ${VERSIONS}`;
    if (process.env.REQUIRE_POSTGRES === '1') throw new Error(problem);
    console.log(`      skipped: ${problem}`);
    this.skip();
  });
}

/** The user and group to run as; none where this process is not root. Poolers refuse root too. */
export function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  return { uid: Number(uid), gid: Number(gid) };
}

/** The command line that runs a program as that user. */
function asPostgres(program: string, args: string[]): [string, string[]] {
  const { uid, gid } = identity();
  if (uid === undefined) return [program, args];
  return ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', program, ...args]];
}

/** Where a server runs. */
export interface Place {
  /** Its IP address. */
  address: string;
  /** The command line that runs a program there. */
  command(program: string, args: string[]): [string, string[]];
}

/** This machine. */
export const HERE: Place = { address: '127.0.0.1', command: (program, args) => [program, args] };
/** Every host of the network may connect. */
const NETWORK = 'host all all samenet trust\nhost replication all samenet trust\n';

export class PostgresServer {
  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly place: Place,
  ) {}

  /** A new empty server, which is running; its folder is made in `parent`. */
  static async start(
    place = HERE,
    { parent = tmpdir(), settings = '' }: { parent?: string; settings?: string } = {},
  ): Promise<PostgresServer> {
    const server = await PostgresServer.prepare(place, parent);
    await server.program(
      'initdb',
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
      '-D',
      server.data,
    );
    appendFileSync(path.join(server.data, 'postgresql.conf'), SETTINGS + settings);
    if (place !== HERE) appendFileSync(path.join(server.data, 'pg_hba.conf'), NETWORK);
    await server.boot();
    return server;
  }

  private static async prepare(place: Place, parent = tmpdir()): Promise<PostgresServer> {
    const folder = mkdtempSync(path.join(parent, 'postgres-'));
    const { uid, gid } = identity();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    return new PostgresServer(folder, await freePort(), place);
  }

  /** Where its files are. */
  get data(): string {
    return path.join(this.folder, 'data');
  }

  get address(): string {
    return `${this.place.address}:${this.port}`;
  }

  /** Starts a server that was stopped or killed. */
  async boot(): Promise<void> {
    const options = `-p ${this.port} -k ${this.folder} -h ${this.place.address}`;
    await this.program(
      'pg_ctl',
      'start',
      '-w',
      '-D',
      this.data,
      '-l',
      path.join(this.folder, 'log'),
      '-o',
      options,
    );
  }

  /** A standby of this server that is running and follows it. */
  async standby(place = HERE): Promise<PostgresServer> {
    const standby = await PostgresServer.prepare(place);
    const source = `host=${this.place.address} port=${this.port} user=postgres application_name=standby`;
    await standby.program(
      'pg_basebackup',
      '-R',
      '-X',
      'stream',
      '-c',
      'fast',
      '-D',
      standby.data,
      '-d',
      source,
    );
    await standby.boot();
    await until(
      async () => (await this.query("SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'")) > 0,
    );
    return standby;
  }

  /** Answers no COMMIT from now on before a standby has stored it. */
  async waitForStandby(): Promise<void> {
    await this.query("ALTER SYSTEM SET synchronous_standby_names = '*'");
    await this.query('SELECT pg_reload_conf()');
    await until(
      async () => (await this.query("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")) > 0,
    );
  }

  /** Offers TLS with this certificate from now on. */
  async offerTls({ cert, key }: CertificateFiles): Promise<void> {
    const { uid, gid } = identity();
    for (const [from, name] of [[cert, 'server.crt'] as const, [key, 'server.key'] as const]) {
      const file = path.join(this.data, name);
      copyFileSync(from, file);
      chmodSync(file, 0o600);
      if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
    }
    await this.query('ALTER SYSTEM SET ssl = on');
    await this.query('SELECT pg_reload_conf()');
    await until(
      async () => (await this.query("SELECT 1 FROM pg_settings WHERE name = 'ssl' AND setting = 'on'")) > 0,
    );
  }

  /** Makes a standby the primary. */
  async promote(): Promise<void> {
    await this.program('pg_ctl', 'promote', '-w', '-D', this.data);
  }

  /** Ends it as a crash does, without a farewell to its clients or standbys. */
  async kill(): Promise<void> {
    await this.program('pg_ctl', 'stop', '-m', 'immediate', '-D', this.data);
  }

  /** Shuts it down in order. */
  async shutDown(): Promise<void> {
    await this.program('pg_ctl', 'stop', '-m', 'fast', '-D', this.data);
  }

  /** Stops it, if it runs, and deletes its files. */
  async remove(): Promise<void> {
    await this.kill().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The number of rows that a statement returns. */
  async query(sql: string, database = 'postgres'): Promise<number> {
    const client = new pg.Client({ connectionString: `postgres://postgres@${this.address}/${database}` });
    await client.connect();
    try {
      return (await client.query(sql)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  }

  /** Runs a program of PostgreSQL to its end. */
  async program(name: string, ...args: string[]): Promise<string> {
    const file = path.join(postgresPrograms() ?? '', name);
    try {
      const [program, all] = this.place.command(...asPostgres(file, args));
      return (await promisify(execFile)(program, all, { cwd: this.folder })).stdout;
    } catch (error) {
      const log = path.join(this.folder, 'log');
      const lines = existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '';
      throw new Error(`${(error as Error).message}\n${lines}`, { cause: error });
    }
  }
}
