// The settings of the framework: their names, defaults and meanings. A project adds its own (ecommerce/settings.ts).
// The only reader of process.env, and of .env.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { isCurrency } from '../money.js';
import { type Environment, Reader } from './reader.js';

/** Where the code is: the project's folder, or a build's (`dist/…`), with migrations, fixtures and templates. */
export const CODE_DIR = path.resolve(import.meta.dirname, '..', '..');
/** The project's folder, where .env and db.sqlite3 are; the same for the sources and for the build. */
export const BASE_DIR = existsSync(path.join(CODE_DIR, 'package.json'))
  ? CODE_DIR
  : path.resolve(CODE_DIR, '..', '..');

/** The key that development runs with; `check --deploy` refuses it. */
export const INSECURE_SECRET_KEY = 'insecure-development-key-set-SECRET_KEY-in-production';

/** Shorter keys are refused when DEBUG is off; `check --deploy` asks for more. */
const MIN_SECRET_KEY_LENGTH = 32;

/** How much of a server one client may hold. */
function connections(reader: Reader) {
  return {
    /** Seconds that a client may take to send the headers of a request; then the connection is closed. */
    HTTP_HEADERS_SECONDS: reader.wholeNumber('HTTP_HEADERS_SECONDS', 10, 1, 300),
    /** Seconds that a client may take to send a whole request. */
    HTTP_REQUEST_SECONDS: reader.wholeNumber('HTTP_REQUEST_SECONDS', 30, 1, 3600),
    /** HTTP connections that one process keeps open; further ones are closed at once. */
    HTTP_MAX_CONNECTIONS: reader.wholeNumber('HTTP_MAX_CONNECTIONS', 5_000, 1, 1_000_000),
    /** Of those, from one address; without meaning behind a proxy, from where all come. */
    HTTP_MAX_CONNECTIONS_PER_ADDRESS: reader.wholeNumber(
      'HTTP_MAX_CONNECTIONS_PER_ADDRESS',
      500,
      1,
      1_000_000,
    ),
    /** Streams that go on, such as WatchStock, which one address may have open at one gRPC service. */
    GRPC_MAX_STREAMS_PER_ADDRESS: reader.wholeNumber('GRPC_MAX_STREAMS_PER_ADDRESS', 200, 1, 1_000_000),
    /** Whether requests are counted, so that nobody asks too often; off is for benchmarks. */
    THROTTLES: reader.flag('THROTTLES', true),
    /**
     * Where several processes or machines count together: `redis://…` or `rediss://…`. Empty: in the database on
     * PostgreSQL and with `--workers`, else in memory.
     */
    REDIS_URL: reader.matching('REDIS_URL', '', /^(rediss?:\/\/.+)?$/, 'redis://… or rediss://…'),
  };
}

function mail(reader: Reader, DEBUG: boolean) {
  return {
    /** How mail leaves: `console:` prints it, `file:<folder>` stores it, `smtp://user:password@host:port`. */
    EMAIL_URL: reader.matching(
      'EMAIL_URL',
      DEBUG ? 'console:' : 'smtp://localhost:25',
      /^(console:|file:.+|smtps?:\/\/.+)$/,
      'console:, file:<folder> or smtp://…',
    ),
    /** Whether mail beyond this machine is refused where the server offers no TLS. */
    EMAIL_REQUIRE_TLS: reader.flag('EMAIL_REQUIRE_TLS', true),
    /** The sender of all mail. */
    DEFAULT_FROM_EMAIL: reader.text('DEFAULT_FROM_EMAIL', 'shop@localhost'),
  };
}

function web(reader: Reader, DEBUG: boolean) {
  return {
    /** Where the web server listens. */
    HOST: reader.text('HOST', '127.0.0.1'),
    PORT: reader.wholeNumber('PORT', 8000, 0, 65535),
    /** Host names that the web server answers to, comma-separated; `.example.com` takes subdomains, `*` all. */
    ALLOWED_HOSTS: reader.list('ALLOWED_HOSTS', DEBUG ? ['localhost', '127.0.0.1', '[::1]'] : []),
    /** Proxies in front of the web server whose X-Forwarded-* headers are believed. */
    TRUSTED_PROXIES: reader.wholeNumber('TRUSTED_PROXIES', 0, 0, 10),
    /** Says that clients reach the web server directly although its address is private; for check --deploy. */
    NO_PROXY_IN_FRONT: reader.flag('NO_PROXY_IN_FRONT', false),
    /** Seconds that browsers remember to use HTTPS only; 0 sends no HSTS header. */
    HSTS_SECONDS: reader.wholeNumber('HSTS_SECONDS', 0, 0, 63_072_000),
    /**
     * Who may do what `urls.ts` opens to owners and staff: `open` (anyone who reaches the port) or `protected`.
     * Money, invoices and people are protected always.
     */
    API_ACCESS: reader.choice('API_ACCESS', DEBUG ? 'open' : 'protected', ['open', 'protected']),
  };
}

function staff(reader: Reader) {
  return {
    /** Seconds after which staff must log in to the admin again: a working day. */
    SESSION_COOKIE_AGE: reader.wholeNumber('SESSION_COOKIE_AGE', 43_200, 60, 31_536_000),
    /** Whether staff need a code of an authenticator app to log in: `optional` leaves it to each, or `required`. */
    STAFF_TWO_FACTOR: reader.choice('STAFF_TWO_FACTOR', 'optional', ['optional', 'required']),
    /** Days after which an API token of staff expires. */
    STAFF_TOKEN_DAYS: reader.wholeNumber('STAFF_TOKEN_DAYS', 90, 1, 3_650),
  };
}

