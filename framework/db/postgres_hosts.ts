// Connections to PostgreSQL on one of several hosts (framework/postgres_urls.ts): a primary and the standbys that can replace it.
// A host that no longer answers, or no longer fits, loses all its connections, so that the next ones go to another.
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type pg from 'pg';
import { LOCK_TIMEOUT_MS } from '../deadlines.js';
import { logger } from '../logging.js';
import { outageOf } from './outages.js';
import { withTls } from './postgres_tls.js';
import { nameOfHost, parsePostgresUrl, type PostgresAddress, type SessionTarget } from '../postgres_urls.js';

/** How long connecting to one of several hosts may take; `connect_timeout` in the URL changes it. */
const CONNECT_TIMEOUT_MS = 1_500;
const SCAN_EVERY_MS = 500;
/** After so many scans without a byte of the answer, another connection checks whether the host still works. */
const SILENT_SCANS = 4;
/** The SQLSTATE of a write on a server that takes none. */
const READ_ONLY_TRANSACTION = '25006';

const STATE = `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS read_only`;

/** What a server is, as `target_session_attrs` tells servers apart. */
interface ServerState {
  standby: boolean;
  read_only: boolean;
}

const FITS: Record<SessionTarget, (state: ServerState) => boolean> = {
  any: () => true,
  'read-write': ({ read_only }) => !read_only,
  'read-only': ({ read_only }) => read_only,
  primary: ({ standby }) => !standby,
  standby: ({ standby }) => standby,
  'prefer-standby': () => true,
};

/** How far the answer to a connection's statement has come. */
interface Progress {
  bytesRead: number;
  silentScans: number;
}

interface Host {
  name: string;
  url: string;
  connections: Map<pg.Client, Progress>;
  isChecked: boolean;
}

/** No host of several can be used now; `code` makes it an outage (outages.ts). */
class NoHostError extends Error {
  readonly code = 'NO_DATABASE_HOST';
}

