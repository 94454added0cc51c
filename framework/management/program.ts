// Tells whether the program runs from its sources, whether they are there, and its name in messages.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR, CODE_DIR } from '../conf/settings.js';
import { CommandError } from './command.js';

/** False for a compiled program. */
export const RUNS_FROM_SOURCES = import.meta.filename.endsWith('.ts');

/** False where only a build was copied to, as in a container. */
export const HAS_SOURCES = existsSync(path.join(BASE_DIR, 'manage.ts'));

/** Refuses a command that reads or writes sources where there are none. */
export function refuseWithoutSources(): void {
  if (HAS_SOURCES) return;
  throw new CommandError(`${BASE_DIR} has no sources: run this command in a checkout of the project.`);
}

/** `manage.ts`, or `manage.js` of the build. */
export const PROGRAM = BASE_DIR === CODE_DIR ? 'manage.ts' : 'manage.js';