function logs(reader: Reader) {
  return {
    LOG_LEVEL: reader.choice('LOG_LEVEL', 'info', [
      ...(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const),
    ]),
    /** `json`, one object a line, or `pretty`, for people. */
    LOG_FORMAT: reader.choice('LOG_FORMAT', process.stdout.isTTY ? 'pretty' : 'json', ['json', 'pretty']),
    /** The file that log lines are added to; empty: standard output. */
    LOG_FILE: reader.text('LOG_FILE', ''),
  };
}

/** What is wrong with the keys of a site that is not for development. */
function weakKeys(key: string, fallbacks: string[]): string[] {
  if (key === INSECURE_SECRET_KEY) return ['SECRET_KEY must be set when DEBUG is off.'];
  const named = { SECRET_KEY: [key], SECRET_KEY_FALLBACKS: fallbacks };
  return Object.entries(named)
    .filter(([, keys]) => keys.some((each) => each.length < MIN_SECRET_KEY_LENGTH))
    .map(([name]) => `${name} must have at least ${MIN_SECRET_KEY_LENGTH} characters when DEBUG is off.`);
}

/** The framework's settings; `reader.problems` names every value that is unusable. */
export function readFrameworkSettings(reader: Reader) {
  const DEBUG = reader.flag('DEBUG', true);
  const values = {
    /** Development mode: the API is open, cookies insecure, the built-in SECRET_KEY accepted. */
    DEBUG,
    /** Whether servers may listen beyond this machine while DEBUG is on; the built-in SECRET_KEY forges any token. */
    DEBUG_BEYOND_LOOPBACK: reader.flag('DEBUG_BEYOND_LOOPBACK', false),
    /** Signs sessions and tokens. Required when DEBUG is off; 50 characters or more, says check --deploy. */
    SECRET_KEY: reader.text('SECRET_KEY', INSECURE_SECRET_KEY),
    /** Earlier keys, comma-separated: what they signed stays valid until it expires. New things are signed with SECRET_KEY. */
    SECRET_KEY_FALLBACKS: reader.list('SECRET_KEY_FALLBACKS', []),
    /**
     * ISO 4217 code of all prices. It says how many decimals they have: none in JPY, three in KWD. What was ordered
     * and paid keeps the currency of its day; prices are not converted when this changes.
     */
    CURRENCY: reader.satisfying('CURRENCY', 'USD', isCurrency, 'an ISO 4217 code such as USD'),
    /**
     * Empty: SQLite in db.sqlite3. `sqlite:path`, or `postgres://user:password@host/database`. Beyond this machine
     * PostgreSQL must offer TLS with a certificate that is trusted; `?sslmode=no-verify` takes any certificate,
     * `?sslmode=disable` goes without TLS.
     */
    DATABASE_URL: reader.matching(
      'DATABASE_URL',
      `sqlite:${path.join(BASE_DIR, 'db.sqlite3')}`,
      /^(sqlite:.+|postgres(ql)?:\/\/.+)$/,
      'sqlite:<path> or postgres://…',
    ),
    /** PostgreSQL connections that one process may hold. */
    DATABASE_POOL_SIZE: reader.wholeNumber('DATABASE_POOL_SIZE', 10, 1, 200),
    /** When set, every gRPC call must carry it as `authorization: Bearer <token>`; clients here do. */
    GRPC_TOKEN: reader.text('GRPC_TOKEN', ''),
    /** With DEBUG off and no GRPC_TOKEN, says that only the shop's own processes reach the gRPC ports. */
    GRPC_TRUST_NETWORK: reader.flag('GRPC_TRUST_NETWORK', false),
    ...web(reader, DEBUG),
    ...staff(reader),
    ...connections(reader),
    ...mail(reader, DEBUG),
    ...logs(reader),
  };
  if (!DEBUG) reader.problems.push(...weakKeys(values.SECRET_KEY, values.SECRET_KEY_FALLBACKS));
  return values;
}

/** The environment, over what .env says. */
function environment(): Environment {
  const file = path.join(BASE_DIR, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/** What commands take from the environment besides the settings. */
export const commandEnvironment = {
  /** See https://no-color.org. */
  noColor: process.env.NO_COLOR !== undefined,
  /** What `createsuperuser --noinput` is not told by its options. */
  superuser: {
    username: process.env.DJANGO_SUPERUSER_USERNAME,
    email: process.env.DJANGO_SUPERUSER_EMAIL,
    password: process.env.DJANGO_SUPERUSER_PASSWORD,
  },
  /** Whether a command waits, with everything loaded, until its parent says go (management/processes.ts). */
  held: process.env.MANAGE_HELD === 'yes',
  /** All of it, for another program. */
  all: process.env,
};

export type FrameworkSettings = ReturnType<typeof readFrameworkSettings> & { problems: string[] };

const reader = new Reader(environment());

/** The settings of this process. Every command refuses to run while `settings.problems` is not empty. */
export const settings: FrameworkSettings = { ...readFrameworkSettings(reader), problems: reader.problems };

/** Adds a project's settings, read from the same environment, to those of this process. */
export function extendSettings<S extends object>(
  read: (reader: Reader, framework: FrameworkSettings) => S,
): FrameworkSettings & S {
  return Object.assign(settings, read(reader, settings));
}

/** Whether DATABASE_URL names PostgreSQL. */
export function isPostgres(url: string): boolean {
  return url.startsWith('postgres');
}
