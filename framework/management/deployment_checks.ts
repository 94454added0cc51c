// The checks of `check --deploy`: settings that must not go live. Each message says what to do.
import { INSECURE_SECRET_KEY, isPostgres, settingNames, type FrameworkSettings } from '../conf/settings.js';
import { leastProtection } from '../db/postgres_tls.js';
import { isLoopback, isPrivate } from '../network.js';
import { project, type Rule } from '../project.js';
import type { Issue } from './checks.js';
import { othersCanRead, privateFiles } from './file_modes.js';
import { weaknessOf } from './secret_strength.js';

const MIN_SECRET_KEY_LENGTH = 50;
const MIN_TOKEN_LENGTH = 32;
const MAKE_ONE = 'Make one with: openssl rand -base64 48';

/** The unsafe settings; `rules` are the project's. */
export function deploymentIssues(
  settings: FrameworkSettings,
  rules = project().deploymentRules(),
  given = settingNames.given(),
): Issue[] {
  const all = [
    ...rulesOfDjango(settings),
    ...accessRules(settings),
    ...tokenRules(settings),
    ...connectionRules(settings),
    ...mailRules(settings, given),
    ...logRules(settings, given),
    ...fileRules(settings),
    ...rules,
  ];
  return all.filter(([broken]) => broken).map(([, id, message]) => ({ level: 'WARNING', id, message }));
}

function rulesOfDjango(settings: FrameworkSettings): Rule[] {
  const weakness =
    settings.SECRET_KEY === INSECURE_SECRET_KEY
      ? 'is the built-in one'
      : weaknessOf(settings.SECRET_KEY, MIN_SECRET_KEY_LENGTH);
  return [
    [
      settings.HSTS_SECONDS === 0,
      'security.W004',
      'HSTS_SECONDS is 0: browsers are not told to use HTTPS only. Set it to 31536000, a year, when the whole site has HTTPS.',
    ],
    [
      weakness !== '',
      'security.W009',
      `SECRET_KEY ${weakness}: sessions and tokens could be forged. ${MAKE_ONE}`,
    ],
    [
      settings.DEBUG,
      'security.W012',
      'Session and CSRF cookies are also sent without HTTPS, because DEBUG is on. Set DEBUG=false.',
    ],
    [
      settings.DEBUG,
      'security.W018',
      'DEBUG is on: the API is open, and errors reveal details. Set DEBUG=false.',
    ],
    [
      settings.ALLOWED_HOSTS.length === 0 || settings.ALLOWED_HOSTS.includes('*'),
      'security.W020',
      "ALLOWED_HOSTS is empty, so no request is answered, or it allows any host. Set it to the shop's host names.",
    ],
  ];
}

/** Who may do what. */
function accessRules(settings: FrameworkSettings): Rule[] {
  return [
    [
      settings.API_ACCESS === 'open',
      'ecommerce.W001',
      'API_ACCESS is open: whoever reaches the port may change products and orders. Set API_ACCESS=protected.',
    ],
    [
      !settings.DEBUG &&
        isPrivate(settings.HOST) &&
        settings.TRUSTED_PROXIES === 0 &&
        !settings.NO_PROXY_IN_FRONT,
      'ecommerce.W005',
      `HOST is ${settings.HOST}, so clients use a proxy, but TRUSTED_PROXIES is 0: all of them seem to have ` +
        'one address, and share its limits. Set TRUSTED_PROXIES, or NO_PROXY_IN_FRONT=true if there is none.',
    ],
    [
      settings.STAFF_TWO_FACTOR !== 'required',
      'ecommerce.W014',
      'STAFF_TWO_FACTOR is optional: a stolen staff password gives access to the admin. Set it to required.',
    ],
    [
      settings.CORS_ALLOWED_ORIGINS.includes('*'),
      'ecommerce.W017',
      'CORS_ALLOWED_ORIGINS is *: pages of any site may use the API. List the origins of your own sites.',
    ],
    [
      settings.CORS_ALLOWED_ORIGINS.some((origin) => /^http:/.test(origin)),
      'ecommerce.W018',
      'CORS_ALLOWED_ORIGINS has an origin without https: whoever is in its network may change its pages. Use https.',
    ],
    [
      !settings.THROTTLES,
      'ecommerce.W012',
      'THROTTLES is off: there are no rate limits. Remove the setting.',
    ],
  ];
}

