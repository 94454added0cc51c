// TLS between this process and PostgreSQL. A URL without `sslmode` means: none on this machine, else required.
import { isLoopback } from '../network.js';

/** How a URL's connections are protected. */
export type Protection = 'local' | 'verified' | 'unverified' | 'clear';

/** Of a URL as `withTls` gives it, or as it was written. */
export function protectionOf(url: string): Protection {
  const { hostname, searchParams } = new URL(url);
  // A socket file, or this machine: nobody listens on the way.
  if (isLoopback(hostname) || hostname === '' || searchParams.get('host')?.startsWith('/')) return 'local';
  const mode = searchParams.get('sslmode');
  if (mode === 'disable') return 'clear';
  return mode === 'no-verify' ? 'unverified' : 'verified';
}

/** The URL with what node-postgres needs to be told; by itself it would use no TLS. */
export function withTls(url: string): string {
  const parsed = new URL(url);
  if (parsed.searchParams.has('sslmode') || protectionOf(url) === 'local') return url;
  parsed.searchParams.set('sslmode', 'verify-full');
  return parsed.href;
}
