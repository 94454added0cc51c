// Whether servers restart when sources change, for the commands that serve. What does it is loaded only then.
import path from 'node:path';
import { BASE_DIR, CODE_DIR, settings } from '../conf/settings.js';
import type { Context } from './command.js';
import { Child } from './processes.js';
import { HAS_SOURCES, RUNS_FROM_SOURCES } from './program.js';

/** With DEBUG, for a program that runs from its sources, or from a build in dist/ beside them. */
export function isDevelopment(): boolean {
  const isBuild = path.dirname(CODE_DIR) === path.join(BASE_DIR, 'dist') && HAS_SOURCES;
  return settings.DEBUG && (RUNS_FROM_SOURCES || isBuild);
}

/** Runs this command in a child process, and again after each change. */
export async function serveAndReload(context: Context): Promise<number> {
  const { serveWithReloading } = await import('./reloading.js');
  context.out.line('Watching for file changes.');
  return serveWithReloading(() => new Child([...process.argv.slice(2), '--noreload']), context);
}
