// The system checks: errors and unsafe settings, before anything is served. Ids are Django's if it has
// the same check.
import { installedApps, project } from '../project.js';
import { settingNames, type FrameworkSettings } from '../conf/settings.js';
import { didYouMean } from '../similar_names.js';
import { readableSecrets } from './file_modes.js';

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
