// Whether a server can work with its database. With DEBUG off, one that cannot is not ready: it answers
// "unavailable" until the migrations are applied, and then serves without being started again.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { settings } from '../conf/settings.js';
import { explainDatabaseError } from './database_errors.js';
import { describeUnapplied, unappliedIds } from './migrations.js';

const LOOK_AGAIN_MS = 1_000;

/** What keeps a server from working with this database, in words; '' for nothing. */
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

/** Resolves when a database that has a problem has none any more; undefined when nobody needs to wait. */
export function whenReady(db: Database, problem: string, stop: Promise<void>): Promise<void> | undefined {
  return problem !== '' && !settings.DEBUG ? problemGone(db, stop) : undefined;
}

async function problemGone(db: Database, stop: Promise<void>): Promise<void> {
  let stopped = false;
  void stop.then(() => (stopped = true));
  do {
    // Not waited for when it is all that keeps the process running.
    await Promise.race([stop, delay(LOOK_AGAIN_MS, undefined, { ref: false })]);
    if (stopped) return new Promise(() => undefined);
  } while ((await databaseProblem(db)) !== '');
}
