// Messages of commands for an unusable database.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { isPostgres, settings } from '../conf/settings.js';
import { databaseWords, isLockTimeout } from '../db/database.js';
import { LOCK_TIMEOUT_MS } from '../deadlines.js';
import { outageOf } from '../db/outages.js';
import { sqliteFilename } from '../db/sqlite_client.js';
import { CommandError } from './command.js';

/** Wrong password, no such role or database, no permission to connect. */
const REFUSED = ['28P01', '28000', '3D000', '42501'];
const UNUSABLE_FILE = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

/** The CommandError for it, or `null` for any other error. */
export function explainDatabaseError(error: unknown): CommandError | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const isUnusable = outageOf(error) !== undefined || [...REFUSED, ...UNUSABLE_FILE].includes(code);
  if (/does not support SSL connections|self.signed certificate|certificate/i.test(error.message)) {
    return new CommandError(
      `The connection to the database would not be safe: ${error.message}. For another machine DATABASE_URL needs ` +
        'TLS with a trusted certificate; ?sslmode=no-verify accepts any, ?sslmode=disable uses no TLS.',
    );
  }
  if (/unsupported startup parameter/.test(error.message)) {
    return new CommandError(
      'DATABASE_URL leads to a connection pooler. Set DATABASE_DIRECT_URL to the server itself.',
    );
  }
  if (isLockTimeout(error)) {
    return new CommandError(
      `Another transaction held a lock for longer than ${LOCK_TIMEOUT_MS / 1_000} seconds. Try again.`,
    );
  }
  const fileProblem = /SQLITE_(CANTOPEN|READONLY)/.test(error.message) ? problemOfFile() : '';
  if (fileProblem !== '') return new CommandError(`The database cannot be used: ${fileProblem}`);
  if (isUnusable) return new CommandError(`The database cannot be used: ${error.message || code}`);
  if (code === '42P01' || /no such table/.test(error.message)) {
    return new CommandError(`${databaseWords(error)}. Is the database migrated? Run 'migrate'.`);
  }
  return null;
}

/** Why the SQLite file of DATABASE_URL cannot be opened or written. */
function problemOfFile(): string {
  if (isPostgres(settings.DATABASE_URL)) return '';
  const file = sqliteFilename(settings.DATABASE_URL);
  const folder = path.dirname(file);
  if (!existsSync(folder)) return `the folder ${folder} does not exist.`;
  // SQLite writes files beside the database.
  const readOnly = [folder, file].find((each) => existsSync(each) && !isWritable(each));
  return readOnly === undefined ? '' : `${readOnly} is read-only.`;
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
