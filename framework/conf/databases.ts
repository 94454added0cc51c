// The settings of the database: its URL, and other ways to it.
import { problemOfPostgresUrl } from '../postgres_urls.js';
import type { Reader } from './reader.js';

const POSTGRES = /^postgres(ql)?:\/\/.+$/;

/** `inProject` makes the path of an SQLite file absolute. */
export function databases(reader: Reader, fallback: string, inProject: (url: string) => string) {
  const DATABASE_URL = databaseUrl(reader, fallback, inProject);
  return {
    /**
     * Empty: SQLite in db.sqlite3. `sqlite:path`, from the project's folder, or `postgres://user:password@host/database`. PostgreSQL on another
     * machine must offer TLS with a trusted certificate; `?sslmode=no-verify` accepts any certificate,
     * `?sslmode=disable` uses no TLS. Several hosts, `postgres://user:password@a:5432,b:5432/database`: the one that
     * takes writes is used (`target_session_attrs`, as in libpq).
     */
    DATABASE_URL,
    /**
     * A standby of DATABASE_URL, for lists and searches of the catalogue; empty: none. What it cannot answer with
     * everything that was committed is read from DATABASE_URL.
     */
    DATABASE_REPLICA_URL: otherUrl(reader, 'DATABASE_REPLICA_URL', DATABASE_URL),
    /**
     * The server itself, where DATABASE_URL leads to a connection pooler such as PgBouncer in transaction mode: for
     * LISTEN and for the locks of migrations. Empty: DATABASE_URL is the server.
     */
    DATABASE_DIRECT_URL: otherUrl(reader, 'DATABASE_DIRECT_URL', DATABASE_URL),
    /** The maximum number of PostgreSQL connections of one process, to each of these. */
    DATABASE_POOL_SIZE: reader.wholeNumber('DATABASE_POOL_SIZE', 10, 1, 200),
  };
}

function databaseUrl(reader: Reader, fallback: string, inProject: (url: string) => string): string {
  const name = 'DATABASE_URL';
  const form = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/;
  const url = reader.matching(name, fallback, form, 'sqlite:<path> or postgres://…');
  if (!POSTGRES.test(url)) return inProject(url);
  const problem = problemOfPostgresUrl(url);
  if (problem !== '') reader.problems.push(`${name}: ${problem}`);
  return problem === '' ? url : fallback;
}

/** Another URL of the same PostgreSQL database; '' when it is not set. */
function otherUrl(reader: Reader, name: string, databaseUrl: string): string {
  const url = reader.secret(name, POSTGRES, 'postgres://user:password@host/database');
  if (url === '') return '';
  const problem = POSTGRES.test(databaseUrl)
    ? problemOfPostgresUrl(url)
    : 'DATABASE_URL must be of PostgreSQL too.';
  if (problem !== '') reader.problems.push(`${name}: ${problem}`);
  return problem === '' ? url : '';
}
