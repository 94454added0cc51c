// The clock for leases and pauses. On PostgreSQL all processes share the database's. SQLite has only the clock
// of each process: a time further ahead than any process may store comes from a wrong clock, and counts as
// passed.
import type { Knex } from 'knex';
import { now, type Queryable } from './database.js';
import { isPostgres } from './dialect.js';

/** The database's time plus this many ms, as a value of a query. It advances within a transaction. */
export function databaseClock(db: Queryable, plusMs = 0): Knex.Raw | string {
  if (!isPostgres(db)) return now(plusMs);
  // A subquery is evaluated once for the statement, so that an index can be used.
  return db.raw("(SELECT clock_timestamp() + ? * interval '1 millisecond')", [plusMs]);
}

/** Restricts the query to rows whose time has passed. Valid times are at most `longestMs` ahead. */
export function wherePassed(
  query: Knex.QueryBuilder,
  db: Queryable,
  column: string,
  longestMs: number,
): void {
  void query.where((passed) => {
    void passed.where(column, '<=', databaseClock(db)).orWhere(column, '>', databaseClock(db, longestMs));
  });
}
