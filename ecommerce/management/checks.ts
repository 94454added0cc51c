// The system checks: what is wrong, or unsafe, before anything is served. Ids are Django's where it
// has the same check.
import { INSTALLED_APPS } from '../apps.js';
import { INSECURE_SECRET_KEY, type Settings } from '../settings.js';
import { isLoopback } from '../network.js';
import { urlpatterns } from '../urls.js';

export type Level = 'ERROR' | 'WARNING';

/** One thing that a check found. */
export interface Issue {
  level: Level;
  id: string;
  message: string;
  hint?: string;
}

const MIN_SECRET_KEY_LENGTH = 50;
const MIN_SECRET_KEY_LETTERS = 5;

/** What is wrong with these settings, and with how the apps are put together. */
export function systemIssues(settings: Settings): Issue[] {
  return [...badSettings(settings), ...sharedAddresses(), ...models(), ...urls()];
}

function badSettings({ problems }: Settings): Issue[] {
  return problems.map((message) => ({ level: 'ERROR', id: 'ecommerce.E001', message }));
}

/** The second of two services on one port would not start. */
function sharedAddresses(): Issue[] {
  const services = INSTALLED_APPS.flatMap((app) => app.service ?? []);
  return services
    .filter(({ address }, index) => services.findIndex((other) => other.address === address) < index)
    .map(({ name, address }) => ({
      level: 'ERROR',
      id: 'ecommerce.E002',
      message: `${name} has the address of another service, ${address}.`,
      hint: 'Give each service an address of its own.',
    }));
}

function models(): Issue[] {
  const all = INSTALLED_APPS.flatMap((app) => app.models);
  const fields = all.flatMap((model) => [...model.fields.values()].map((field) => ({ model, field })));
  const lost = fields.filter(({ field }) => field.options.to && !all.includes(field.options.to()));
  const twice = all.filter((model, index) => all.findIndex((other) => other.table === model.table) < index);
  return [
    ...lost.map(({ model, field }): Issue => ({
      level: 'ERROR',
      id: 'fields.E300',
      message: `${model.label}.${field.name} points to a model that is not installed.`,
    })),
    ...twice.map((model): Issue => ({
      level: 'ERROR',
      id: 'models.E028',
      message: `The table ${model.table} is used by two models.`,
    })),
  ];
}

function urls(): Issue[] {
  const routes = urlpatterns.map(({ route }) => route);
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
      message: `The route '${route}' stands in two patterns; the second is never asked.`,
    })),
  ];
}

/** What must not go live. */
export function deploymentIssues(settings: Settings): Issue[] {
  const rules: [boolean, string, string][] = [
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
      'Session and CSRF cookies travel without HTTPS too, because DEBUG is on.',
    ],
    [settings.DEBUG, 'security.W018', 'DEBUG is on.'],
    [
      settings.ALLOWED_HOSTS.length === 0 || settings.ALLOWED_HOSTS.includes('*'),
      'security.W020',
      'ALLOWED_HOSTS is empty, so that nothing is answered, or takes any host.',
    ],
    [
      settings.API_ACCESS === 'open',
      'ecommerce.W001',
      'API_ACCESS is open: whoever reaches the port may change products and orders.',
    ],
    [
      settings.GRPC_TOKEN === '' && grpcHosts(settings).some((host) => !isLoopback(host)),
      'ecommerce.W002',
      'gRPC is served beyond this machine without TLS, and GRPC_TOKEN is not set.',
    ],
    [settings.TEST_PAYMENTS, 'ecommerce.W003', 'TEST_PAYMENTS is on: orders are paid for without money.'],
    [
      settings.API_ACCESS === 'protected' && settings.UNPAID_ORDER_MINUTES === 0,
      'ecommerce.W004',
      'UNPAID_ORDER_MINUTES is 0: orders that are never paid keep their stock for ever.',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, id, message]) => ({ level: 'WARNING', id, message }));
}

function isWeakKey(key: string): boolean {
  return (
    key === INSECURE_SECRET_KEY ||
    key.length < MIN_SECRET_KEY_LENGTH ||
    new Set(key).size < MIN_SECRET_KEY_LETTERS
  );
}

function grpcHosts(settings: Settings): string[] {
  const addresses = INSTALLED_APPS.flatMap((app) => app.service?.address ?? []);
  return [settings.GRPC_HOST, ...addresses.map((address) => address.replace(/:\d+$/, ''))];
}

/** The issues as Django prints them. */
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
