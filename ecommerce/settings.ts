// Every setting: its name, default and meaning. The only reader of process.env (and of .env).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { isCurrency } from './money.js';
import { type Environment, Reader } from './settings_reader.js';

/** Where the code is: the project's folder, or the build's (`dist`), with migrations, fixtures and templates. */
export const CODE_DIR = path.resolve(import.meta.dirname, '..');
/** The project's folder, where .env and db.sqlite3 are; the same for the sources and for the build. */
export const BASE_DIR = path.basename(CODE_DIR) === 'dist' ? path.dirname(CODE_DIR) : CODE_DIR;

/** The key that development runs with; `check --deploy` refuses it. */
export const INSECURE_SECRET_KEY = 'insecure-development-key-set-SECRET_KEY-in-production';

/** The longest PAYMENT_TIMEOUT_MS. */
export const MAX_PAYMENT_TIMEOUT_MS = 8_000;

/** Shorter keys are refused when DEBUG is off; `check --deploy` asks for more. */
const MIN_SECRET_KEY_LENGTH = 32;

/** Where each service listens and is looked for. */
function addresses(reader: Reader, host: string) {
  const address = (name: string, port: number) =>
    reader.matching(name, `${host}:${port}`, /^(\[[0-9a-f:.]+\]|[^:\s]+):\d{1,5}$/i, 'host:port');
  return {
    PRODUCTS_ADDRESS: address('PRODUCTS_ADDRESS', 50051),
    ORDERS_ADDRESS: address('ORDERS_ADDRESS', 50052),
    CUSTOMERS_ADDRESS: address('CUSTOMERS_ADDRESS', 50053),
    CARTS_ADDRESS: address('CARTS_ADDRESS', 50054),
    PAYMENTS_ADDRESS: address('PAYMENTS_ADDRESS', 50055),
    INVOICES_ADDRESS: address('INVOICES_ADDRESS', 50056),
    RECOMMENDATIONS_ADDRESS: address('RECOMMENDATIONS_ADDRESS', 50057),
  };
}

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
  };
}

function mail(reader: Reader, DEBUG: boolean, PORT: number) {
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
    /** The page where customers choose a new password; mails add `?token=…` to it. */
    PASSWORD_RESET_URL: reader.link('PASSWORD_RESET_URL', `http://localhost:${PORT}/password-reset/`),
    /** The page where customers open the account that they registered; mails add `?token=…` to it. */
    REGISTRATION_URL: reader.link('REGISTRATION_URL', `http://localhost:${PORT}/open-account/`),
    /** The page where customers confirm a new e-mail address; mails add `?token=…` to it. */
    EMAIL_CHANGE_URL: reader.link('EMAIL_CHANGE_URL', `http://localhost:${PORT}/email-change/`),
    /**
     * The page of a front end that sends the token of a mailed link to POST /api/orders/claim/confirm/ for a signed-in
     * customer; mails add `?token=…` to it.
     */
    ORDER_CLAIM_URL: reader.link('ORDER_CLAIM_URL', `http://localhost:${PORT}/claim-orders/`),
  };
}

/** How often people may do what costs the shop something; more is answered 429. */
function throttles(reader: Reader) {
  return {
    /** Whether requests are counted at all; off is for benchmarks. */
    THROTTLES: reader.flag('THROTTLES', true),
    /** Registrations from one address. */
    THROTTLE_REGISTER: reader.rate('THROTTLE_REGISTER', '30/hour'),
    /** Orders of guests from one address. Does not count while API_ACCESS is open. */
    THROTTLE_GUEST_ORDERS: reader.rate('THROTTLE_GUEST_ORDERS', '60/hour'),
    /** New carts of guests from one address. */
    THROTTLE_GUEST_CARTS: reader.rate('THROTTLE_GUEST_CARTS', '600/hour'),
    /** Requests for a new password, and uses of mailed links, from one address. */
    THROTTLE_PASSWORD_RESETS: reader.rate('THROTTLE_PASSWORD_RESETS', '30/hour'),
    /** Invoices as PDF, for one customer or one address. */
    THROTTLE_INVOICE_PDFS: reader.rate('THROTTLE_INVOICE_PDFS', '120/hour'),
    /** Copies of all that the shop has of a customer, for one customer. */
    THROTTLE_EXPORTS: reader.rate('THROTTLE_EXPORTS', '20/hour'),
    /** Searches, by one customer or from one address. Does not count while API_ACCESS is open. */
    THROTTLE_SEARCH: reader.rate('THROTTLE_SEARCH', '300/minute'),
    /**
     * Where several processes or machines count together: `redis://…` or `rediss://…`. Empty: in the database on
     * PostgreSQL and with `--workers`, else in memory.
     */
    REDIS_URL: reader.matching('REDIS_URL', '', /^(rediss?:\/\/.+)?$/, 'redis://… or rediss://…'),
  };
}

