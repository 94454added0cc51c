// SQL fragments with their values. Values are always joined together with their fragment, so no code has to list them in
// the order of the placeholders.
import type { Knex } from 'knex';
import type { QueryContext } from './sqlite_client.js';

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

/** Runs a statement like a knex query, but without compiling its SQL. Resolves to the rows that it returns. */
export function runSql<T>(
  { client }: { client: Knex.Client },
  { text, values }: Sql,
  context: QueryContext = {},
): Promise<T[]> {
  const query = (client as unknown as Knex).raw('').queryContext(context);
  // As a SELECT, or on PostgreSQL as a statement with RETURNING, whose answer are its rows.
  const compiled = { method: 'select', returning: true, sql: text, bindings: values, options: {} };
  return Object.assign(query, { toSQL: () => compiled });
}
