// TLS between this process and PostgreSQL. A URL without `sslmode` means: none on this machine, otherwise required.
import { isLoopback } from '../network.js';
import { parsePostgresUrl } from '../postgres_urls.js';

/** The TLS mode of a URL. */
type Protection = 'local' | 'verified' | 'unverified' | 'clear';

/** The least protection that a URL allows, over all its hosts. */
export function leastProtection(url: string): Protection {
  const each = parsePostgresUrl(url).urls.map(protectionOf);
  return (['clear', 'unverified', 'verified'] as const).find((mode) => each.includes(mode)) ?? 'local';
}

/** The protection of a URL with one host. */
function protectionOf(url: string): Protection {
  const { hostname, searchParams } = new URL(url);
  // A socket file, or this machine: the connection cannot be intercepted.
  if (isLoopback(hostname) || hostname === '' || searchParams.get('host')?.startsWith('/')) return 'local';
  const mode = searchParams.get('sslmode');
  if (mode === 'disable') return 'clear';
  return mode === 'no-verify' ? 'unverified' : 'verified';
}

/** The URL, of one host, with the TLS parameters of node-postgres, which uses no TLS by default. */
export function withTls(url: string): string {
  const parsed = new URL(url);
  if (parsed.searchParams.has('sslmode') || protectionOf(url) === 'local') return url;
  parsed.searchParams.set('sslmode', 'verify-full');
  return parsed.href;
}
