// The commands, grouped as `help` lists them. Each is loaded only when it is needed.
import { INSTALLED_APPS } from '../apps.js';
import type { AppConfig } from '../app_config.js';
import { didYouMean } from '../similar_names.js';
import type { Command } from './command.js';

type Commands = NonNullable<AppConfig['commands']>;

const GROUPS: Record<string, Commands> = {
  ecommerce: {
    check: () => import('./commands/check.js'),
    clearexpired: () => import('./commands/clearexpired.js'),
    dbshell: () => import('./commands/dbshell.js'),
    dumpdata: () => import('./commands/dumpdata.js'),
    flush: () => import('./commands/flush.js'),
    'grpc-server': () => import('./commands/grpc_server.js'),
    help: () => import('./commands/help.js'),
    loaddata: () => import('./commands/loaddata.js'),
    migrate: () => import('./commands/migrate.js'),
    runserver: () => import('./commands/runserver.js'),
    shell: () => import('./commands/shell.js'),
    showmigrations: () => import('./commands/showmigrations.js'),
    showurls: () => import('./commands/showurls.js'),
    sqlmigrate: () => import('./commands/sqlmigrate.js'),
    start: () => import('./commands/start.js'),
    test: () => import('./commands/test.js'),
  },
  ...Object.fromEntries(
    INSTALLED_APPS.flatMap(({ label, commands }) => (commands ? [[label, commands]] : [])),
  ),
};

/** The names of all commands by the app that they belong to. */
export function commandGroups(): [string, string[]][] {
  return Object.entries(GROUPS).map(([app, commands]) => [app, Object.keys(commands).sort()]);
}

/** The command with this name, or `null`. */
export async function loadCommand(name: string): Promise<Command | null> {
  const load = Object.values(GROUPS).find((commands) => Object.hasOwn(commands, name))?.[name];
  return load ? (await load()).command : null;
}

/** "Unknown command: 'migrat'. Did you mean migrate?" */
export function unknownCommand(name: string): string {
  const names = commandGroups().flatMap(([, commands]) => commands);
  return `Unknown command: '${name}'. ${didYouMean(name, names)}`.trim();
}
