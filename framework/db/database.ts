// Connections and transactions. SQLite: one connection for writes and four for reads (WAL).
// PostgreSQL: one pool. The same model code runs on both.
import knexModule, { type Knex } from 'knex';
import { checkpoint } from '../checkpoints.js';
import { databaseNow, refuseLate } from '../deadlines.js';
import { ApiError } from '../errors.js';
import { isPostgres, settings } from '../conf/settings.js';
import { addProbe, type Outage } from './outages.js';
import { Prober } from './prober.js';
import { postgresConfig, type TransactionLimits } from './postgres_client.js';
import { Standby } from './standby.js';
import { sqliteConfig, sqliteFilename } from './sqlite_client.js';

export type Transaction = Knex.Transaction;
/** The target of a query: the readers, or a transaction. */
export type Queryable = Knex | Transaction;

export type Dialect = 'sqlite' | 'postgres';

/** How often a transaction is retried after a deadlock or serialization failure. */
const MAX_ATTEMPTS = 4;

/** Other ways to a database of PostgreSQL; '' or undefined: none. */
export interface OtherUrls {
  /** A standby of it. */
  replicaUrl?: string;
  /** The server itself, where the database's URL leads to a pooler. */
  directUrl?: string;
}

/** An open database: use `read` for queries that only read, and `transaction` for writes. */
export class Database {
  readonly dialect: Dialect;
  readonly read: Knex;
  /** The open database itself, without the deadline or transaction that this one adds to it. */
  readonly root: Database = this;
  /** After this time nothing is committed (framework/deadlines.ts). */
  readonly deadline: number = Infinity;
  private readonly write: Knex;
  private readonly prober = new Prober(() => knexModule(this.configFor(1)));
  private readonly endProbe = addProbe((outage) => this.probe(outage));
  private readonly standby: Standby | undefined;

  constructor(
    readonly url: string,
    private readonly others: OtherUrls = {},
  ) {
    const { replicaUrl } = others;
    this.dialect = isPostgres(url) ? 'postgres' : 'sqlite';
    this.read = knexModule(this.configFor(this.dialect === 'postgres' ? settings.DATABASE_POOL_SIZE : 4));
    this.write = this.dialect === 'postgres' ? this.read : knexModule(this.configFor(1));
    if (replicaUrl) this.standby = this.standbyAt(replicaUrl);
  }

  /** Where a connection is a session of PostgreSQL, for LISTEN and locks of sessions: never a pooler. */
  get directUrl(): string {
    return this.others.directUrl || this.url;
  }

  private standbyAt(url: string): Standby {
    return new Standby(this.read, postgresConfig(url, settings.DATABASE_POOL_SIZE, this.isPooled));
  }

  private get isPooled(): boolean {
    return this.directUrl !== this.url;
  }

  /** The configuration of a pool of so many connections. */
  private configFor(connections: number): Knex.Config {
    return this.dialect === 'postgres'
      ? postgresConfig(this.url, connections, this.isPooled)
      : sqliteConfig(sqliteFilename(this.url), connections);
  }

  /**
   * Runs `work` in a write transaction (BEGIN IMMEDIATE on SQLite): it commits when `work` resolves, and rolls
   * back when it throws. Inside, every query must use the transaction it is given. `work` may run
   * again after a deadlock, so it must have no effect outside the database. Once the deadline has passed,
   * nothing is begun and nothing is committed: `timeout`.
   */
  async transaction<T>(work: (trx: Transaction) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
    const { deadline = this.deadline } = limits;
    let thrown: unknown;
    const withinDeadline = async (trx: Transaction): Promise<T> => {
      await checkpoint('transaction begun');
      refuseLate(deadline); // it may have waited for the lock
      const result = await work(trx).catch((error: unknown) => {
        throw (thrown = error); // knex may replace it by that of the ROLLBACK
      });
      await checkpoint('transaction done');
      refuseLate(deadline); // PostgreSQL checks it again together with the COMMIT
      return result;
    };
    for (let attempt = 1; ; attempt += 1) {
      refuseLate(deadline);
      try {
        return await this.write.transaction(withinDeadline, { limits: { ...limits, deadline } } as object);
      } catch (error) {
        if (isBusy(error)) {
          throw new ApiError('unavailable', 'The database is busy. Try again.', [], 1);
        }
        if (wasEnded(error) || wasEnded(thrown)) {
          throw new ApiError('unavailable', 'This took too long, and was undone. Try again.', [], 1);
        }
        if (attempt >= MAX_ATTEMPTS || !lostRace(error)) throw error;
      }
    }
  }

