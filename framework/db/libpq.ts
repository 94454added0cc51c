// The database's URL for PostgreSQL's own programs: psql, pg_dump, pg_restore.
import { existsSync } from 'node:fs';
import { parsePostgresUrl } from '../postgres_urls.js';
import { leastProtection } from './postgres_tls.js';

/** The authorities that the system trusts; `sslrootcert` in the URL names others. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

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
  const mode = searchParams.get('sslmode');
  // The node-postgres name of libpq's `require`.
  if (mode === 'no-verify') environment.PGSSLMODE = 'require';
  // As the shop's own connections: no host but this machine without a certificate that is trusted.
  if (mode === null && leastProtection(url) !== 'local') {
    environment.PGSSLMODE = 'verify-full';
    if (existsSync(CERTIFICATES)) environment.PGSSLROOTCERT = CERTIFICATES;
  }
  const shown = url
    .replace(/^(\w+:\/\/[^:@/?#]*):[^/?#]*@/, '$1@')
    .replace(/([?&])sslmode=no-verify(&|$)/, (_, before: string, after: string) => (after ? before : ''));
  return { url: shown, environment };
}
