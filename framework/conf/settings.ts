// The settings of the framework: their names, defaults and meanings. A project adds its own (ecommerce/settings.ts).
// Only this file reads process.env and .env.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { isCurrency } from '../money.js';
import { databases } from './databases.js';
import { readDotEnv } from './dotenv.js';
import { grpc } from './grpc.js';
import { Reader } from './reader.js';

/** Whether it is an IANA name that this Node.js knows; offsets such as +02:00 know no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The folder of the code: the project's, or a build's (`dist/…`), with migrations, fixtures and templates. */
export const CODE_DIR = path.resolve(import.meta.dirname, '..', '..');
/** The project's folder, with .env and db.sqlite3; the same for the sources and for the build. */
export const BASE_DIR = existsSync(path.join(CODE_DIR, 'package.json'))
  ? CODE_DIR
  : path.resolve(CODE_DIR, '..', '..');

/** The key for development; `check --deploy` refuses it. */
export const INSECURE_SECRET_KEY = 'insecure-development-key-set-SECRET_KEY-in-production';

/** Shorter keys are refused when DEBUG is off; `check --deploy` asks for more. */
const MIN_SECRET_KEY_LENGTH = 32;

/** Limits for each client of a server. */
function connections(reader: Reader) {
  return {
    /** Seconds that a client may take to send the headers of a request; then the connection is closed. */
    HTTP_HEADERS_SECONDS: reader.wholeNumber('HTTP_HEADERS_SECONDS', 10, 1, 300),
    /** Seconds that a client may take to send a whole request. */
    HTTP_REQUEST_SECONDS: reader.wholeNumber('HTTP_REQUEST_SECONDS', 30, 1, 3600),
    /** The maximum number of HTTP connections of one process; further ones are closed at once. */
    HTTP_MAX_CONNECTIONS: reader.wholeNumber('HTTP_MAX_CONNECTIONS', 5_000, 1, 1_000_000),
    /** The maximum from one address; not used behind a proxy, from which all come. */
    HTTP_MAX_CONNECTIONS_PER_ADDRESS: reader.wholeNumber(
      'HTTP_MAX_CONNECTIONS_PER_ADDRESS',
      500,
      1,
      1_000_000,
    ),
    /** Long-lived streams, such as WatchStock, that one address may have open at one gRPC service. */
    GRPC_MAX_STREAMS_PER_ADDRESS: reader.wholeNumber('GRPC_MAX_STREAMS_PER_ADDRESS', 200, 1, 1_000_000),
    /** Whether rate limits apply; off is for benchmarks. */
    THROTTLES: reader.flag('THROTTLES', true),
    /**
     * Where several processes or machines share the counts: `redis://…` or `rediss://…`. Empty: in the database on
     * PostgreSQL and with `--workers`, otherwise in memory.
     */
    REDIS_URL: reader.matching('REDIS_URL', '', /^(rediss?:\/\/.+)?$/, 'redis://… or rediss://…'),
  };
}

function mail(reader: Reader, DEBUG: boolean) {
  return {
    /** How mail is sent: `console:` prints it, `file:<folder>` stores it, `smtp://user:password@host:port`. */
    EMAIL_URL: inProject(
      reader.matching(
        'EMAIL_URL',
        DEBUG ? 'console:' : 'smtp://localhost:25',
        /^(console:|file:.+|smtps?:\/\/.+)$/,
        'console:, file:<folder> or smtp://…',
      ),
    ),
    /** Whether mail through a server on another machine is refused if that server offers no TLS. */
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
    /** Host names that the web server serves, comma-separated; `.example.com` includes subdomains, `*` means all. */
    ALLOWED_HOSTS: reader.list('ALLOWED_HOSTS', DEBUG ? ['localhost', '127.0.0.1', '[::1]'] : []),
    /**
     * Origins of other sites whose pages may use the API, comma-separated; `*` means all. Empty: none, or, with DEBUG,
     * those of this machine.
     */
    CORS_ALLOWED_ORIGINS: origins(reader, 'CORS_ALLOWED_ORIGINS'),
    /** The number of proxies in front of the web server whose X-Forwarded-* headers are trusted. */
    TRUSTED_PROXIES: reader.wholeNumber('TRUSTED_PROXIES', 0, 0, 10),
    /** Confirms that clients reach the web server directly although its address is private; for check --deploy. */
    NO_PROXY_IN_FRONT: reader.flag('NO_PROXY_IN_FRONT', false),
    /**
     * Seconds for which a process that was asked to stop still serves, while `/readyz` and its gRPC health say that it
     * stops, so that balancers send no more to it.
     */
    SHUTDOWN_DELAY_SECONDS: reader.wholeNumber('SHUTDOWN_DELAY_SECONDS', 0, 0, 300),
    /** Seconds that browsers remember to use HTTPS only; 0 sends no HSTS header. */
    HSTS_SECONDS: reader.wholeNumber('HSTS_SECONDS', 0, 0, 63_072_000),
    /**
     * Who has the access that `urls.ts` gives owners and staff: `open` (anyone who reaches the port) or `protected`.
     * Payments, invoices and personal data are always protected.
     */
    API_ACCESS: reader.choice('API_ACCESS', DEBUG ? 'open' : 'protected', ['open', 'protected']),
  };
}

