// Where to go after the log-in: never to another site, whatever a link says.

/** Any name: only whether an address leaves it matters. */
const SITE = 'http://site.invalid';

/** The address when it is a path of this site, otherwise `fallback`. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || next.length > 2000) return fallback;
  // Browsers drop control characters and take a backslash for a slash; no address of ours has either.
  if (!next.startsWith('/') || /[\u0000-\u0020\u007f\\]/.test(next)) return fallback;
  if (!URL.canParse(next, SITE)) return fallback;
  const url = new URL(next, SITE);
  // `/.//evil.example` is a path of this site until it is normalized.
  if (url.origin !== SITE || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}

/** The log-in that leads on to an address of this site; slashes stay readable, as Django leaves them. */
export function loginAddress(next: string): string {
  return `/admin/login/?next=${encodeURIComponent(next).replaceAll('%2F', '/')}`;
}