function tokenRules(settings: FrameworkSettings): Rule[] {
  const { GRPC_TOKEN, SECRET_KEY, SECRET_KEY_FALLBACKS } = settings;
  const weakness = GRPC_TOKEN === '' ? '' : weaknessOf(GRPC_TOKEN, MIN_TOKEN_LENGTH);
  return [
    [
      GRPC_TOKEN === '' && !settings.GRPC_TRUST_NETWORK,
      'ecommerce.W002',
      `GRPC_TOKEN is not set: whoever reaches the gRPC ports may do everything. ${MAKE_ONE}`,
    ],
    [
      weakness !== '',
      'ecommerce.W023',
      `GRPC_TOKEN ${weakness}: whoever guesses it may do everything. ${MAKE_ONE}`,
    ],
    [
      GRPC_TOKEN !== '' && [SECRET_KEY, ...SECRET_KEY_FALLBACKS].includes(GRPC_TOKEN),
      'ecommerce.W024',
      'GRPC_TOKEN is the SECRET_KEY: every gRPC client that has the token could forge sessions. Use two secrets.',
    ],
    [
      SECRET_KEY_FALLBACKS.some((key) => weaknessOf(key, MIN_TOKEN_LENGTH) !== ''),
      'ecommerce.W025',
      'SECRET_KEY_FALLBACKS has a weak key: what it signs is accepted too. Remove it.',
    ],
  ];
}

/** What others could read or change on its way. */
function connectionRules(settings: FrameworkSettings): Rule[] {
  return [
    [
      [settings.DATABASE_URL, settings.DATABASE_REPLICA_URL, settings.DATABASE_DIRECT_URL].some(
        (url) => isPostgres(url) && ['clear', 'unverified'].includes(leastProtection(url)),
      ),
      'ecommerce.W006',
      'A database URL (DATABASE_…URL) allows PostgreSQL on another machine without TLS, or with any certificate. Remove its sslmode.',
    ],
    [
      settings.REDIS_URL.startsWith('redis:') && !isLoopback(new URL(settings.REDIS_URL).hostname),
      'ecommerce.W013',
      'REDIS_URL is not rediss: the addresses of customers are sent to Redis unencrypted. Use rediss://.',
    ],
    [
      settings.METRICS_ADDRESS.includes(':') && !isPrivate(settings.METRICS_ADDRESS.replace(/:\d+$/, '')),
      'ecommerce.W038',
      'METRICS_ADDRESS is open beyond the private network, without authentication. Give it an address of this machine or ' +
        'of the private network.',
    ],
  ];
}

function mailRules(settings: FrameworkSettings, given: ReadonlySet<string>): Rule[] {
  const sends = /^smtps?:/.test(settings.EMAIL_URL);
  return [
    [
      !settings.EMAIL_REQUIRE_TLS,
      'ecommerce.W007',
      'EMAIL_REQUIRE_TLS is off: mails may be sent unencrypted. Remove the setting.',
    ],
    [
      !sends,
      'ecommerce.W008',
      'EMAIL_URL does not send mail: it prints it, or stores it in files. Set it to smtp://user:password@host:587.',
    ],
    [
      sends && !given.has('EMAIL_URL'),
      'ecommerce.W026',
      'EMAIL_URL is not set, so mail goes to port 25 of this machine. Set it, to smtp://localhost:25 if that is meant.',
    ],
    [
      /@(localhost|[^@]*\.(localhost|local|internal))>?$|^[^@]*$/.test(settings.DEFAULT_FROM_EMAIL),
      'ecommerce.W027',
      `DEFAULT_FROM_EMAIL is ${settings.DEFAULT_FROM_EMAIL}: mail from it is refused or cannot be answered. Set it to an address of the shop.`,
    ],
  ];
}

function logRules(settings: FrameworkSettings, given: ReadonlySet<string>): Rule[] {
  const { LOG_LEVEL, LOG_FORMAT } = settings;
  return [
    [
      ['error', 'fatal', 'silent'].includes(LOG_LEVEL),
      'ecommerce.W028',
      `LOG_LEVEL is ${LOG_LEVEL}: warnings, refused log-ins and requests leave no trace. Set it to info.`,
    ],
    [
      ['trace', 'debug'].includes(LOG_LEVEL),
      'ecommerce.W029',
      `LOG_LEVEL is ${LOG_LEVEL}: the log grows fast, and is not meant to be kept. Set it to info.`,
    ],
    [
      LOG_FORMAT === 'pretty' && given.has('LOG_FORMAT'),
      'ecommerce.W030',
      'LOG_FORMAT is pretty, which only people can read. Set it to json.',
    ],
  ];
}

function fileRules(settings: FrameworkSettings): Rule[] {
  return Object.entries(privateFiles(settings)).map(([name, file]): Rule => {
    const mode = name === 'EMAIL_URL' ? 'go-rwx' : '600';
    const message = `Other users of this machine can read ${file} (${name}), which has ${name === 'GRPC_TLS_KEY' ? 'a secret' : 'personal data'}.`;
    return [othersCanRead(file), 'ecommerce.W031', `${message} Run: chmod ${mode} '${file}'`];
  });
}
