// URLs of PostgreSQL in libpq's syntax, of which node-postgres knows only a part: several hosts, target_session_attrs
// and connect_timeout (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS).

/** Which servers of several fit. */
export type SessionTarget = (typeof TARGETS)[number];

const TARGETS = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] as const;

/** What a URL says. */
export interface PostgresAddress {
  /** One URL per host, in the order to try them, without the two parameters below. */
  urls: string[];
  /** `target_session_attrs`. Default: `any` for one host; `read-write` for several, of which only one takes writes. */
  target: SessionTarget;
  /** `connect_timeout`: how long connecting to each host may take, in ms; undefined: not set. */
  connectTimeoutMs: number | undefined;
}

/** Splits a URL; throws an Error, without the URL's password, for one that cannot be used. */
export function parsePostgresUrl(url: string): PostgresAddress {
  const [, scheme = '', credentials = '', hosts = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#]*)(.*)$/.exec(url) ?? [];
  const urls = hosts.split(',').map((host) => parseOne(`${scheme}${credentials}${host}${rest}`, host));
  const parameters = urls[0]?.searchParams ?? new URLSearchParams();
  const given = parameters.get('target_session_attrs') ?? (urls.length > 1 ? 'read-write' : 'any');
  const target = TARGETS.find((each) => each === given);
  if (!target) throw new Error(`target_session_attrs must be one of ${TARGETS.join(', ')}, not "${given}".`);
  const seconds = parameters.get('connect_timeout') ?? '0';
  if (!/^\d{1,4}$/.test(seconds)) throw new Error('connect_timeout must be a whole number of seconds.');
  for (const { searchParams } of urls) {
    searchParams.delete('target_session_attrs');
    searchParams.delete('connect_timeout');
  }
  return { urls: urls.map(String), target, connectTimeoutMs: Number(seconds) * 1_000 || undefined };
}

function parseOne(url: string, host: string): URL {
  if (!URL.canParse(url)) throw new Error(`"${host}" is not a host or host:port.`);
  const parsed = new URL(url);
  if (parsed.searchParams.get('host')?.includes(',')) {
    throw new Error('several hosts are written as postgres://user:password@host1:5432,host2:5432/database.');
  }
  return parsed;
}

/** Why a setting's URL of PostgreSQL cannot be used, or ''. */
export function problemOfPostgresUrl(url: string): string {
  try {
    parsePostgresUrl(url);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The host of a URL with one host, for messages: `db1.internal:5432`. */
export function nameOfHost(url: string): string {
  const { host, searchParams } = new URL(url);
  return searchParams.get('host') ?? (host || 'the local socket');
}
