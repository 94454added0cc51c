// One `migrate` at a time. Uses the database's own locks, so the death of a process releases them.
import sqlite3 from 'sqlite3';
import { isPostgres } from '../conf/settings.js';
import { connectToSession } from './postgres_hosts.js';
import { createPrivateFile, sqliteFilename } from './sqlite_client.js';

/** An arbitrary number for the advisory lock, unused elsewhere in this database. */
const ADVISORY_LOCK_KEY = 7_361_020_001;
const LOCK_TIMEOUT_MS = 600_000;

/** Waits until no other process migrates this database; returns a function that releases the lock. */
export function holdMigrationLock(url: string): Promise<() => Promise<void>> {
  return isPostgres(url) ? lockPostgres(url) : lockSqlite(sqliteFilename(url));
}

async function lockPostgres(url: string): Promise<() => Promise<void>> {
  const client = await connectToSession(url);
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK_KEY]);
  return () => client.end();
}

/** Locks a second, empty SQLite file beside the first, which must stay unlocked for the migrations. */
async function lockSqlite(filename: string): Promise<() => Promise<void>> {
  if (filename === ':memory:') return () => Promise.resolve();
  createPrivateFile(`${filename}-migrate`);
  const connection = await open(`${filename}-migrate`);
  await exec(connection, `PRAGMA busy_timeout = ${LOCK_TIMEOUT_MS}; BEGIN EXCLUSIVE;`);
  return async () => {
    await exec(connection, 'ROLLBACK;');
    await new Promise<void>((resolve, reject) => {
      connection.close((error) => (error ? reject(error) : resolve()));
    });
  };
}

function open(filename: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(filename, (error) =>
      error ? reject(error) : resolve(connection),
    );
  });
}

function exec(connection: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}