/** What concerns prices, payments and invoices. */
function money(reader: Reader, DEBUG: boolean) {
  return {
    /**
     * ISO 4217 code of all prices. It says how many decimals they have: none in JPY, three in KWD. What was ordered
     * and paid keeps the currency of its day; prices are not converted when this changes.
     */
    CURRENCY: reader.satisfying('CURRENCY', 'USD', isCurrency, 'an ISO 4217 code such as USD'),
    /** Who sends the invoices. An issued invoice keeps the name and address that it was issued with. `\\n` breaks the line. */
    SHOP_NAME: reader.text('SHOP_NAME', 'GreenCart'),
    SHOP_ADDRESS: reader.text('SHOP_ADDRESS', '').replaceAll('\\n', '\n'),
    SHOP_EMAIL: reader.text('SHOP_EMAIL', ''),
    SHOP_TAX_NUMBER: reader.text('SHOP_TAX_NUMBER', ''),
    /** Whether the payment provider `test` exists, which moves no money. */
    TEST_PAYMENTS: reader.flag('TEST_PAYMENTS', DEBUG),
    /** Minutes after which an order that nobody pays is cancelled and its stock given back; 0 for never. */
    UNPAID_ORDER_MINUTES: reader.wholeNumber('UNPAID_ORDER_MINUTES', 0, 0, 525_600),
    /** How long a payment provider may take to answer; after that a payment is `unknown`. */
    PAYMENT_TIMEOUT_MS: reader.wholeNumber('PAYMENT_TIMEOUT_MS', 5_000, 100, MAX_PAYMENT_TIMEOUT_MS),
  };
}

/** What is wrong with the keys of a shop that is not for development. */
function weakKeys(key: string, fallbacks: string[]): string[] {
  if (key === INSECURE_SECRET_KEY) return ['SECRET_KEY must be set when DEBUG is off.'];
  const named = { SECRET_KEY: [key], SECRET_KEY_FALLBACKS: fallbacks };
  return Object.entries(named)
    .filter(([, keys]) => keys.some((each) => each.length < MIN_SECRET_KEY_LENGTH))
    .map(([name]) => `${name} must have at least ${MIN_SECRET_KEY_LENGTH} characters when DEBUG is off.`);
}