/** Origins as browsers send them: an address without a path, or of an app (`capacitor://localhost`). */
function origins(reader: Reader, name: string): string[] {
  const listed = reader.list(name, []);
  const isOrigin = (word: string): boolean =>
    /^https?:/.test(word)
      ? URL.canParse(word) && new URL(word).origin === word && !word.includes('*')
      : /^(\*|[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+)$/.test(word);
  const wrong = listed.filter((word) => !isOrigin(word));
  if (wrong.length > 0) {
    reader.problems.push(
      `${name} must be origins such as https://shop.example.com, without a path, or *; not "${wrong.join(', ')}".`,
    );
  }
  return listed.filter(isOrigin);
}

function staff(reader: Reader) {
  return {
    /** Seconds after which staff must log in to the admin again. The default is a working day. */
    SESSION_COOKIE_AGE: reader.wholeNumber('SESSION_COOKIE_AGE', 43_200, 60, 31_536_000),
    /** Whether staff need a code of an authenticator app to log in: `optional` (each user decides) or `required`. */
    STAFF_TWO_FACTOR: reader.choice('STAFF_TWO_FACTOR', 'optional', ['optional', 'required']),
    /** Days after which an API token of staff expires. */
    STAFF_TOKEN_DAYS: reader.wholeNumber('STAFF_TOKEN_DAYS', 90, 1, 3_650),
  };
}

function logs(reader: Reader) {
  return {
    /**
     * Where this process serves its metrics for Prometheus: a port on this machine, or host:port. Empty: nowhere. Each
     * process needs its own; `start` gives its services the next port.
     */
    METRICS_ADDRESS: reader.matching(
      'METRICS_ADDRESS',
      '',
      /^(|((\[[0-9a-f:.]+\]|[^:\s]+):)?\d{1,5})$/i,
      'a port or host:port',
    ),
    /** Where traces are sent, by OTLP over HTTP: `http://localhost:4318`. Empty: there are none, and nothing is loaded. */
    OTEL_EXPORTER_OTLP_ENDPOINT: reader.matching(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      '',
      /^(https?:\/\/[^?#]+)?$/,
      'http://… or https://…',
    ),
    LOG_LEVEL: reader.choice('LOG_LEVEL', 'info', [
      ...(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const),
    ]),
    /** `json`, one object a line, or `pretty`, for people. */
    LOG_FORMAT: reader.choice('LOG_FORMAT', process.stdout.isTTY ? 'pretty' : 'json', ['json', 'pretty']),
    /** The file that log lines are appended to; empty: standard output. */
    LOG_FILE: writableFile(reader, 'LOG_FILE'),
  };
}

/** The problems of the secret keys outside development. */
function weakKeys(key: string, fallbacks: string[]): string[] {
  if (key === INSECURE_SECRET_KEY) return ['SECRET_KEY must be set when DEBUG is off.'];
  const named = { SECRET_KEY: [key], SECRET_KEY_FALLBACKS: fallbacks };
  return Object.entries(named)
    .filter(([, keys]) => keys.some((each) => each.length < MIN_SECRET_KEY_LENGTH))
    .map(([name]) => `${name} must have at least ${MIN_SECRET_KEY_LENGTH} characters when DEBUG is off.`);
}

/** `sqlite:shop.db` and `file:mails` are in the project's folder, whatever the working directory is. */
function inProject(url: string): string {
  const [scheme, rest = ''] = url.split(/(?<=^(?:sqlite|file):)/);
  if (rest === '' || rest === ':memory:' || path.isAbsolute(rest)) return url;
  return `${scheme}${path.resolve(BASE_DIR, rest)}`;
}

/** A file, from the project's folder, that can be created or appended to; '' when it is not set. */
function writableFile(reader: Reader, name: string): string {
  const given = reader.text(name, '');
  if (given === '') return '';
  const file = path.resolve(BASE_DIR, given);
  try {
    accessSync(existsSync(file) ? file : path.dirname(file), constants.W_OK);
    return file;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? `the folder ${path.dirname(file)} does not exist` : `${file} cannot be written`;
    reader.problems.push(`${name}: ${why}.`);
    return '';
  }
}

/** The framework's settings; `reader.problems` has a message for every invalid value. */
export function readFrameworkSettings(reader: Reader) {
  const DEBUG = reader.flag('DEBUG', true);
  const values = {
    /** Development mode: the API is open, cookies insecure, the built-in SECRET_KEY accepted. */
    DEBUG,
    /** Whether servers may listen beyond this machine while DEBUG is on; tokens of the built-in SECRET_KEY can be forged. */
    DEBUG_BEYOND_LOOPBACK: reader.flag('DEBUG_BEYOND_LOOPBACK', false),
    /** Signs sessions and tokens. Required when DEBUG is off; check --deploy asks for 50 characters or more. */
    SECRET_KEY: reader.text('SECRET_KEY', INSECURE_SECRET_KEY),
    /** Earlier keys, comma-separated: signatures made with them stay valid until they expire. SECRET_KEY makes new ones. */
    SECRET_KEY_FALLBACKS: reader.list('SECRET_KEY_FALLBACKS', []),
    /**
     * ISO 4217 code of all prices. It determines the number of decimals: none in JPY, three in KWD. Existing orders and
     * payments keep their currency; prices are not converted when this changes.
     */
    CURRENCY: reader.satisfying('CURRENCY', 'USD', isCurrency, 'an ISO 4217 code such as USD'),
    /** The zone of what people read: "today", months, the year of invoices, dates in the admin, mails and PDFs. */
    SHOP_TIME_ZONE: reader.satisfying(
      'SHOP_TIME_ZONE',
      'UTC',
      isTimeZone,
      'an IANA time zone such as Europe/Berlin',
    ),
    ...databases(reader, `sqlite:${path.join(BASE_DIR, 'db.sqlite3')}`, inProject),
    ...grpc(reader, BASE_DIR),
    ...web(reader, DEBUG),
    ...staff(reader),
    ...connections(reader),
    ...mail(reader, DEBUG),
    ...logs(reader),
  };
  if (!DEBUG) reader.problems.push(...weakKeys(values.SECRET_KEY, values.SECRET_KEY_FALLBACKS));
  return values;
}

const dotenv = readDotEnv(path.join(BASE_DIR, '.env'));

/** Environment variables of commands that are not settings. */
export const commandEnvironment = {
  /** See https://no-color.org. */
  noColor: process.env.NO_COLOR !== undefined,
  /** Values for `createsuperuser --noinput` that are not in its options. */
  superuser: {
    username: process.env.DJANGO_SUPERUSER_USERNAME,
    email: process.env.DJANGO_SUPERUSER_EMAIL,
    password: process.env.DJANGO_SUPERUSER_PASSWORD,
  },
  /** Whether a command loads everything, then waits for its parent's signal to begin (management/processes.ts). */
  held: process.env.MANAGE_HELD === 'yes',
  /** Which of several processes of the same gRPC servers this is, from 0 (management/service_workers.ts). */
  worker: process.env.MANAGE_WORKER ? Number(process.env.MANAGE_WORKER) : undefined,
  /** The whole environment, for another program. */
  all: process.env,
};

export type FrameworkSettings = ReturnType<typeof readFrameworkSettings> & { problems: string[] };

/** The environment overrides .env. */
const reader = new Reader({ ...dotenv.values, ...process.env });
reader.problems.push(...dotenv.problems);

/** The names of settings that the environment or .env has, and names in .env that are no settings. */
export const settingNames = {
  given: (): ReadonlySet<string> => reader.given,
  unknown: (): string[] =>
    Object.keys(dotenv.values).filter((name) => !reader.known.has(name) && !OTHER_NAMES.test(name)),
  known: (): ReadonlySet<string> => reader.known,
};

/** What .env may hold for commands and for Node. */
const OTHER_NAMES = /^(DJANGO_SUPERUSER_\w+|NO_COLOR|NODE_\w+|TZ)$/;

/** The settings of this process. Every command refuses to run while `settings.problems` is not empty. */
export const settings: FrameworkSettings = { ...readFrameworkSettings(reader), problems: reader.problems };

/** Adds a project's settings, read from the same environment, to the framework's. */
export function extendSettings<S extends object>(
  read: (reader: Reader, framework: FrameworkSettings) => S,
): FrameworkSettings & S {
  return Object.assign(settings, read(reader, settings));
}

/** Whether DATABASE_URL is of PostgreSQL. */
export function isPostgres(url: string): boolean {
  return url.startsWith('postgres');
}
