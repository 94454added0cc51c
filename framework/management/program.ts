// Tells whether the program runs from its sources, and its name in messages.
import { BASE_DIR, CODE_DIR } from '../conf/settings.js';

/** False in a build, which never changes. */
export const RUNS_FROM_SOURCES = BASE_DIR === CODE_DIR;

/** `manage.ts`, or `manage.js` of the build. */
export const PROGRAM = RUNS_FROM_SOURCES ? 'manage.ts' : 'manage.js';
