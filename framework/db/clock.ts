// The clock that leases and pauses are judged by. On PostgreSQL all processes share the database's. SQLite has
// no clock but that of each process: a moment further ahead than any process may store comes from a clock that
// was wrong, and has passed.
import type { Knex } from 'knex';
import { now, type Queryable } from './database.js';
import { isPostgres } from './dialect.js';

/** Now by the database's clock and so many ms more, as a value of a query. Does not stand still in a transaction. */
export function databaseClock(db: Queryable, plusMs = 0): Knex.Raw | string {
  if (!isPostgres(db)) return now(plusMs);
  // As a subquery it is one value for the statement, which an index can be searched with.
  return db.raw("(SELECT clock_timestamp() + ? * interval '1 millisecond')", [plusMs]);
}

/** Keeps the rows whose moment has passed. None that is right lies further ahead than `longestMs`. */
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
