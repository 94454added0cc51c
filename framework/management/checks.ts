// The system checks: errors and unsafe settings, before anything is served. Ids are Django's if it has
// the same check.
import { statSync } from 'node:fs';
import path from 'node:path';
import { installedApps, project, type Rule } from '../project.js';
import {
  BASE_DIR,
  INSECURE_SECRET_KEY,
  isPostgres,
  settingNames,
  type FrameworkSettings,
} from '../conf/settings.js';
import { leastProtection } from '../db/postgres_tls.js';
import { isLoopback, isPrivate } from '../network.js';
import { didYouMean } from '../similar_names.js';

/** From the lowest; only the upper ones occur so far. */
export const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;
type Level = 'ERROR' | 'WARNING';

/** One finding of a check. */
export interface Issue {
  level: Level;
  id: string;
  message: string;
  hint?: string;
  /** The app that it is about, if it is about one. */
  app?: string;
}

/** The groups of `check --tag`, by the first word of the ids. */
export const TAGS = {
  database: 'database',
  fields: 'models',
  models: 'models',
  urls: 'urls',
  security: 'security',
};

/** The group of an issue. */
export function tagOf({ id }: Issue): string {
  const [word = ''] = id.split('.');
  return (TAGS as Record<string, string>)[word] ?? 'settings';
}

const MIN_SECRET_KEY_LENGTH = 50;
const MIN_SECRET_KEY_LETTERS = 5;

/** The problems of these settings and of the installed apps. */
export async function systemIssues(settings: FrameworkSettings): Promise<Issue[]> {
  const [ofServices, ofUrls] = [await sharedAddresses(), await urls()];
  return [
    ...badSettings(settings),
    ...unknownNames(),
    ...readableSecrets(),
    ...ofServices,
    ...models(),
    ...ofUrls,
  ];
}

/** `.env` has passwords and keys; if files have modes, other users should not be able to read it. */
export function readableSecrets(file = path.join(BASE_DIR, '.env')): Issue[] {
  const mode = process.platform === 'win32' ? undefined : statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined || (mode & 0o077) === 0) return [];
  const message = 'Other users of this machine can read .env, which has secrets.';
  return [{ level: 'WARNING', id: 'ecommerce.W011', message, hint: 'Run: chmod 600 .env' }];
}

/** A misspelt name would silently have no effect. */
function unknownNames(): Issue[] {
  return settingNames.unknown().map((name) => {
    const hint = didYouMean(name, [...settingNames.known()]);
    return {
      level: 'WARNING',
      id: 'ecommerce.W016',
      message: `.env has ${name}, which is no setting.`,
      ...(hint && { hint }),
    };
  });
}

function badSettings({ problems }: FrameworkSettings): Issue[] {
  return problems.map((message) => ({ level: 'ERROR', id: 'ecommerce.E001', message }));
}

/** Two services on one port: the second would not start. */
async function sharedAddresses(): Promise<Issue[]> {
  const services = Object.values(await project().loadServices());
  return services
    .filter(({ address }, index) => services.findIndex((other) => other.address === address) < index)
    .map(({ name, address }) => ({
      level: 'ERROR',
      id: 'ecommerce.E002',
      message: `${name} has the address of another service, ${address}.`,
      hint: 'Give each service its own address.',
    }));
}

function models(): Issue[] {
  const all = installedApps().flatMap((app) => app.models);
  const fields = all.flatMap((model) => [...model.fields.values()].map((field) => ({ model, field })));
  const lost = fields.filter(({ field }) => field.options.to && !all.includes(field.options.to()));
  const twice = all.filter((model, index) => all.findIndex((other) => other.table === model.table) < index);
  return [
    ...lost.map(({ model, field }): Issue => ({
      level: 'ERROR',
      id: 'fields.E300',
      app: model.app,
      message: `${model.label}.${field.name} points to a model that is not installed.`,
    })),
    ...twice.map((model): Issue => ({
      level: 'ERROR',
      id: 'models.E028',
      app: model.app,
      message: `The table ${model.table} is used by two models.`,
    })),
  ];
}

async function urls(): Promise<Issue[]> {
  const routes = (await project().loadUrls()).map(({ route }) => route);
  const slashes = routes.filter((route) => route.startsWith('/'));
  const twice = routes.filter((route, index) => routes.indexOf(route) < index);
  return [
    ...slashes.map((route): Issue => ({
      level: 'WARNING',
      id: 'urls.W002',
      message: `The route '${route}' begins with a slash and matches nothing.`,
    })),
    ...twice.map((route): Issue => ({
      level: 'WARNING',
      id: 'urls.W003',
      message: `The route '${route}' is in two patterns; the second one is never used.`,
    })),
  ];
}

