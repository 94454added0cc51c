// Messages of commands for an unusable database.
import { databaseWords } from '../db/database.js';
import { outageOf } from '../db/outages.js';
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
  if (isUnusable) return new CommandError(`The database cannot be used: ${error.message || code}`);
  if (code === '42P01' || /no such table/.test(error.message)) {
    return new CommandError(`${databaseWords(error)}. Is the database migrated? Run 'migrate'.`);
  }
  return null;
}
