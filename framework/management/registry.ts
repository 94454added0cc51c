// The commands, found by file names as in Django: `<app>/management/commands/<name>.ts`. Each is
// loaded only when it is needed.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE_DIR } from '../conf/settings.js';
import { didYouMean } from '../similar_names.js';
import type { Command } from './command.js';

/** The framework's own, those of its apps, and those of the project's. */
const PARENTS = ['', 'framework'];

/** The files of all commands by the name of the command, by the app that they belong to. */
function findCommands(): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const parent of PARENTS) {
    const folder = path.join(CODE_DIR, parent);
    for (const app of foldersOf(folder)) {
      const files = commandFiles(path.join(folder, app, 'management', 'commands'));
      if (files.size > 0) groups.set(app, files);
    }
  }
  groups.set('framework', commandFiles(path.join(CODE_DIR, 'framework', 'management', 'commands')));
  return new Map([...groups].sort());
}

function foldersOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** `grpc_server.ts` is the command grpc-server. */
function commandFiles(folder: string): Map<string, string> {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return new Map(); // most apps have none
  }
  const files = names.filter((name) => /^\w+\.(ts|js)$/.test(name));
  return new Map(
    files.map((file) => [file.replace(/\.\w+$/, '').replaceAll('_', '-'), path.join(folder, file)]),
  );
}

/** The names of all commands by the app that they belong to. */
export function commandGroups(): [string, string[]][] {
  return [...findCommands()].map(([app, files]) => [app, [...files.keys()].sort()]);
}

/** The command with this name, or `null`. */
export async function loadCommand(name: string): Promise<Command | null> {
  for (const files of findCommands().values()) {
    const file = files.get(name);
    if (file === undefined) continue;
    return ((await import(pathToFileURL(file).href)) as { command: Command }).command;
  }
  return null;
}

/** "Unknown command: 'migrat'. Did you mean migrate?" */
export function unknownCommand(name: string): string {
  const names = commandGroups().flatMap(([, commands]) => commands);
  return `Unknown command: '${name}'. ${didYouMean(name, names)}`.trim();
}
