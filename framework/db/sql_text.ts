// Pieces of SQL that carry their values. Where a piece goes its values go too, so that no values are listed by hand in
// the order of their marks.
import type { Knex } from 'knex';
import type { QueryContext } from './sqlite_client.js';

/** SQL with `?` for each value, and the values in that order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One value. */
export function bound(value: unknown): Sql {
  return { text: '?', values: [value] };
}

/** The pieces one after the other; a string has no values. */
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

/** What a query or an expression of knex says. */
export function sqlOf(query: Knex.QueryBuilder | Knex.Raw): Sql {
  const { sql, bindings } = query.toSQL() as unknown as { sql: string; bindings: unknown[] };
  return { text: sql, values: bindings };
}

/** The name of a table or column, as both databases take it. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** Runs a SELECT as knex runs a query of its own, but for writing its SQL. */
export function runSelect<T>(
  client: Knex.Client,
  { text, values }: Sql,
  context: QueryContext,
): Promise<T[]> {
  const query = (client as unknown as Knex).raw('').queryContext(context);
  const compiled = { method: 'select', sql: text, bindings: values, options: {} };
  return Object.assign(query, { toSQL: () => compiled });
}