/** The settings that an environment describes; `problems` names every value that is unusable. */
export function readSettings(env: Environment) {
  const reader = new Reader(env);
  const DEBUG = reader.flag('DEBUG', true);
  const PORT = reader.wholeNumber('PORT', 8000, 0, 65535);
  const GRPC_HOST = reader.text('GRPC_HOST', '127.0.0.1');
  const values = {
    /** Development mode: products and orders are open, cookies insecure, the built-in SECRET_KEY accepted. */
    DEBUG,
    /** Whether servers may listen beyond this machine while DEBUG is on; the built-in SECRET_KEY forges any token. */
    DEBUG_BEYOND_LOOPBACK: reader.flag('DEBUG_BEYOND_LOOPBACK', false),
    /** Signs sessions and tokens. Required when DEBUG is off; 50 characters or more, says check --deploy. */
    SECRET_KEY: reader.text('SECRET_KEY', INSECURE_SECRET_KEY),
    /** Earlier keys, comma-separated: what they signed stays valid until it expires. New things are signed with SECRET_KEY. */
    SECRET_KEY_FALLBACKS: reader.list('SECRET_KEY_FALLBACKS', []),
    /** Seconds after which staff must log in to the admin again: a working day. */
    SESSION_COOKIE_AGE: reader.wholeNumber('SESSION_COOKIE_AGE', 43_200, 60, 31_536_000),
    /** Whether staff need a code of an authenticator app to log in: `optional` leaves it to each, or `required`. */
    STAFF_TWO_FACTOR: reader.choice('STAFF_TWO_FACTOR', 'optional', ['optional', 'required']),
    /** Days after which an API token of staff expires. */
    STAFF_TOKEN_DAYS: reader.wholeNumber('STAFF_TOKEN_DAYS', 90, 1, 3_650),
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
    /**
     * Who may write products and see and change orders: `open` (anyone who reaches the port) or
     * `protected` (staff; of orders, also the customer whose it is). Money, invoices and customers are
     * protected always.
     */
    API_ACCESS: reader.choice('API_ACCESS', DEBUG ? 'open' : 'protected', ['open', 'protected']),
    /** Where the web server listens. */
    HOST: reader.text('HOST', '127.0.0.1'),
    PORT,
    ...connections(reader),
    ...throttles(reader),
    /**
     * Units of one product that somebody without an account may order at once, so that one request cannot buy the
     * whole stock. Does not count while API_ACCESS is open.
     */
    GUEST_ORDER_MAX_QUANTITY: reader.wholeNumber('GUEST_ORDER_MAX_QUANTITY', 100, 1, 10_000),
    /** Where the gRPC servers listen, and, unless an address below says otherwise, are looked for. */
    GRPC_HOST,
    ...addresses(reader, GRPC_HOST),
    /** When set, every gRPC call must carry it as `authorization: Bearer <token>`; clients here do. */
    GRPC_TOKEN: reader.text('GRPC_TOKEN', ''),
    /** With DEBUG off and no GRPC_TOKEN, says that only the shop's own processes reach the gRPC ports. */
    GRPC_TRUST_NETWORK: reader.flag('GRPC_TRUST_NETWORK', false),
    ...mail(reader, DEBUG, PORT),
    ...money(reader, DEBUG),
    /** Host names that the web server answers to, comma-separated; `.example.com` takes subdomains, `*` all. */
    ALLOWED_HOSTS: reader.list('ALLOWED_HOSTS', DEBUG ? ['localhost', '127.0.0.1', '[::1]'] : []),
    /** Proxies in front of the web server whose X-Forwarded-* headers are believed. */
    TRUSTED_PROXIES: reader.wholeNumber('TRUSTED_PROXIES', 0, 0, 10),
    /** Says that clients reach the web server directly although its address is private; for check --deploy. */
    NO_PROXY_IN_FRONT: reader.flag('NO_PROXY_IN_FRONT', false),
    /** Seconds that browsers remember to use HTTPS only; 0 sends no HSTS header. */
    HSTS_SECONDS: reader.wholeNumber('HSTS_SECONDS', 0, 0, 63_072_000),
    LOG_LEVEL: reader.choice('LOG_LEVEL', 'info', [
      'trace',
      'debug',
      'info',
      'warn',
      'error',
      'fatal',
      'silent',
    ]),
    /** `json`, one object a line, or `pretty`, for people. */
    LOG_FORMAT: reader.choice('LOG_FORMAT', process.stdout.isTTY ? 'pretty' : 'json', ['json', 'pretty']),
    /** The file that log lines are added to; empty: standard output. */
    LOG_FILE: reader.text('LOG_FILE', ''),
  };
  if (!DEBUG) reader.problems.push(...weakKeys(values.SECRET_KEY, values.SECRET_KEY_FALLBACKS));
  return { ...values, problems: reader.problems };
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
  /** All of it, for another program. */
  all: process.env,
};

export type Settings = ReturnType<typeof readSettings>;

/** The settings of this process. Every command refuses to run while `settings.problems` is not empty. */
export const settings: Settings = readSettings(environment());

/** Whether DATABASE_URL names PostgreSQL. */
export function isPostgres(url: string): boolean {
  return url.startsWith('postgres');
}
