// Whether a server can work with its database. With DEBUG off, a server is not ready before the migrations are
// applied: it answers "unavailable", and becomes ready without a restart.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { settings } from '../conf/settings.js';
import { explainDatabaseError } from './database_errors.js';
import { describeUnapplied, unappliedIds } from './migrations.js';

const LOOK_AGAIN_MS = 1_000;

/** The problem that prevents a server from working with this database; '' if there is none. */
export async function databaseProblem(db: Database): Promise<string> {
  try {
    const unapplied = await unappliedIds(db);
    return unapplied.length > 0 ? describeUnapplied(unapplied) : '';
  } catch (error) {
    const known = explainDatabaseError(error);
    if (!known) throw error;
    return known.message;
  }
}

/** Resolves when the problem of the database is fixed; undefined if there is none. */
export function whenReady(db: Database, problem: string, stop: Promise<void>): Promise<void> | undefined {
  return problem !== '' && !settings.DEBUG ? problemGone(db, stop) : undefined;
}

async function problemGone(db: Database, stop: Promise<void>): Promise<void> {
  let stopped = false;
  void stop.then(() => (stopped = true));
  do {
    // Does not keep the process running.
    await Promise.race([stop, delay(LOOK_AGAIN_MS, undefined, { ref: false })]);
    if (stopped) return new Promise(() => undefined);
  } while ((await databaseProblem(db)) !== '');
}
