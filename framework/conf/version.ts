// The version of the project, as package.json says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR } from './settings.js';

/** Such as `0.1.0`. */
export function projectVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(BASE_DIR, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
