// The URL to redirect to after the log-in: never on another site.

/** Any host name: only used to detect URLs of other hosts. */
const SITE = 'http://site.invalid';

/** The address when it is a path of this site, otherwise `fallback`. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || next.length > 2000) return fallback;
  // Browsers drop control characters and treat a backslash as a slash; our URLs have neither.
  if (!next.startsWith('/') || /[\u0000-\u0020\u007f\\]/.test(next)) return fallback;
  if (!URL.canParse(next, SITE)) return fallback;
  const url = new URL(next, SITE);
  // `/.//evil.example` is a path of this site until it is normalized.
  if (url.origin !== SITE || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}

/** The URL of the log-in page that redirects to a path of this site; slashes are not encoded, as in Django. */
export function loginAddress(next: string): string {
  return `/admin/login/?next=${encodeURIComponent(next).replaceAll('%2F', '/')}`;
}
