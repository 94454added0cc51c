// TLS between this process and PostgreSQL. A URL without `sslmode` means: none on this machine, otherwise required.
import { isLoopback } from '../network.js';

/** The TLS mode of a URL. */
export type Protection = 'local' | 'verified' | 'unverified' | 'clear';

/** For a URL from `withTls`, or an original one. */
export function protectionOf(url: string): Protection {
  const { hostname, searchParams } = new URL(url);
  // A socket file, or this machine: the connection cannot be intercepted.
  if (isLoopback(hostname) || hostname === '' || searchParams.get('host')?.startsWith('/')) return 'local';
  const mode = searchParams.get('sslmode');
  if (mode === 'disable') return 'clear';
  return mode === 'no-verify' ? 'unverified' : 'verified';
}

/** The URL with the TLS parameters of node-postgres, which uses no TLS by default. */
export function withTls(url: string): string {
  const parsed = new URL(url);
  if (parsed.searchParams.has('sslmode') || protectionOf(url) === 'local') return url;
  parsed.searchParams.set('sslmode', 'verify-full');
  return parsed.href;
}
