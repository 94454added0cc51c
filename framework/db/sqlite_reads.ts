// Reads of many rows on SQLite. Those with the same SQL that are asked for in one turn of the event loop run as one
// statement: the way of each through knex, the pool and SQLite's thread would cost more than SQLite itself.
import type { Database as Connection, Statement } from 'sqlite3';
import { currentRequest } from '../request_context.js';
import { traceStatement } from '../tracing/spans.js';

/** The maximum number of reads in one statement; more run on other connections at the same time. */
const MAX_TOGETHER = 8;
/** The number of statements whose columns are known. */
const MAX_KNOWN = 500;

/** A read, and how to do it by itself. */
interface Read {
  bindings: readonly unknown[];
  alone: () => Promise<object[]>;
}

interface Waiting extends Read {
  resolve: (rows: object[] | Promise<object[]>) => void;
}

/** Lends connections and compiled statements, and hears of each read that is done together with others. */
interface Source {
  acquire(): Promise<Connection>;
  release(connection: Connection): Promise<unknown>;
  prepared(connection: Connection, sql: string): Promise<Statement>;
  asked(sql: string, bindings: readonly unknown[]): void;
}

/** The SQL for the rows of a SELECT with these columns, as one JSON array of arrays, in their order. */
export function rowsAsJson(sql: string, columns: readonly string[]): string {
  const cells = columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
  return `SELECT json_group_array(json_array(${cells})) AS rows FROM (${sql})`;
}

/** The rows in such a JSON. */
export function rowsFromJson(json: string, columns: readonly string[]): object[] {
  return (JSON.parse(json) as unknown[][]).map((cells) => {
    const row: Record<string, unknown> = {};
    for (const [index, column] of columns.entries()) row[column] = cells[index];
    return row;
  });
}

export class ReadsOfOneTurn {
  private waiting = new Map<string, Waiting[]>();
  /** The columns of each statement: its first read is done by itself, and tells them. */
  private readonly columns = new Map<string, readonly string[]>();

  constructor(private readonly source: Source) {}

  /** The rows of a SELECT, whose columns have different names, and no fractions or bytes; booleans are 0 and 1. */
  async read(sql: string, read: Read): Promise<object[]> {
    if (this.columns.has(sql)) {
      this.source.asked(sql, read.bindings);
      return traceStatement(currentRequest()?.span, 'sqlite', sql, () => this.readNext(sql, read));
    }
    const rows = await read.alone();
    if (rows[0]) this.columns.set(sql, Object.keys(rows[0]));
    const [oldest] = this.columns.keys();
    if (this.columns.size > MAX_KNOWN && oldest !== undefined) this.columns.delete(oldest);
    return rows;
  }

  private readNext(sql: string, read: Read): Promise<object[]> {
    return new Promise((resolve) => {
      // When all that runs in this turn has asked.
      if (this.waiting.size === 0) process.nextTick(() => this.runAll());
      const same = this.waiting.get(sql) ?? [];
      this.waiting.set(sql, same);
      same.push({ ...read, resolve });
    });
  }

  private runAll(): void {
    const all = this.waiting;
    this.waiting = new Map();
    for (const [sql, reads] of all) {
      const columns = this.columns.get(sql) ?? [];
      for (let from = 0; from < reads.length; from += MAX_TOGETHER) {
        const some = reads.slice(from, from + MAX_TOGETHER);
        this.run(sql, columns, some).catch(() => {
          // Each gets its own error.
          for (const { alone, resolve } of some) resolve(alone());
        });
      }
    }
  }

  private async run(sql: string, columns: readonly string[], reads: Waiting[]): Promise<void> {
    const one = rowsAsJson(sql, columns);
    const text = `SELECT ${reads.map((_read, index) => `(${one}) AS rows_${index}`).join(', ')}`;
    const connection = await this.source.acquire();
    let found: Record<string, string>;
    try {
      const statement = await this.source.prepared(connection, text);
      const bindings = reads.flatMap((read) => read.bindings);
      found = await firstRow(statement, bindings);
    } finally {
      await this.source.release(connection);
    }
    for (const [index, { resolve }] of reads.entries()) {
      resolve(rowsFromJson(found[`rows_${index}`] ?? '[]', columns));
    }
  }
}

function firstRow(statement: Statement, bindings: unknown[]): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    statement.all(bindings, (error: Error | null, rows: Record<string, string>[]) => {
      if (error) reject(error);
      else resolve(rows[0] ?? {});
    });
  });
}
