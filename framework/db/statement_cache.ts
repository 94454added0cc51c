// Statements whose SQL is kept: knex takes longer to write that of a page than SQLite to run it.
import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import type { ReadCache } from './read_cache.js';
import type { QueryContext } from './sqlite_client.js';

/** More shapes of lists than a shop has; beyond it the SQL is written anew each time. */
const MAX_KEPT = 1000;

const keptSql = new Map<string, string>();

/** The clients whose lists are cached: those that read outside of transactions, on SQLite. */
const caches = new WeakMap<object, ReadCache>();

/** Lists that are read through this client come from the cache while they hold. */
export function cacheLists(client: Knex.Client, cache: ReadCache): void {
  caches.set(client, cache);
}

/**
 * Runs a SELECT. `shape` tells apart all statements whose SQL differs, `bindings` are its values in their
 * order, `build` makes the query itself: the first time of a shape, or when the bindings are not those
 * that the query has.
 */
export async function select<T extends object>(
  client: Knex.Client,
  shape: string,
  bindings: unknown[],
  context: QueryContext,
  build: () => Knex.QueryBuilder,
): Promise<readonly T[]> {
  const sql = keptSql.get(shape);
  if (sql !== undefined) {
    const load = () => run<T>(client, sql, bindings, context);
    const cache = caches.get(client);
    return cache ? cache.rows(`${sql} ${JSON.stringify(bindings)}`, load) : load();
  }
  const query = build().queryContext(context);
  const written = query.toSQL();
  if (isDeepStrictEqual(written.bindings, bindings) && keptSql.size < MAX_KEPT) {
    keptSql.set(shape, written.sql);
  }
  return (await query) as T[];
}

/** As knex runs a query of its own, but for compiling it. */
function run<T>(client: Knex.Client, sql: string, bindings: unknown[], context: QueryContext): Promise<T[]> {
  const query = (client as unknown as Knex).raw('').queryContext(context);
  const compiled = { method: 'select', sql, bindings, options: {} };
  return Object.assign(query, { toSQL: () => compiled });
}