  /** This database for work that must be committed before a deadline. */
  until(deadline: number): Database {
    return Object.assign(Object.create(this) as Database, { deadline });
  }

  /** Runs `work` in a read-only transaction, which sees one snapshot of the database. */
  snapshot<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    const isolation = this.dialect === 'postgres' && { isolationLevel: 'repeatable read' as const };
    return this.read.transaction(work, { readOnly: true, ...isolation });
  }

  /**
   * Runs `work`, which only reads and decides nothing, on the standby if there is one and it has everything that was
   * committed before this call, and otherwise here. `work` may run again, and reads through the database that it is given.
   */
  async fromStandby<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (!this.standby) return work(this);
    return this.standby.read(
      (trx) => work(this.inside(trx)),
      () => work(this),
    );
  }

  /**
   * This database as a part of `trx` sees it: what it reads and writes belongs to `trx`, and its
   * transactions are savepoints in it. So a model's function can be part of a larger transaction.
   */
  inside(trx: Transaction): Database {
    return Object.assign(Object.create(this) as Database, {
      read: trx,
      standby: undefined,
      transaction: <T>(work: (savepoint: Transaction) => Promise<T>) => trx.transaction(work),
    });
  }

  /** For schema changes and maintenance outside transactions; models use `transaction`. */
  get maintenance(): Knex {
    return this.write;
  }

  /** Resolves when the database works, or, after an outage, works again; otherwise rejects with the error of one. */
  probe(outage: Outage): Promise<void> {
    return this.prober.ask(outage);
  }

  /** How busy its pools are; SQLite has two. */
  pools(): PoolUse[] {
    return this.read === this.write
      ? [useOf('all', this.read)]
      : [useOf('read', this.read), useOf('write', this.write)];
  }

  async close(): Promise<void> {
    this.endProbe();
    await this.prober.close();
    await this.standby?.close();
    await this.read.destroy();
    if (this.write !== this.read) await this.write.destroy();
  }
}

/** The connections of a pool, and what waits for one. */
interface PoolUse {
  pool: 'all' | 'read' | 'write';
  used: number;
  free: number;
  max: number;
  waiting: number;
}

function useOf(pool: PoolUse['pool'], knex: Knex): PoolUse {
  // https://github.com/Vincit/tarn.js
  const tarn = (knex.client as { pool: Record<string, () => number> & { max: number } }).pool;
  const count = (name: string): number => tarn[name]?.() ?? 0;
  const waiting = count('numPendingAcquires');
  return { pool, used: count('numUsed'), free: count('numFree'), max: tarn.max, waiting };
}

/** Opens the database of a URL; connections are opened when they are first needed. */
export function openDatabase(url: string = settings.DATABASE_URL): Database {
  const { DATABASE_URL, DATABASE_REPLICA_URL: replicaUrl, DATABASE_DIRECT_URL: directUrl } = settings;
  return new Database(url, url === DATABASE_URL ? { replicaUrl, directUrl } : {});
}

/** Opens the configured database for `work`, and closes it afterwards. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/**
 * The database's time plus this many milliseconds, in the format of `DateTimeField`: RFC 3339, UTC, milliseconds.
 * Processes with different clocks can compare it.
 */
export function now(plusMs = 0): string {
  return new Date(databaseNow() + plusMs).toISOString();
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** serialization_failure and deadlock_detected of PostgreSQL. */
function lostRace(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** Whether PostgreSQL ended the transaction, because this process stood still (25P03: idle_in_transaction_session_timeout). */
function wasEnded(error: unknown): boolean {
  return codeOf(error) === '25P03';
}

/** Whether other transactions held the locks or all connections for longer than a transaction waits. */
function isBusy(error: unknown): boolean {
  return isLockTimeout(error) || (error instanceof Error && error.name === 'KnexTimeoutError');
}

/** Whether another transaction held a lock for longer than this one waits (55P03: lock_not_available). */
export function isLockTimeout(error: unknown): boolean {
  return ['SQLITE_BUSY', '55P03'].includes(codeOf(error));
}

/** The database's own message, without the statement that knex prepends. */
export function databaseWords({ message }: Error): string {
  return message.slice(message.lastIndexOf(' - ') + 1).replace(/^- /, '');
}

/** Whether an insert or update violates a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    codeOf(error) === '23505' || (error instanceof Error && /UNIQUE constraint failed/.test(error.message))
  );
}

/** Whether a statement violates a foreign key. */
export function isForeignKeyViolation(error: unknown): boolean {
  const sqlite = error instanceof Error && /FOREIGN KEY constraint failed/.test(error.message);
  return sqlite || ['23503', '23001'].includes(codeOf(error));
}
