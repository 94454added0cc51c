// What `check` says of the database. Servers leave it out: it is no reason not to start.
import { existsSync } from 'node:fs';
import { installedApps } from '../project.js';
import { Database } from '../db/database.js';
import { sqliteFilename } from '../db/sqlite_client.js';
import { isPostgres } from '../conf/settings.js';
import type { Issue } from './checks.js';
import { explainDatabaseError } from './database_errors.js';
import { describeUnapplied, differencesOf, unappliedIds } from './migrations.js';
import { PROGRAM } from './program.js';

/** Migrations that are not applied, or else tables that are not as their models say. */
export async function databaseIssues(url: string): Promise<Issue[]> {
  // Opening it would make the file.
  if (!isPostgres(url) && !existsSync(sqliteFilename(url))) {
    return [warning('database.W001', 'There is no database yet.', `Run '${PROGRAM} migrate'.`)];
  }
  const db = new Database(url);
  try {
    const unapplied = await unappliedIds(db);
    if (unapplied.length > 0) return [warning('database.W001', describeUnapplied(unapplied))];
    const differences = await differencesOf(db);
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

/** What the apps warn of in a database whose migrations are all applied. */
export async function appWarnings(db: Database): Promise<string[]> {
  const warnings: string[] = [];
  for (const app of installedApps()) warnings.push(...((await app.warnings?.(db.read)) ?? []));
  return warnings;
}

function warning(id: string, message: string, hint?: string): Issue {
  return { level: 'WARNING', id, message, ...(hint !== undefined && { hint }) };
}
