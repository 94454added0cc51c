// The database's URL for PostgreSQL's own programs: psql, pg_dump, pg_restore.
import { parsePostgresUrl } from '../postgres_urls.js';

/** An address without the password, which is in the environment: arguments are visible to every user of the machine. */
export interface LibpqAddress {
  url: string;
  environment: Record<string, string>;
}

export function forLibpq(url: string): LibpqAddress {
  const { target, urls } = parsePostgresUrl(url);
  const { password, searchParams } = new URL(urls[0] ?? url);
  const environment: Record<string, string> = password ? { PGPASSWORD: decodeURIComponent(password) } : {};
  if (urls.length > 1) environment.PGTARGETSESSIONATTRS = target; // what several hosts mean here without it
  // The node-postgres name of libpq's `require`.
  if (searchParams.get('sslmode') === 'no-verify') environment.PGSSLMODE = 'require';
  const shown = url
    .replace(/^(\w+:\/\/[^:@/?#]*):[^/?#]*@/, '$1@')
    .replace(/([?&])sslmode=no-verify(&|$)/, (_, before: string, after: string) => (after ? before : ''));
  return { url: shown, environment };
}
