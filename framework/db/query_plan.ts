// How the database would go about a query, asked before it does.
import type { Knex } from 'knex';
import { isPostgres } from './dialect.js';
import type { Queryable } from './database.js';

/**
 * Whether SQLite would collect all rows of a query and sort them before it gives the first: its planner
 * does not reckon with a limit. PostgreSQL's does.
 */
export async function sortsAllRows(db: Queryable, query: Knex.QueryBuilder): Promise<boolean> {
  if (isPostgres(db)) return false;
  const { sql, bindings } = query.toSQL().toNative();
  const plan = await db.raw<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, bindings as Knex.Value[]);
  return plan.some(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY');
}
