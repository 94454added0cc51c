// knex's SQLite dialect with additions: BEGIN IMMEDIATE, WAL, cached prepared statements, and booleans.
import { accessSync, closeSync, constants, openSync } from 'node:fs';
import type { Knex } from 'knex';
import BaseClient from 'knex/lib/dialects/sqlite3/index.js';
import BaseTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import type { Database as Connection, Statement } from 'sqlite3';
import { LOCK_TIMEOUT_MS } from '../deadlines.js';
import { currentRequest } from '../request_context.js';
import { traceStatement } from '../tracing/spans.js';
import { knexLog } from './knex_log.js';
import { ReadsOfOneTurn, rowsAsJson, rowsFromJson } from './sqlite_reads.js';

const MAX_KEPT_STATEMENTS = 500;

/**
 * Plain BEGIN is deferred: a read followed by a write then fails at once when another process wrote in
 * between, regardless of the timeout (https://www.sqlite.org/lang_transaction.html).
 */
class ImmediateTransaction extends BaseTransaction {
  override begin(connection: Connection): Promise<unknown> {
    return this.query(connection, this.readOnly ? 'BEGIN;' : 'BEGIN IMMEDIATE;');
  }

  /** A failed COMMIT may leave the transaction open, and its connection could not begin another. */
  override async commit(connection: Connection, value: unknown): Promise<void> {
    try {
      await this.trxClient.query(connection, 'COMMIT;');
      this._completed = true;
      this._resolver(value);
    } catch (error) {
      await this.trxClient.query(connection, 'ROLLBACK;').catch(() => undefined); // SQLite may have already rolled back
      this._completed = true;
      this._rejecter(error);
    }
  }
}

/** Options of queries in knex's `queryContext`. */
export interface QueryContext {
  booleanColumns?: readonly string[];
  /** Rows are read as one JSON string; columns must have different names, and no fractions or bytes. */
  manyRows?: boolean;
}

interface KnexQuery {
  sql: string;
  bindings: unknown[];
  method?: string;
  returning?: unknown;
  queryContext?: QueryContext;
  response?: unknown;
  context?: unknown;
}

interface KnexBuilder {
  _single: { limit?: number; skipBinding?: Record<string, unknown> };
}

/** A cached prepared statement, and its variant with rows as JSON when its columns are known. */
interface Kept {
  statement: Statement;
  json?: { statement: Statement; columns: string[] };
}

const openedReadOnly = new WeakSet<Connection>();

