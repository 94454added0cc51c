// Backups of the whole database: one file that is complete when it has its name. Of SQLite a database file, of
// PostgreSQL an archive of pg_dump. Restoring replaces everything at once, or nothing.
import { fsyncSync, linkSync, openSync, closeSync, readSync, rmSync } from 'node:fs';
import { isPostgres } from '../../conf/settings.js';
import { createPrivateFile } from '../sqlite_client.js';
import { dumpPostgres, idsInDump, problemOfPostgres, restorePostgres } from './postgres.js';
import { copySqlite, idsInFile, problemOfSqlite, restoreSqlite } from './sqlite.js';
import type { TargetProblem } from './target.js';

/** Writes a backup of a running database to a new file, which only this user may read. */
export async function writeBackup(url: string, file: string): Promise<void> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  createPrivateFile(unfinished);
  try {
    await (isPostgres(url) ? dumpPostgres(url, unfinished) : copySqlite(url, unfinished));
    const handle = openSync(unfinished, 'r');
    fsyncSync(handle);
    closeSync(handle);
    linkSync(unfinished, file); // fails if there is such a file by now
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** What a file is a backup of; undefined for anything else. */
export function kindOfBackup(file: string): 'PostgreSQL' | 'SQLite' | undefined {
  const start = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 16, 0);
  closeSync(handle);
  if (start.toString('latin1') === 'SQLite format 3\0') return 'SQLite';
  return start.toString('latin1', 0, 5) === 'PGDMP' ? 'PostgreSQL' : undefined;
}

/** The ids of the migrations that a backup holds; throws for one that is damaged or not of the shop. */
export function migrationsInBackup(url: string, file: string): Promise<string[]> {
  return isPostgres(url) ? idsInDump(file) : idsInFile(file);
}

/** Why a database must not be restored to: it is in use, or has something in it. */
export function problemOfTarget(url: string): Promise<TargetProblem | undefined> {
  return isPostgres(url) ? problemOfPostgres(url) : problemOfSqlite(url);
}

/** Replaces everything in the database by the backup. */
export function restoreBackup(url: string, file: string): Promise<void> {
  return isPostgres(url) ? restorePostgres(url, file) : restoreSqlite(url, file);
}
