// The database's plan for a query, and hints for SQLite's planner, which has no statistics.
import type { Knex } from 'knex';
import { isPostgres } from './dialect.js';
import type { Queryable } from './database.js';

/**
 * Whether SQLite would sort all rows of a query before it returns the first: its planner ignores the limit.
 * PostgreSQL's does not.
 */
export async function sortsAllRows(db: Queryable, query: Knex.QueryBuilder): Promise<boolean> {
  if (isPostgres(db)) return false;
  const { sql, bindings } = query.toSQL().toNative();
  const plan = await db.raw<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, bindings as Knex.Value[]);
  return plan.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY');
}

/**
 * A column as an expression that uses no index. SQLite, which assumes that any equality is selective,
 * would otherwise scan an index on a flag (https://www.sqlite.org/queryplanner.html#uplus).
 */
export function unindexed(query: Knex.QueryBuilder, column: string): string {
  return isPostgres(query) ? column : `+${column}`;
}

/**
 * A condition that most rows meet. SQLite, which assumes that any comparison is selective, would otherwise sort them all
 * (https://www.sqlite.org/lang_corefunc.html#likely).
 */
export function likely(query: Knex.QueryBuilder, condition: string): string {
  return isPostgres(query) ? condition : `likely(${condition})`;
}