/** The hosts of one URL. */
export class PostgresHosts {
  /** In the order to try them: first the one that worked last, at the end those that failed. */
  private hosts: Host[];
  private readonly address: PostgresAddress;
  private readonly timeoutMs: number;
  /** Where the last connection went. */
  private current: Host | undefined;
  private scanning: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.address = parsePostgresUrl(url);
    const { urls, connectTimeoutMs } = this.address;
    this.hosts = urls.map((each) => ({
      name: nameOfHost(each),
      url: withTls(each),
      connections: new Map(),
      isChecked: false,
    }));
    this.timeoutMs = connectTimeoutMs ?? (urls.length > 1 ? CONNECT_TIMEOUT_MS : LOCK_TIMEOUT_MS);
  }

  /**
   * A connection to the first host that answers and fits, with the settings of node-postgres. Rejects with the error
   * of a host that answers and refuses (a wrong password is wrong everywhere), or with an outage.
   */
  async connect(settings: pg.ClientConfig = {}): Promise<pg.Client> {
    const { target } = this.address;
    if (target !== 'prefer-standby') return this.connectToOne(settings, target);
    return this.connectToOne(settings, 'standby').catch((error: unknown) => {
      if (error instanceof NoHostError) return this.connectToOne(settings, 'any');
      throw error;
    });
  }

  private async connectToOne(settings: pg.ClientConfig, target: SessionTarget): Promise<pg.Client> {
    const failures: string[] = [];
    for (const host of [...this.hosts]) {
      try {
        const client = await this.open(host, settings, target);
        this.found(host);
        this.watch(host, client);
        return client;
      } catch (error) {
        if (!outageOf(error) || (this.hosts.length === 1 && !(error instanceof NoHostError))) throw error;
        failures.push(`${host.name}: ${(error as Error).message || (error as { code?: string }).code}`);
      }
    }
    throw new NoHostError(`No database host can be used: ${failures.join('; ')}.`);
  }

  private found(host: Host): void {
    if (this.current && this.current !== host) {
      logger.warn({ host: host.name, before: this.current.name }, 'the database is now at another host');
    }
    this.current = host;
    this.hosts = [host, ...this.hosts.filter((other) => other !== host)];
  }

  /** Opens a connection that fits; rejects within the time limit. A pooler accepts connections without a server. */
  private async open(
    { url }: Host,
    settings: pg.ClientConfig,
    target: SessionTarget,
    mustAnswer = false,
  ): Promise<pg.Client> {
    const { default: driver } = await import('pg');
    const client = new driver.Client({
      keepAlive: true,
      ...settings,
      connectionString: url,
      connectionTimeoutMillis: this.timeoutMs,
    });
    client.on('error', () => undefined); // each statement gets it too
    useUtc(client);
    await client.connect();
    if (target === 'any' && !mustAnswer) return client;
    const timer = setTimeout(() => cut(client), this.timeoutMs);
    try {
      const { rows } = await client.query<ServerState>(STATE);
      if (rows[0] && FITS[target](rows[0])) return client;
    } catch (error) {
      cut(client);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    void client.end();
    throw new NoHostError(`it is not ${target}`);
  }

  private watch(host: Host, client: pg.Client): void {
    host.connections.set(client, { bytesRead: 0, silentScans: 0 });
    this.scanning ??= setInterval(() => this.scan(), SCAN_EVERY_MS).unref();
    internalsOf(client).connection.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === READ_ONLY_TRANSACTION) void this.check(host);
    });
    client.on('error', () => {
      if (host.connections.delete(client)) void this.check(host); // the others may be lost too
    });
    client.on('end', () => {
      host.connections.delete(client);
      if (this.hosts.some(({ connections }) => connections.size > 0)) return;
      clearInterval(this.scanning);
      this.scanning = undefined;
    });
  }

  /**
   * Looks for statements whose answer does not come: the host may have died without closing its connections. TCP alone
   * would take a quarter of an hour to notice.
   */
  private scan(): void {
    for (const host of this.hosts) {
      for (const [client, progress] of host.connections) {
        const { connection, readyForQuery } = internalsOf(client);
        const { bytesRead } = connection.stream;
        const isSilent = readyForQuery !== true && bytesRead === progress.bytesRead;
        progress.silentScans = isSilent ? progress.silentScans + 1 : 0;
        progress.bytesRead = bytesRead;
        if (progress.silentScans >= SILENT_SCANS && progress.silentScans % SILENT_SCANS === 0) {
          void this.check(host);
        }
      }
    }
  }

  /** Drops all connections to a host that another connection cannot reach, or that no longer fits. */
  private async check(host: Host): Promise<void> {
    if (host.isChecked || host.connections.size === 0) return;
    host.isChecked = true;
    try {
      const problem = await this.problemOf(host);
      if (problem === undefined) return;
      logger.warn({ host: host.name, error: problem }, 'dropping the connections to a database host');
      this.hosts = [...this.hosts.filter((other) => other !== host), host];
      for (const client of [...host.connections.keys()]) {
        host.connections.delete(client);
        cut(client);
      }
    } finally {
      host.isChecked = false;
    }
  }

  /** Why a host's connections are of no use any more. A slow machine gets a second chance to answer. */
  private async problemOf(host: Host): Promise<string | undefined> {
    const { target } = this.address;
    const connect = () => this.open(host, {}, target === 'prefer-standby' ? 'any' : target, true);
    try {
      const client = await connect().catch((error: unknown) => {
        if (error instanceof NoHostError) throw error;
        return connect();
      });
      void client.end();
      return undefined;
    } catch (error) {
      // A server that answers, though with an error, still works: too many connections, a password that was changed.
      return isAnswer(error) ? undefined : (error as Error).message || (error as { code?: string }).code;
    }
  }
}

/** Whether PostgreSQL itself sent the error. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity !== undefined;
}

const known = new Map<string, PostgresHosts>();

/** The hosts of a URL, which all its connections of this process share. */
export function hostsOf(url: string): PostgresHosts {
  let hosts = known.get(url);
  if (!hosts) known.set(url, (hosts = new PostgresHosts(url)));
  return hosts;
}

/** A connection that is a session of the server. Rejects where a pooler is between: it would lose LISTEN and locks. */
export async function connectToSession(url: string, settings: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = await hostsOf(url).connect(settings);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  if (rows[0]?.pid === internalsOf(client).processID) return client;
  cut(client);
  throw new Error('DATABASE_URL leads to a connection pooler: set DATABASE_DIRECT_URL to the server itself.');
}

/** Destroys a connection at once: closing one that does not answer would never end. */
export function cut(client: pg.Client): void {
  internalsOf(client).connection.stream.destroy();
}

interface Internals {
  connection: EventEmitter & { stream: Socket };
  readyForQuery: boolean | undefined;
  processID: number | null;
  /** The parameters of the new session. */
  getStartupConf(): Record<string, string>;
}

/** What node-postgres does not type. */
function internalsOf(client: pg.Client): Internals {
  return client as unknown as Internals;
}

/** As a parameter of its own: poolers pass this one on, and refuse `options`. */
function useUtc(client: pg.Client): void {
  const internals = internalsOf(client);
  const parameters = internals.getStartupConf.bind(client);
  internals.getStartupConf = () => ({ ...parameters(), TimeZone: 'UTC' });
}
