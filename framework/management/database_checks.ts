// The database checks of `check`. Servers skip them: they do not prevent a start.
import { existsSync } from 'node:fs';
import { installedApps } from '../project.js';
import { databaseNow } from '../deadlines.js';
import { Database } from '../db/database.js';
import { sqliteFilename } from '../db/sqlite_client.js';
import { isPostgres } from '../conf/settings.js';
import type { Issue } from './checks.js';
import { explainDatabaseError } from './database_errors.js';
import { describeMismatch, describeUnapplied, findMismatch, unappliedIds } from './migrations.js';
import { PROGRAM } from './program.js';

/** Warns of unapplied migrations, or else of tables that differ from their models, of one app or all. */
export async function databaseIssues(url: string, app?: string): Promise<Issue[]> {
  // Opening it would create the file.
  if (!isPostgres(url) && !existsSync(sqliteFilename(url))) {
    return [warning('database.W001', 'There is no database yet.', `Run '${PROGRAM} migrate'.`)];
  }
  const db = new Database(url);
  try {
    const unapplied = await unappliedIds(db);
    if (unapplied.length > 0) return [warning('database.W001', describeUnapplied(unapplied))];
    const mismatch = await findMismatch(db, app);
    const { differences, changed } = mismatch;
    if (changed.length > 0) return [warning('database.W003', describeMismatch(mismatch))];
    if (differences.length > 0) {
      return differences.map((message) => ({ level: 'ERROR', id: 'database.E001', message }));
    }
    return (await appWarnings(db)).map((message) => warning('ecommerce.W010', message));
  } catch (error) {
    const known = explainDatabaseError(error);
    if (!known) throw error;
    return [warning('database.W002', `The tables were not compared with the models. ${known.message}`)];
  } finally {
    await db.close();
  }
}

/** A worker does what is due within seconds; after so long there is none, or it cannot work. */
const LATE_MS = 600_000;

/** Warns of background work that nobody does; of nothing where the database does not fit, for others say that. */
export async function missingWorkers(url: string): Promise<Issue[]> {
  if (!isPostgres(url) && !existsSync(sqliteFilename(url))) return [];
  const db = new Database(url);
  try {
    return (await unappliedIds(db)).length > 0 ? [] : await lateWork(db);
  } catch (error) {
    if (!explainDatabaseError(error)) throw error;
    return [];
  } finally {
    await db.close();
  }
}

async function lateWork(db: Database): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const { label, waitsSince } of installedApps()) {
    const since = await waitsSince?.(db.read);
    if (since === undefined || databaseNow() - Date.parse(since) < LATE_MS) continue;
    const message = `The background work of ${label} has waited since ${since}: no process does it.`;
    issues.push(warning('ecommerce.W015', message, `Run '${PROGRAM} grpc-server ${label}'.`));
  }
  return issues;
}

/** The warnings of the apps about a fully migrated database. */
export async function appWarnings(db: Database): Promise<string[]> {
  const warnings: string[] = [];
  for (const app of installedApps()) warnings.push(...((await app.warnings?.(db.read)) ?? []));
  return warnings;
}

function warning(id: string, message: string, hint?: string): Issue {
  return { level: 'WARNING', id, message, ...(hint !== undefined && { hint }) };
}
