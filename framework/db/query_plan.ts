// The database's plan for a query.
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