function isWritable(filename: string): boolean {
  if (filename === ':memory:') return true;
  try {
    accessSync(filename, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Not a field of the client: knex creates a transaction's client without running constructors. */
const keptStatements = new WeakMap<Connection, Map<string, Kept>>();

class SqliteClient extends BaseClient {
  /** Reads of many rows outside transactions: knex creates a transaction's client without running constructors. */
  readonly reads = new ReadsOfOneTurn({
    acquire: () => this.acquireConnection(),
    release: (connection) => this.releaseConnection(connection),
    prepared: async (connection, sql) => (await keep(connection, sql)).statement,
    asked: (sql, bindings) => void this.emit('query', { method: 'select', sql, bindings }),
  });

  override async acquireRawConnection(): Promise<unknown> {
    const { filename } = this.config.connection;
    createPrivateFile(filename);
    const wasWritable = isWritable(filename);
    const connection = (await super.acquireRawConnection()) as Connection;
    if (!wasWritable || !isWritable(filename)) openedReadOnly.add(connection);
    return connection;
  }

  /** A connection to a file that could only be read when it was opened could never write: it is opened anew. */
  override validateConnection(connection: Connection): boolean {
    return !openedReadOnly.has(connection) || !isWritable(this.config.connection.filename);
  }

  override transaction(...args: unknown[]): ImmediateTransaction {
    return new ImmediateTransaction(this, ...args);
  }

  /**
   * LIMIT as a literal: SQLite uses it for planning, so a bound limit recompiles the statement each time
   * (sqlite3_bind_… expires it, unless SQLITE_DBCONFIG_ENABLE_QPSG is on, which nothing here can set).
   */
  override queryCompiler(builder: KnexBuilder, ...rest: unknown[]): object {
    const { _single: single } = builder;
    if (single.limit !== undefined) single.skipBinding = { ...single.skipBinding, limit: true };
    return super.queryCompiler(builder, ...rest);
  }

  /** Runs queries through cached statements, because compiling one costs more than running it. */
  override _query(connection: Connection, query: KnexQuery): Promise<KnexQuery> {
    return traceStatement(currentRequest()?.span, 'sqlite', query.sql, () => this.runKept(connection, query));
  }

  private async runKept(connection: Connection, query: KnexQuery): Promise<KnexQuery> {
    if (!['select', 'first', 'pluck', 'insert', 'update', 'del'].includes(query.method ?? '')) {
      return super._query(connection, query) as Promise<KnexQuery>;
    }
    const kept = await keep(connection, query.sql);
    if (query.queryContext?.manyRows) {
      query.response = await manyRows(connection, kept, query);
      return query;
    }
    const rows = ['select', 'first', 'pluck'].includes(query.method ?? '') || Boolean(query.returning);
    const [response, context] = await run(kept.statement, rows ? 'all' : 'run', query.bindings);
    return Object.assign(query, { response, context });
  }

  override async destroyRawConnection(connection: Connection): Promise<void> {
    for (const kept of keptStatements.get(connection)?.values() ?? []) finalize(kept);
    keptStatements.delete(connection);
    await super.destroyRawConnection(connection);
  }
}

/** Returns the rows of the statement, and knex's data about the run (`lastID`, `changes`). */
function run(statement: Statement, how: 'all' | 'run', bindings: unknown[]): Promise<[unknown, unknown]> {
  return new Promise((resolve, reject) => {
    statement[how](bindings, function (this: unknown, error: Error | null, response?: unknown) {
      if (error) reject(error);
      else resolve([response, this]);
    });
  });
}

/**
 * node-sqlite3 creates each row cell by cell on the main thread; one JSON string, created on SQLite's thread,
 * costs a third of that. json_group_array keeps the order of the rows.
 */
async function manyRows(
  connection: Connection,
  kept: Kept,
  { sql, bindings }: KnexQuery,
): Promise<unknown[]> {
  if (kept.json) {
    const { statement, columns } = kept.json;
    const [found] = await run(statement, 'all', bindings);
    const [{ rows }] = found as [{ rows: string }];
    return rowsFromJson(rows, columns);
  }
  const [found] = await run(kept.statement, 'all', bindings);
  const rows = found as object[];
  if (rows[0]) {
    const columns = Object.keys(rows[0]);
    kept.json = { statement: await prepare(connection, rowsAsJson(sql, columns)), columns };
  }
  return rows;
}

/** The compiled statement from an LRU cache. */
async function keep(connection: Connection, sql: string): Promise<Kept> {
  let all = keptStatements.get(connection);
  if (!all) keptStatements.set(connection, (all = new Map<string, Kept>()));
  const known = all.get(sql);
  const kept = known ?? { statement: await prepare(connection, sql) };
  all.delete(sql);
  all.set(sql, kept);
  if (all.size > MAX_KEPT_STATEMENTS) {
    const [oldest] = all;
    if (oldest) {
      all.delete(oldest[0]);
      finalize(oldest[1]);
    }
  }
  return kept;
}

function prepare(connection: Connection, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    );
  });
}

function finalize({ statement, json }: Kept): void {
  statement.finalize();
  json?.statement.finalize();
}

/**
 * Creates the file of a new database with access only for its owner; SQLite's side files get the same mode. Never
 * opens an existing file: closing it would drop SQLite's locks (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function createPrivateFile(filename: string): void {
  if (filename === ':memory:') return;
  try {
    closeSync(openSync(filename, 'wx', 0o600));
  } catch {
    // It exists, or cannot be created: then SQLite reports the reason.
  }
}

/** The file of a `sqlite:path` URL. */
export function sqliteFilename(url: string): string {
  return url.replace(/^sqlite:/, '');
}

/** A knex configuration with a pool of this many connections to one file. */
export function sqliteConfig(filename: string, connections: number): Knex.Config {
  return {
    client: SqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    // A statement's values may be secrets: they have no place in an error's message.
    compileSqlOnError: false,
    acquireConnectionTimeout: LOCK_TIMEOUT_MS,
    log: knexLog,
    pool: { min: 0, max: connections, idleTimeoutMillis: 3_600_000, afterCreate: prepareConnection },
    postProcessResponse: readBooleans,
  };
}

/**
 * FULL: an acknowledged order survives a power cut, not only a killed process.
 * https://www.sqlite.org/pragma.html#pragma_synchronous
 */
function prepareConnection(
  connection: Connection,
  done: (error: Error | null, connection: Connection) => void,
): void {
  const pragmas = [
    `PRAGMA busy_timeout = ${LOCK_TIMEOUT_MS}`,
    'PRAGMA journal_mode = WAL',
    'PRAGMA synchronous = FULL',
    'PRAGMA foreign_keys = ON',
    'PRAGMA cache_size = -16000',
    'PRAGMA temp_store = MEMORY',
  ];
  connection.exec(`${pragmas.join('; ')};`, (error) => done(error, connection));
}

/** SQLite stores booleans as 0 and 1; rows have true and false, as on PostgreSQL. */
export function readBooleans(response: unknown, context?: QueryContext): unknown {
  const columns = context?.booleanColumns;
  if (!columns || columns.length === 0) return response;
  for (const row of Array.isArray(response) ? response : [response]) {
    if (typeof row !== 'object' || row === null) continue;
    const record = row as Record<string, unknown>;
    for (const column of columns) {
      if (typeof record[column] === 'number') record[column] = record[column] !== 0;
    }
  }
  return response;
}
