// SQL fragments with their values. Values are always joined together with their fragment, so no code has to list them in
// the order of the placeholders.
import type { Knex } from 'knex';
import { type QueryContext, readBooleans } from './sqlite_client.js';
import type { ReadsOfOneTurn } from './sqlite_reads.js';

/** SQL with a `?` for each value, and the values in that order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One value. */
export function bound(value: unknown): Sql {
  return { text: '?', values: [value] };
}

/** Concatenates fragments; a string has no values. */
export function joined(...parts: (string | Sql)[]): Sql {
  let text = '';
  const values: unknown[] = [];
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      text += part.text;
      values.push(...part.values);
    }
  }
  return { text, values };
}

/** The fragment of a knex query or expression. */
export function sqlOf(query: Knex.QueryBuilder | Knex.Raw): Sql {
  const { sql, bindings } = query.toSQL() as unknown as { sql: string; bindings: unknown[] };
  return { text: sql, values: bindings };
}

/** The quoted name of a table or column, for both databases. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/**
 * Runs a statement like a knex query, but without compiling its SQL. Resolves to the rows that it returns. On SQLite
 * reads of many rows outside transactions run together (sqlite_reads.ts).
 */
export async function runSql<T>(
  { client }: { client: Knex.Client },
  { text, values }: Sql,
  context: QueryContext = {},
): Promise<T[]> {
  // As a SELECT, or on PostgreSQL as a statement with RETURNING, whose answer are its rows.
  const compiled = { method: 'select', returning: true, sql: text, bindings: values, options: {} };
  const alone = async (): Promise<object[]> => {
    const query = (client as unknown as Knex).raw<object[]>('').queryContext(context);
    return Object.assign(query, { toSQL: () => compiled });
  };
  const { reads } = client as { reads?: ReadsOfOneTurn };
  if (!reads || !context.manyRows) return alone() as Promise<T[]>;
  const rows = await reads.read(text, { bindings: values, alone });
  return readBooleans(rows, context) as T[];
}
