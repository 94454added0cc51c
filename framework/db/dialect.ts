// The dialect of a connection or query.
import type { Knex } from 'knex';

/** Whether a connection, or a query on it, uses PostgreSQL. */
export function isPostgres({ client }: { client: Knex.Client }): boolean {
  return client.config.client === 'pg';
}
