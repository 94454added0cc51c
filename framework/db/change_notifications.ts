// Cross-process change notifications, for which each process has one watcher. PostgreSQL tells (NOTIFY, from the triggers that
// `notifyOnChange` makes); SQLite is asked, cheaply, whether its file has changed.
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Knex } from 'knex';
import { logger } from '../logging.js';
import type { Database } from './database.js';
import { withTls } from './postgres_tls.js';

const POLL_MS = 100;
const RECONNECT_MS = 1_000;
/** A connection may go silent without closing, as behind a proxy that stops forwarding: it is asked so often. */
const HEARTBEAT_MS = 5_000;
/** A connection that takes longer to open or to answer is given up. */
const ANSWER_MS = 5_000;

/** Told which keys changed, or `null` when the listener must look for itself. */
export type ChangeListener = (key: number | null) => void;

/**
 * Calls `listener` after each commit that changed `table`, until `signal` aborts; resolves when the
 * watch is in place. On SQLite the key is always `null`, and the change may be to another table: SQLite says of its
 * file alone that it has changed, and marks that each write would have to leave cost more than a look at an index.
 */
export async function watchTable(
  db: Database,
  table: string,
  listener: ChangeListener,
  signal: AbortSignal,
): Promise<void> {
  const watch = watchOf(db);
  const stop = await watch.add(table, listener);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
}

interface Watch {
  add(table: string, listener: ChangeListener): Promise<() => void>;
}

const watches = new WeakMap<Database, Watch>();

function watchOf({ root: db }: Database): Watch {
  let watch = watches.get(db);
  if (!watch)
    watches.set(db, (watch = db.dialect === 'postgres' ? new Listening(db.url) : new Polling(db.read)));
  return watch;
}

/** One connection per process that LISTENs for every watched table, for as long as someone watches. */
class Listening implements Watch {
  private readonly listeners = new Map<string, Set<ChangeListener>>();
  private client: Promise<pg.Client> | undefined;
  private newest: pg.Client | undefined;

  constructor(private readonly url: string) {}

  async add(table: string, listener: ChangeListener): Promise<() => void> {
    this.listeners.set(table, (this.listeners.get(table) ?? new Set()).add(listener));
    try {
      const client = await this.open();
      await client.query(`LISTEN "${table}"`);
    } catch (error) {
      this.remove(table, listener);
      throw error;
    }
    return () => this.remove(table, listener);
  }

  /** The connection; one that could not be made is tried again by the next who asks. */
  private open(): Promise<pg.Client> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      throw error;
    });
    return this.client;
  }

  private remove(table: string, listener: ChangeListener): void {
    const set = this.listeners.get(table);
    set?.delete(listener);
    if (set?.size === 0) this.listeners.delete(table);
    if (this.listeners.size > 0) return;
    const client = this.client;
    this.client = undefined;
    this.newest = undefined;
    client?.then(close).catch((error: unknown) => logger.warn({ err: error }, 'closing a watch failed'));
  }

  private async connect(): Promise<pg.Client> {
    const { default: driver } = await import('pg');
    const client = new driver.Client({
      connectionString: withTls(this.url),
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('notification', ({ channel, payload }) => this.tell(channel, Number(payload)));
    const heartbeat = setInterval(() => {
      client.query('SELECT 1').catch((error: unknown) => this.lost(client, error));
    }, HEARTBEAT_MS).unref();
    client.on('end', () => clearInterval(heartbeat));
    client.on('error', (error) => this.lost(client, error));
    this.newest = client;
    try {
      await client.connect();
      for (const table of this.listeners.keys()) await client.query(`LISTEN "${table}"`);
    } catch (error) {
      clearInterval(heartbeat);
      if (this.newest === client) this.newest = undefined;
      cut(client);
      throw error;
    }
    return client;
  }

  /** Connects anew, unless another connection has taken this one's place already. */
  private lost(client: pg.Client, error: unknown): void {
    cut(client);
    if (this.newest !== client) return;
    logger.warn({ error: wordsOf(error) }, 'the connection that watches for changes was lost');
    this.newest = undefined;
    this.client = undefined;
    setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
  }

  /** What changed meanwhile is not known: every listener looks for itself. */
  private async reconnect(): Promise<void> {
    if (this.client || this.listeners.size === 0) return;
    try {
      await this.open();
      for (const table of this.listeners.keys()) this.tell(table, null);
      logger.info('changes are watched again');
    } catch (error) {
      logger.debug({ error: wordsOf(error) }, 'watching for changes again failed'); // once a second
      setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
    }
  }

  private tell(table: string, key: number | null): void {
    for (const listener of this.listeners.get(table) ?? []) call(listener, key);
  }
}

/** What the log says of a lost connection; where in the driver it was noticed tells nobody anything. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Says goodbye to the server; a connection that does not answer is cut. */
async function close(client: pg.Client): Promise<void> {
  const timer = setTimeout(() => cut(client), ANSWER_MS);
  await client.end();
  clearTimeout(timer);
}

/** Ends a connection at once: a goodbye to a silent one would wait for ever. */
function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

/** What a listener throws belongs to no request: it is logged, and must not end the process. */
function call(listener: ChangeListener, key: number | null): void {
  try {
    listener(key);
  } catch (error) {
    logger.error({ err: error }, 'a listener to changes failed');
  }
}

/**
 * `PRAGMA data_version` changes when another connection has committed
 * (https://www.sqlite.org/pragma.html#pragma_data_version); the readers never write. It is a value
 * of one connection, so it is asked on one that the watch keeps to itself.
 */
class Polling implements Watch {
  private readonly listeners = new Set<ChangeListener>();
  private polling = false;

  constructor(private readonly read: Knex) {}

  async add(_table: string, listener: ChangeListener): Promise<() => void> {
    this.listeners.add(listener);
    if (!this.polling) void this.poll();
    return Promise.resolve(() => {
      this.listeners.delete(listener);
    });
  }

  /** What changes while a look fails is not known: then every listener looks for itself. */
  private async poll(): Promise<void> {
    this.polling = true;
    while (this.listeners.size > 0) {
      try {
        await this.look();
      } catch (error) {
        logger.error({ err: error }, 'watching for changes failed');
        await delay(RECONNECT_MS);
        this.tell();
      }
    }
    this.polling = false;
  }

  /** Tells of changes for as long as someone listens. */
  private async look(): Promise<void> {
    const client = this.read.client as {
      acquireConnection(): Promise<unknown>;
      releaseConnection(connection: unknown): Promise<void>;
    };
    const connection = await client.acquireConnection();
    try {
      let seen = await this.version(connection);
      while (this.listeners.size > 0) {
        await delay(POLL_MS);
        const version = await this.version(connection);
        if (version !== seen) this.tell();
        seen = version;
      }
    } finally {
      await client.releaseConnection(connection);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) call(listener, null);
  }

  private async version(connection: unknown): Promise<number> {
    const [row] = (await this.read.raw('PRAGMA data_version').connection(connection as never)) as {
      data_version: number;
    }[];
    return row?.data_version ?? 0;
  }
}
