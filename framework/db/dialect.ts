// Which of the two databases a connection or a query belongs to.
import type { Knex } from 'knex';

/** Whether a connection, or a query on it, is PostgreSQL's. */
export function isPostgres({ client }: { client: Knex.Client }): boolean {
  return client.config.client === 'pg';
}
