// Reads a .env file, and finds what is wrong with it.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './reader.js';

/** `NAME=value` or a comment; quoted values may have several lines (as util.parseEnv reads them). */
const LINE =
  /^[^\S\n]*(?:#.*|(?:export[^\S\n]+)?[\w.-]+[^\S\n]*=[^\S\n]*(?:'[^']*'|"[^"]*"|`[^`]*`|[^\n]*)[^\S\n]*(?:#.*)?)$/gm;

/** The values of a file, none without one; one problem for each line that is wrong. */
export function readDotEnv(file: string): { values: Environment; problems: string[] } {
  if (!existsSync(file)) return { values: {}, problems: [] };
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    return { values: {}, problems: [`${file} cannot be read: ${(error as Error).message}`] };
  }
  const rest = text.replace(LINE, (found) => '\n'.repeat(found.split('\n').length - 1));
  const problems = rest.split('\n').flatMap((line, index) => {
    return line.trim() === '' ? [] : [`Line ${index + 1} of ${file} is neither NAME=value nor a comment.`];
  });
  return { values: parseEnv(text), problems };
}
