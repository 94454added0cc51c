// The program's name in messages.
import { BASE_DIR, CODE_DIR } from '../conf/settings.js';

/** `manage.ts`, or `manage.js` of the build. */
export const PROGRAM = BASE_DIR === CODE_DIR ? 'manage.ts' : 'manage.js';