/** The checks of `check --deploy`. */
export function deploymentIssues(settings: FrameworkSettings): Issue[] {
  return [...rulesOfDjango(settings), ...ownRules(settings), ...project().deploymentRules()]
    .filter(([broken]) => broken)
    .map(([, id, message]) => ({ level: 'WARNING', id, message }));
}

function rulesOfDjango(settings: FrameworkSettings): Rule[] {
  return [
    [
      settings.HSTS_SECONDS === 0,
      'security.W004',
      'HSTS_SECONDS is 0: browsers are not told to use HTTPS only.',
    ],
    [
      isWeakKey(settings.SECRET_KEY),
      'security.W009',
      `SECRET_KEY is the built-in one, or has less than ${MIN_SECRET_KEY_LENGTH} characters, or less than ` +
        `${MIN_SECRET_KEY_LETTERS} different ones: sessions and tokens could be forged.`,
    ],
    [
      settings.DEBUG,
      'security.W012',
      'Session and CSRF cookies are also sent without HTTPS, because DEBUG is on.',
    ],
    [settings.DEBUG, 'security.W018', 'DEBUG is on.'],
    [
      settings.ALLOWED_HOSTS.length === 0 || settings.ALLOWED_HOSTS.includes('*'),
      'security.W020',
      'ALLOWED_HOSTS is empty, so no request is answered, or it allows any host.',
    ],
  ];
}

function ownRules(settings: FrameworkSettings): Rule[] {
  return [
    [
      settings.API_ACCESS === 'open',
      'ecommerce.W001',
      'API_ACCESS is open: whoever reaches the port may change products and orders.',
    ],
    [
      settings.GRPC_TOKEN === '' && !settings.GRPC_TRUST_NETWORK,
      'ecommerce.W002',
      'GRPC_TOKEN is not set: whoever reaches the gRPC ports may do everything.',
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
      isPostgres(settings.DATABASE_URL) &&
        ['clear', 'unverified'].includes(leastProtection(settings.DATABASE_URL)),
      'ecommerce.W006',
      'DATABASE_URL allows PostgreSQL on another machine without TLS, or with any certificate.',
    ],
    [
      !settings.EMAIL_REQUIRE_TLS,
      'ecommerce.W007',
      'EMAIL_REQUIRE_TLS is off: mails may be sent unencrypted.',
    ],
    [
      settings.STAFF_TWO_FACTOR !== 'required',
      'ecommerce.W014',
      'STAFF_TWO_FACTOR is optional: a stolen staff password gives access to the admin.',
    ],
    [
      settings.CORS_ALLOWED_ORIGINS.includes('*'),
      'ecommerce.W017',
      'CORS_ALLOWED_ORIGINS is *: pages of any site may use the API.',
    ],
    [
      settings.CORS_ALLOWED_ORIGINS.some((origin) => /^http:/.test(origin)),
      'ecommerce.W018',
      'CORS_ALLOWED_ORIGINS has an origin without https: whoever is in its network may change its pages.',
    ],
    [!settings.THROTTLES, 'ecommerce.W012', 'THROTTLES is off: there are no rate limits.'],
    [
      settings.REDIS_URL.startsWith('redis:') && !isLoopback(new URL(settings.REDIS_URL).hostname),
      'ecommerce.W013',
      'REDIS_URL is not rediss: the addresses of customers are sent to Redis unencrypted.',
    ],
    [
      !/^smtps?:/.test(settings.EMAIL_URL),
      'ecommerce.W008',
      'EMAIL_URL does not send mail: it prints it, or stores it in files.',
    ],
  ];
}

function isWeakKey(key: string): boolean {
  return (
    key === INSECURE_SECRET_KEY ||
    key.length < MIN_SECRET_KEY_LENGTH ||
    new Set(key).size < MIN_SECRET_KEY_LETTERS
  );
}

/** The issues in Django's format. */
export function describeIssues(issues: Issue[]): string {
  const parts = (['ERROR', 'WARNING'] as const).flatMap((level) => {
    const lines = issues.filter((issue) => issue.level === level).map(lineOf);
    return lines.length > 0 ? [`${level}S:\n${lines.join('\n')}\n`] : [];
  });
  const count = `${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`;
  return [
    'System check identified some issues:\n',
    ...parts,
    `System check identified ${count} (0 silenced).`,
  ].join('\n');
}

function lineOf({ id, message, hint }: Issue): string {
  return `?: (${id}) ${message}${hint ? `\n\tHINT: ${hint}` : ''}`;
}
