// Files with secrets or personal data that other users of this machine can read.
import { statSync } from 'node:fs';
import path from 'node:path';
import { BASE_DIR, isPostgres, type FrameworkSettings } from '../conf/settings.js';
import { sqliteFilename } from '../db/sqlite_client.js';
import type { Issue } from './checks.js';

/** Whether others than its owner can read a file. Never where files have no modes. */
export function othersCanRead(file: string): boolean {
  const mode = process.platform === 'win32' ? undefined : statSync(file, { throwIfNoEntry: false })?.mode;
  return mode !== undefined && (mode & 0o077) !== 0;
}

/** `.env` has passwords and keys. */
export function readableSecrets(file = path.join(BASE_DIR, '.env')): Issue[] {
  if (!othersCanRead(file)) return [];
  const message = 'Other users of this machine can read .env, which has secrets.';
  return [{ level: 'WARNING', id: 'ecommerce.W011', message, hint: 'Run: chmod 600 .env' }];
}

/** The settings that name files with personal data or secrets, and these files. */
export function privateFiles(settings: FrameworkSettings): Record<string, string> {
  const { DATABASE_URL, LOG_FILE, EMAIL_URL, GRPC_TLS_KEY } = settings;
  return {
    ...(!isPostgres(DATABASE_URL) && { DATABASE_URL: sqliteFilename(DATABASE_URL) }),
    ...(LOG_FILE !== '' && { LOG_FILE }),
    ...(GRPC_TLS_KEY !== '' && { GRPC_TLS_KEY }),
    ...(EMAIL_URL.startsWith('file:') && { EMAIL_URL: EMAIL_URL.slice('file:'.length) }),
  };
}
