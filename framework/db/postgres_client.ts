// knex's PostgreSQL dialect with additions: UTC, the same value types as on SQLite (bigint, count and sum as
// numbers, timestamps as RFC 3339 strings), and transactions with limits.
import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import BaseClient from 'knex/lib/dialects/postgres/index.js';
import BaseTransaction from 'knex/lib/dialects/postgres/execution/pg-transaction.js';
import type pg from 'pg';
import { deadlinePassed, learnClock, LOCK_TIMEOUT_MS } from '../deadlines.js';
import { currentRequest, type RequestContext } from '../request_context.js';
import { traceStatement } from '../tracing/spans.js';
import { knexLog } from './knex_log.js';
import { translateCommitError } from './outages.js';
import { hostsOf, type PostgresHosts } from './postgres_hosts.js';

/** Parsers by the ids of PostgreSQL's types: int8, numeric, timestamptz. */
const PARSERS: Record<number, (text: string) => unknown> = {
  20: Number,
  1700: Number,
  1184: (text) => new Date(text).toISOString(),
};

const load = createRequire(import.meta.url);

/** A frozen process must not hold its locks for long: PostgreSQL ends an idle transaction after this time. */
const IDLE_TIMEOUT_MS = 5_000;

/** The limits of a transaction. */
export interface TransactionLimits {
  /** It commits before this time (framework/deadlines.ts), or not at all. */
  deadline?: number;
  /** How long it waits for each lock, on PostgreSQL; default: LOCK_TIMEOUT_MS. */
  lockTimeoutMs?: number;
}

const CLOCK = 'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS double precision) AS ms';
const LATE = 'the deadline has passed';
/** PostgreSQL's error code for text that is not a number. */
const INVALID_TEXT_REPRESENTATION = '22P02';

class LimitedTransaction extends BaseTransaction {
  private readonly limits: TransactionLimits | undefined;

  constructor(client: unknown, container: unknown, config: { limits?: TransactionLimits }, outer: unknown) {
    super(client, container, config, outer);
    this.limits = config.limits;
  }

  override begin(connection: pg.Client): Promise<unknown> {
    if (!this.limits) return super.begin(connection);
    const { lockTimeoutMs } = this.limits;
    const set = [`SET LOCAL idle_in_transaction_session_timeout = ${IDLE_TIMEOUT_MS}`];
    if (lockTimeoutMs !== undefined || this.trxClient.config.isPooled) {
      set.push(`SET LOCAL lock_timeout = ${lockTimeoutMs ?? LOCK_TIMEOUT_MS}`);
    }
    return this.query(connection, `BEGIN; ${set.join('; ')};`);
  }

  /**
   * PostgreSQL compares its own clock with the deadline, and stops at the first statement that fails: in one message,
   * so that even a process frozen in between cannot commit too late.
   */
  override async commit(connection: pg.Client, value: unknown): Promise<void> {
    if (!this.limits) return void (await super.commit(connection, value));
    const { deadline = Infinity } = this.limits;
    const check = deadline === Infinity ? '' : `${failsAfter(deadline)}; `;
    try {
      await this.trxClient.query(connection, `${check}COMMIT;`);
      this._completed = true;
      this._resolver(value);
    } catch (error) {
      await this.trxClient.query(connection, 'ROLLBACK').catch(() => undefined); // it may have ended already
      this._completed = true;
      this._rejecter(isLate(error) ? deadlinePassed() : translateCommitError(error));
    }
  }
}

/** A statement that fails after the deadline, because its text is not a number. */
function failsAfter(deadline: number): string {
  const isEarly = `clock_timestamp() < to_timestamp(${deadline / 1000})`;
  return `SELECT CAST(CASE WHEN ${isEarly} THEN '0' ELSE '${LATE}' END AS integer)`;
}

/** Identified by its code: knex prepends the statement, which has the text too, to the message of every error. */
function isLate(error: unknown): boolean {
  return (error as { code?: string }).code === INVALID_TEXT_REPRESENTATION;
}

class PostgresClient extends BaseClient {
  declare readonly config: { hosts: PostgresHosts };

  constructor(config: Knex.Config) {
    super({ ...config, client: 'pg' }); // the name that dialect.ts and the migrations check
  }

  /** As knex's own, on one of the hosts of the URL. knex drops a connection that is marked as disposed. */
  override async _acquireOnlyConnection(): Promise<pg.Client> {
    const connection: pg.Client & { __knex__disposed?: unknown } = await this.config.hosts.connect(
      this.connectionSettings,
    );
    connection.on('error', (error) => (connection.__knex__disposed = error));
    connection.on('end', () => (connection.__knex__disposed ??= 'the connection was closed'));
    return connection;
  }

  /** Each statement of a request begins with its id, for pg_stat_activity and the log of PostgreSQL. */
  override _query(connection: pg.Client, query: { sql: string }): Promise<unknown> {
    const request = currentRequest();
    if (!request) return super._query(connection, query);
    const { sql } = query;
    query.sql = `${commentOf(request)}${sql}`;
    return traceStatement(request.span, 'postgresql', sql, () => super._query(connection, query));
  }

  override transaction(...args: [unknown, { limits?: TransactionLimits }, unknown]): LimitedTransaction {
    return new LimitedTransaction(this, ...args);
  }
}

/** pg_stat_activity shows the first 1,024 bytes of a statement: the ids of a batch must leave room for it. */
const MAX_COMMENT = 100;

/** An id has no character that could end the comment (`acceptRequestId`); what else comes is left out. */
function commentOf({ requestId }: RequestContext): string {
  return /^[\w.:,-]+$/.test(requestId) ? `/* request_id=${requestId.slice(0, MAX_COMMENT)} */ ` : '';
}

/**
 * A knex configuration with a pool of at most this many connections. `isPooled`: the URL leads to a pooler, whose
 * connections have no settings of their own, except the time zone, which poolers pass on.
 */
export function postgresConfig(url: string, connections: number, isPooled = false): Knex.Config {
  // Not loaded for SQLite.
  const { getTypeParser } = (load('pg') as typeof pg).types;
  return {
    client: PostgresClient as unknown as typeof Knex.Client,
    hosts: hostsOf(url),
    isPooled,
    // A statement's values may be secrets: error messages must not contain them.
    compileSqlOnError: false,
    connection: {
      application_name: 'ecommerce',
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          ((format !== 'binary' && PARSERS[oid]) || getTypeParser(oid, format)) as unknown,
      },
      ...(!isPooled && { options: `-c lock_timeout=${LOCK_TIMEOUT_MS}` }),
    } as Knex.PgConnectionConfig,
    acquireConnectionTimeout: LOCK_TIMEOUT_MS,
    log: knexLog,
    pool: {
      ...{ min: 0, max: connections },
      // Every new connection reads the database's clock.
      ...{ afterCreate: readClock, maxConnectionLifetimeMillis: 600_000 },
    } as Knex.PoolConfig,
  } as Knex.Config;
}

function readClock(connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void): void {
  const askedAt = Date.now();
  connection.query<{ ms: number }>(CLOCK, (error: Error | null, result) => {
    if (!error && result.rows[0]) learnClock(result.rows[0].ms, askedAt, Date.now());
    done(error, connection);
  });
}
