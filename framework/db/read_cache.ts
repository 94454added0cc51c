// Pages of lists as they were read, for as long as nobody has written to the database. SQLite tells by
// `PRAGMA data_version` whether another connection has committed since
// (https://www.sqlite.org/pragma.html#pragma_data_version): asked after a request has come, it makes what
// was read before as good as read now. All requests of a moment share one question.
import knexModule, { type Knex } from 'knex';
import { logger } from '../logging.js';
import { sqliteConfig } from './sqlite_client.js';

/** So many lists are kept at most, and so many rows in all of them together. */
const MAX_LISTS = 1_000;
const MAX_ROWS = 5_000;

interface Kept {
  version: number;
  rows: Promise<readonly object[]>;
  /** How many rows they are; 0 while they are read. */
  size: number;
}

/** A connection that only asks; its versions say nothing to another one. */
interface Asking {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

export class ReadCache {
  private readonly knex: Knex;
  private readonly lists = new Map<string, Kept>();
  private rowsKept = 0;
  private connection: Promise<unknown> | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<number> | undefined;

  constructor(filename: string) {
    this.knex = knexModule(sqliteConfig(filename, 1));
  }

  /** The rows that `load` gives, or gave when the database was as it is now. They cannot be changed. */
  async rows<T extends object>(key: string, load: () => Promise<T[]>): Promise<readonly T[]> {
    const version = await this.version();
    if (version === null) return load();
    const kept = this.lists.get(key);
    if (kept?.version === version) return kept.rows as Promise<readonly T[]>;
    // Read after the version was asked for: what was committed meanwhile only makes it look older.
    const rows = load().then((read) => read.map((row) => Object.freeze(row)));
    const reading: Kept = { version, rows, size: 0 };
    this.forget(key);
    this.lists.set(key, reading);
    try {
      this.count(key, reading, (await rows).length);
      return await rows;
    } catch (error) {
      if (this.lists.get(key) === reading) this.forget(key);
      throw error;
    }
  }

  async close(): Promise<void> {
    const connection = await this.connection?.catch(() => undefined);
    if (connection) await this.client.releaseConnection(connection);
    await this.knex.destroy();
  }

  private get client(): Asking {
    return this.knex.client as Asking;
  }

  /** The version after now; `null` when it could not be asked. Who comes while one is asked for shares the next. */
  private async version(): Promise<number | null> {
    this.next ??= this.running.then(() => {
      this.next = undefined;
      const asked = this.ask();
      this.running = asked.catch(() => undefined);
      return asked;
    });
    try {
      return await this.next;
    } catch (error) {
      logger.warn({ err: error }, 'asking whether the database has changed failed');
      return null;
    }
  }

  private async ask(): Promise<number> {
    this.connection ??= this.client.acquireConnection();
    const query = this.knex.raw('PRAGMA data_version').connection((await this.connection) as never);
    const [row] = (await query) as { data_version: number }[];
    return row?.data_version ?? 0;
  }

  /** Counts what was read, if it is still kept; the oldest go when there are too many. */
  private count(key: string, kept: Kept, size: number): void {
    if (this.lists.get(key) !== kept) return;
    kept.size = size;
    this.rowsKept += size;
    for (const oldest of this.lists.keys()) {
      if (this.rowsKept <= MAX_ROWS && this.lists.size <= MAX_LISTS) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.rowsKept -= this.lists.get(key)?.size ?? 0;
    this.lists.delete(key);
  }
}
