// The PostgreSQL connection: UTC, and values as the rows of both databases have them (bigint, count
// and sum as numbers, timestamps as RFC 3339 text).
import type { Knex } from 'knex';
import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

const PARSERS: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};

/** A knex configuration with a pool of at most so many connections. */
export function postgresConfig(url: string, connections: number): Knex.Config {
  return {
    client: 'pg',
    // A statement's values may be secrets: they have no place in an error's message.
    compileSqlOnError: false,
    connection: {
      connectionString: url,
      application_name: 'ecommerce',
      connectionTimeoutMillis: 5_000,
      types: {
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          ((format !== 'binary' && PARSERS[oid]) || getTypeParser(oid, format)) as unknown,
      },
      options: '-c timezone=UTC -c lock_timeout=15s',
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: connections },
  };
}
