// Tells whether the program runs from its sources, and its name in messages.
import { BASE_DIR, CODE_DIR } from '../conf/settings.js';

/** False for a compiled program. */
export const RUNS_FROM_SOURCES = import.meta.filename.endsWith('.ts');

/** `manage.ts`, or `manage.js` of the build. */
export const PROGRAM = BASE_DIR === CODE_DIR ? 'manage.ts' : 'manage.js';
