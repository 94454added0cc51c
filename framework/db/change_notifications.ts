// Cross-process change notifications; each process has one watcher. PostgreSQL sends NOTIFY, from the triggers
// that `notifyOnChange` creates; SQLite is polled, cheaply, for changes of its file.
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Knex } from 'knex';
import { logger } from '../logging.js';
import type { Database } from './database.js';
import { connectToSession, cut } from './postgres_hosts.js';

const POLL_MS = 100;
const RECONNECT_MS = 1_000;
/** A connection may stop working without closing, as behind a proxy that stops forwarding: it is checked at this interval. */
const HEARTBEAT_MS = 5_000;
/** A connection that takes longer to answer is given up. */
const ANSWER_MS = 5_000;

/** Gets the changed keys, or `null` if they are unknown. */
export type ChangeListener = (key: number | null) => void;

/**
 * Calls `listener` after each commit that changed `table`, until `signal` aborts; resolves when the
 * watch is in place. On SQLite the key is always `null`, and the change may be to another table: SQLite only
 * reports that the file has changed, and recording each change would cost more than an index look-up.
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
    watches.set(db, (watch = db.dialect === 'postgres' ? new Listening(db.directUrl) : new Polling(db.read)));
  return watch;
}

/** One connection per process that LISTENs for every watched table, for as long as someone watches. */
class Listening implements Watch {
  private readonly listeners = new Map<string, Set<ChangeListener>>();
  private client: Promise<pg.Client> | undefined;
  private newest: pg.Client | undefined;
  /** The end of the statements that were asked so far: a connection carries out one at a time. */
  private asked: Promise<unknown> = Promise.resolve();

  constructor(private readonly url: string) {}

  async add(table: string, listener: ChangeListener): Promise<() => void> {
    this.listeners.set(table, (this.listeners.get(table) ?? new Set()).add(listener));
    try {
      const client = await this.open();
      await this.ask(client, `LISTEN "${table}"`);
    } catch (error) {
      this.remove(table, listener);
      throw error;
    }
    return () => this.remove(table, listener);
  }

  private ask(client: pg.Client, statement: string): Promise<unknown> {
    const answer = this.asked.then(() => client.query(statement));
    this.asked = answer.catch(() => undefined);
    return answer;
  }

  /** The connection; after a failure the next caller retries it. */
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
    const client = await connectToSession(this.url, { query_timeout: ANSWER_MS });
    client.on('notification', ({ channel, payload }) => this.tell(channel, Number(payload)));
    const heartbeat = setInterval(() => {
      this.ask(client, 'SELECT 1').catch((error: unknown) => this.lost(client, error));
    }, HEARTBEAT_MS).unref();
    client.on('end', () => clearInterval(heartbeat));
    client.on('error', (error) => this.lost(client, error));
    this.newest = client;
    try {
      for (const table of this.listeners.keys()) await this.ask(client, `LISTEN "${table}"`);
    } catch (error) {
      clearInterval(heartbeat);
      if (this.newest === client) this.newest = undefined;
      cut(client);
      throw error;
    }
    return client;
  }

  /** Reconnects, unless another connection has already replaced this one. */
  private lost(client: pg.Client, error: unknown): void {
    cut(client);
    if (this.newest !== client) return;
    logger.warn({ error: wordsOf(error) }, 'the connection for change notifications was lost');
    this.newest = undefined;
    this.client = undefined;
    setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
  }

  /** Changes made meanwhile are unknown: every listener gets `null`. */
  private async reconnect(): Promise<void> {
    if (this.client || this.listeners.size === 0) return;
    try {
      await this.open();
      for (const table of this.listeners.keys()) this.tell(table, null);
      logger.info('change notifications work again');
    } catch (error) {
      logger.debug({ error: wordsOf(error) }, 'reconnecting for change notifications failed'); // once a second
      setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
    }
  }

  private tell(table: string, key: number | null): void {
    for (const listener of this.listeners.get(table) ?? []) call(listener, key);
  }
}

/** The log text for a lost connection, without the driver's stack trace. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Closes the connection; one that does not answer is destroyed. */
async function close(client: pg.Client): Promise<void> {
  const timer = setTimeout(() => cut(client), ANSWER_MS);
  await client.end();
  clearTimeout(timer);
}

/** Errors of a listener belong to no request: they are logged, and must not end the process. */
function call(listener: ChangeListener, key: number | null): void {
  try {
    listener(key);
  } catch (error) {
    logger.error({ err: error }, 'a listener of change notifications failed');
  }
}

/**
 * `PRAGMA data_version` changes when another connection has committed
 * (https://www.sqlite.org/pragma.html#pragma_data_version); the readers never write. It is a value
 * of one connection, so the watcher uses its own connection.
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

  /** Changes are unknown after a failed poll: then every listener gets `null`. */
  private async poll(): Promise<void> {
    this.polling = true;
    while (this.listeners.size > 0) {
      try {
        await this.look();
      } catch (error) {
        logger.error({ err: error }, 'polling for changes failed');
        await delay(RECONNECT_MS);
        this.tell();
      }
    }
    this.polling = false;
  }

  /** Reports changes while there are listeners. */
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
